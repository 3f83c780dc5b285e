use askama::Template;
use axum::extract::State as From;
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Texts, Visit};

use super::Answer;
use super::parts::{unit, with_query};
use crate::WORDS;
use crate::desk::Desk;
use crate::queries::{self, Cursor, public_answers};

const ROWS: i64 = 20;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(default)]
    cursor: String,
}

/// One published answer.
struct Row {
    code: String,
    class: String,
    body: String,
    question: String,
    answer: String,
    at: String,
}

#[derive(Template)]
#[template(path = "petition-answers.html")]
struct Answers {
    page: Page,
    t: Texts,
    rows: Vec<Row>,
    next: Option<String>,
    first: String,
}

/// What citizens asked and what was answered (H4).
pub async fn page(From(desk): From<Desk>, visit: Visit, Query(ask): Query<Ask>) -> Answer {
    let t = visit.texts(&WORDS);
    let (now, cursor) = (desk.kit.clock.now(), ask.cursor.clone());
    let read = move |conn: &mut Conn| {
        let page = public_answers(conn, now, ROWS, Cursor::parse(&cursor))?;
        let directory = organization::directory(conn)?;
        let row = |row: queries::PublicAnswer| Row {
            body: unit(&directory, row.body),
            class: row.class.map(|class| t.say(&class.key())).unwrap_or_default(),
            question: row.question.unwrap_or_default(),
            answer: row.answer.unwrap_or_default(),
            at: row.published_at.map(|at| t.date(at)).unwrap_or_default(),
            code: row.code,
        };
        Ok((page.rows.into_iter().map(row).collect::<Vec<_>>(), page.next))
    };
    let (rows, next) = desk.kit.store.read(read).await?;
    let mut page = Page::public(&visit, t.say("feedback-answers-title"));
    page.demo = desk.kit.demo;
    web::render(&Answers {
        page,
        t,
        rows,
        next: next.map(|cursor| with_query("/petitions/answers", [("cursor", cursor.to_string().as_str())])),
        first: if ask.cursor.is_empty() { String::new() } else { "/petitions/answers".to_owned() },
    })
}

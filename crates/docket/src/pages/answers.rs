use askama::Template;
use axum::extract::State as From;
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Texts, Visit};

use super::Answer;
use super::names::Names;
use super::rows::with_query;
use crate::WORDS;
use crate::desk::Desk;
use crate::queries::{Cursor, PublicAnswer, Written, has_illustration};

const ROWS: i64 = 20;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(default)]
    cursor: String,
}

/// One answered matter as everybody may read it.
struct Row {
    code: String,
    title: String,
    field: String,
    lead: String,
    communes: i64,
    answer: Option<Answered>,
    decision: Option<String>,
}

/// A written answer in words.
struct Answered {
    class: String,
    signed: String,
    content: String,
}

#[derive(Template)]
#[template(path = "answers.html")]
struct Answers {
    page: Page,
    t: Texts,
    rows: Vec<Row>,
    /// Made-up matters are among them.
    illustration: bool,
    next: Option<String>,
    first: String,
}

/// What communes raised and what departments answered, where the province lets everybody read it.
pub async fn page(From(desk): From<Desk>, visit: Visit, Query(ask): Query<Ask>) -> Answer {
    let t = visit.texts(&WORDS);
    let (now, docket, cursor) = (desk.kit.clock.now(), desk.docket.clone(), ask.cursor.clone());
    let read = move |conn: &mut Conn| {
        let page = docket.public_answers(conn, now, ROWS, Cursor::parse(&cursor))?;
        Ok((page.rows, page.next, Names::load(conn)?, has_illustration(conn)?))
    };
    let (rows, next, names, illustration) = desk.kit.store.read(read).await?;
    let address = |cursor: &str| with_query("/answers", [("cursor", cursor)]);
    web::render(&Answers {
        page: Page::public(&visit, t.say("docket-page-answers-title")),
        rows: rows.into_iter().map(|row| show(row, &names, &t)).collect(),
        illustration,
        next: next.map(|cursor| address(&cursor.to_string())),
        first: if ask.cursor.is_empty() { String::new() } else { address("") },
        t,
    })
}

fn show(row: PublicAnswer, names: &Names, t: &Texts) -> Row {
    let answered = |own: Written| {
        let day = own.signed_on.map(|day| t.date(day)).unwrap_or_default();
        Answered {
            class: t.say(&own.class.key()),
            signed: t.fill("docket-page-signed-public", [("number", &own.number), ("day", &day)]),
            content: own.content,
        }
    };
    Row {
        field: t.say(&row.field.key()),
        lead: names.unit(row.lead_body),
        communes: i64::from(row.communes),
        answer: row.answer.map(answered),
        decision: row.decision,
        code: row.code,
        title: row.title,
    }
}

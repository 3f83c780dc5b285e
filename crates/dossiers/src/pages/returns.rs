use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use super::Answer;
use super::queue::{self, Ask, Row, with_query};
use crate::WORDS;
use crate::desk::Desk;
use crate::model::State;
use crate::queries::{Cursor, QueueFilter};

const ROWS: i64 = 25;

#[derive(Template)]
#[template(path = "returns.html")]
struct Returns {
    page: Page,
    t: Texts,
    ask: Ask,
    rows: Vec<Row>,
    next: Option<String>,
    first: String,
}

/// What lies at the person's centre ready to be fetched (A35): a name or a code in, the hand-over one key on.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, asked) = (desk.kit.clock.now(), staff.actor.clone(), ask.clone());
    let read = move |conn: &mut Conn| {
        let filter = QueueFilter {
            unit: actor.home_unit(),
            state: Some(State::Ready),
            q: Some(asked.q.clone()).filter(|q| !q.trim().is_empty()),
            ..QueueFilter::default()
        };
        let page = desk.dossiers.queue(conn, &Ctx::new(&actor, now), &filter, ROWS, Cursor::parse(&asked.cursor))?;
        let next = page.next;
        Ok((queue::rows(conn, now, page, None, &t)?, next))
    };
    let (rows, next) = desk.kit.store.read(read).await?;
    let address = |cursor: &str| with_query("/staff/returns", [("q", ask.q.as_str()), ("cursor", cursor)]);
    let next = next.map(|cursor| address(&cursor.to_string()));
    let first = if ask.cursor.is_empty() { String::new() } else { address("") };
    web::render(&Returns { page: Page::staff(&staff, t.say("dossier-returns-title")), t, ask, rows, next, first })
}

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
/// Dossiers of every state.
const EVERY: &str = "all";
/// Those that somebody has still to do something about.
const OPEN: &str = "open";

#[derive(Template)]
#[template(path = "search.html")]
struct Search {
    page: Page,
    t: Texts,
    ask: Ask,
    rows: Vec<Row>,
    states: Vec<(String, String)>,
    chosen: String,
    next: Option<String>,
    first: String,
}

/// Every dossier that the person may see, by name, code, number or state.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let chosen = chosen(&ask).to_owned();
    let (now, actor, asked, state) = (desk.kit.clock.now(), staff.actor.clone(), ask.clone(), chosen.clone());
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let filter = QueueFilter {
            unit: directory.by_code(asked.unit.trim()).map(|unit| unit.id),
            state: State::parse(&state),
            every: state == EVERY,
            q: Some(asked.q.clone()).filter(|q| !q.trim().is_empty()),
            ..QueueFilter::default()
        };
        let page = desk.dossiers.queue(conn, &Ctx::new(&actor, now), &filter, ROWS, Cursor::parse(&asked.cursor))?;
        let next = page.next;
        Ok((queue::rows(conn, now, page, None, &t)?, next))
    };
    let (rows, next) = desk.kit.store.read(read).await?;
    let next = next.map(|cursor| address(&ask, Some(&cursor.to_string())));
    let first = if ask.cursor.is_empty() { String::new() } else { address(&ask, None) };
    let page = Page::staff(&staff, t.say("dossier-search-title"));
    web::render(&Search { page, states: states(&t), chosen, t, ask, rows, next, first })
}

/// The state asked for. Who types a name looks for every dossier of that person; without words the open ones are shown.
fn chosen(ask: &Ask) -> &str {
    match (ask.state.trim(), ask.q.trim()) {
        ("", "") => OPEN,
        ("", _) => EVERY,
        (state, _) => state,
    }
}

fn states(t: &Texts) -> Vec<(String, String)> {
    let wide = [(EVERY, "dossier-filter-every"), (OPEN, "dossier-filter-open")];
    let wide = wide.iter().map(|(value, key)| ((*value).to_owned(), t.say(key)));
    wide.chain(queue::states(t, false)).collect()
}

fn address(ask: &Ask, cursor: Option<&str>) -> String {
    let pairs = [("q", ask.q.as_str()), ("state", &ask.state), ("unit", &ask.unit)];
    with_query("/staff/dossiers", pairs.into_iter().chain(cursor.map(|cursor| ("cursor", cursor))))
}

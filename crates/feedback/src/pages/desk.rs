use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::Timestamp;
use organization::Snapshot;
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use super::Answer;
use super::parts::{Pill, outcome, pill, state, unit, with_query};
use crate::WORDS;
use crate::desk::Desk;
use crate::model::Petition;
use crate::queries::{self, Cursor, DeskTab};

const ROWS: i64 = 25;

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub struct Ask {
    tab: String,
    cursor: String,
}

/// One petition to be done.
struct Row {
    code: String,
    title: String,
    state: Pill,
    body: String,
    /// How the clock stands, or how it ended.
    pill: Option<Pill>,
    clock: String,
    climbed: Option<String>,
    filed: String,
}

#[derive(Template)]
#[template(path = "petitions.html")]
struct Shown {
    page: Page,
    t: Texts,
    tab: DeskTab,
    tabs: Vec<(DeskTab, String)>,
    rows: Vec<Row>,
    next: Option<String>,
    first: String,
}

/// The desk, the nearest clock first.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let tab = DeskTab::parse(&ask.tab).unwrap_or(DeskTab::Open);
    let (now, actor, cursor) = (desk.kit.clock.now(), staff.actor.clone(), ask.cursor.clone());
    let read = move |conn: &mut Conn| {
        let page = queries::desk(conn, &Ctx::new(&actor, now), tab, ROWS, Cursor::parse(&cursor))?;
        let picture = organization::snapshot(conn)?;
        let rows: Vec<Row> = page.rows.iter().map(|own| row(own, &picture, now, &t)).collect();
        Ok((rows, page.next))
    };
    let (rows, next) = desk.kit.store.read(read).await?;
    let address = |cursor: &str| with_query("/staff/petitions", [("tab", tab.as_str()), ("cursor", cursor)]);
    web::render(&Shown {
        page: Page::staff(&staff, t.say("feedback-desk-title")),
        tabs: DeskTab::ALL.iter().map(|tab| (*tab, t.say(&format!("feedback-tab-{tab}")))).collect(),
        next: next.map(|cursor| address(&cursor.to_string())),
        first: if ask.cursor.is_empty() { String::new() } else { address("") },
        t,
        tab,
        rows,
    })
}

fn row(petition: &Petition, picture: &Snapshot, now: Timestamp, t: &Texts) -> Row {
    let calendar = picture.calendar(petition.holder_body, now.date());
    let running = petition.due_at.filter(|_| petition.open);
    Row {
        code: petition.code.clone(),
        title: petition.title.clone(),
        state: state(t, petition.state),
        body: unit(&picture.directory, petition.holder_body),
        pill: running.map(|due| pill(t, &calendar, now, due)).or_else(|| outcome(t, petition)),
        clock: running
            .zip(petition.clock)
            .map(|(due, clock)| format!("{} · {}", t.say(&clock.key()), t.datetime(due)))
            .unwrap_or_default(),
        climbed: petition.responsible.as_ref().map(|name| t.fill("feedback-responsible", [("name", name)])),
        filed: t.datetime(petition.filed_at),
    }
}

use askama::Template;
use axum::extract::State as From;
use identity::{Ctx, Role};
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use crate::WORDS;
use crate::desk::Desk;
use crate::model::SessionState;
use crate::pages::Answer;
use crate::pages::clock::Pill;
use crate::pages::names::Names;
use crate::pages::rows::with_query;
use crate::queries::{Cursor, SessionFilter, SessionRow};

const ROWS: i64 = 25;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(default)]
    state: String,
    #[serde(default)]
    cursor: String,
}

/// One visit of the plan.
pub struct Row {
    pub code: String,
    pub title: String,
    pub place: String,
    pub communes: String,
    pub day: String,
    pub hours: String,
    pub state: Pill,
}

/// A working group to open.
struct GroupRow {
    id: String,
    title: String,
    head: String,
    illustration: bool,
}

#[derive(Template)]
#[template(path = "sessions.html")]
struct List {
    page: Page,
    t: Texts,
    ask: Ask,
    rows: Vec<Row>,
    groups: Vec<GroupRow>,
    states: Vec<(String, String)>,
    may_plan: bool,
    next: Option<String>,
    first: String,
}

/// The plan of visits of every working group the person may see.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket, asked) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), ask.clone());
    let read = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let filter = SessionFilter { state: SessionState::parse(&asked.state), ..SessionFilter::default() };
        let page = docket.sessions(conn, &ctx, &filter, ROWS, Cursor::parse(&asked.cursor))?;
        let next = page.next;
        let names = Names::load(conn)?;
        let groups = docket.groups(conn, &ctx)?;
        let rows: Vec<Row> = page.rows.into_iter().map(|row| show(row, &names, &t)).collect();
        Ok((rows, groups, next))
    };
    let (rows, groups, next) = desk.kit.store.read(read).await?;
    let address =
        |cursor: &str| with_query("/staff/docket/sessions", [("state", ask.state.as_str()), ("cursor", cursor)]);
    let group = |group: crate::model::Group| GroupRow {
        id: group.id.to_string(),
        title: t.fill("docket-page-group-no", [("number", &group.number), ("title", &group.title)]),
        head: group.head_name,
        illustration: group.illustration,
    };
    web::render(&List {
        page: Page::staff(&staff, t.say("docket-page-sessions-title")),
        states: SessionState::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&own.key()))).collect(),
        groups: groups.into_iter().map(group).collect(),
        may_plan: staff.actor.has(Role::ProvincialOffice),
        next: next.map(|cursor| address(&cursor.to_string())),
        first: if ask.cursor.is_empty() { String::new() } else { address("") },
        t,
        ask,
        rows,
    })
}

/// A visit in words.
pub fn show(row: SessionRow, names: &Names, t: &Texts) -> Row {
    let session = row.session;
    Row {
        communes: names.list(&row.communes),
        day: format!("{} {}", t.weekday(session.planned_from), t.date(session.planned_from)),
        hours: format!("{} – {}", t.time(session.planned_from), t.time(session.planned_to)),
        state: state(session.state, t),
        code: session.code,
        title: session.title,
        place: session.place,
    }
}

/// A session's state in words and colour.
pub fn state(state: SessionState, t: &Texts) -> Pill {
    let kind = match state {
        SessionState::Planned => "none",
        SessionState::Held => "warn",
        SessionState::Concluded => "ok",
        SessionState::Cancelled => "bad",
    };
    Pill { kind, words: t.say(&state.key()) }
}

use askama::Template;
use axum::extract::State as From;
use axum::response::{IntoResponse, Redirect};
use identity::{Actor, Ctx, Role};
use kernel::{Id, Timestamp};
use organization::UnitKind;
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use super::Answer;
use super::clock::Pill;
use super::names::Names;
use super::parts::{self, TaskLink};
use super::rows::{Calendars, with_query};
use crate::desk::Desk;
use crate::model::{NoticeKind, Thing};
use crate::queries::{Cursor, DeskCounts, DeskRow, DeskTab, TaskFilter};
use crate::{Docket, WORDS};

const ROWS: i64 = 25;
const NOTICES: i64 = 6;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(default)]
    tab: String,
    #[serde(default)]
    cursor: String,
}

/// One thing to do.
struct Row {
    href: String,
    code: String,
    title: String,
    from: String,
    level: String,
    holder: String,
    since: String,
    clock: String,
    pill: Pill,
    lapsed: bool,
}

/// What the house says by itself.
struct Told {
    href: String,
    code: String,
    words: Pill,
    at: String,
}

/// A tab with how much lies in it.
struct Tab {
    key: &'static str,
    label: String,
    count: i64,
}

#[derive(Template)]
#[template(path = "desk.html")]
struct Shown {
    page: Page,
    t: Texts,
    unit: String,
    tab: &'static str,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    notices: Vec<Told>,
    next: Option<String>,
    first: String,
}

const TABS: [(&str, DeskTab); 4] = [
    ("matters", DeskTab::Matters),
    ("opinions", DeskTab::Opinions),
    ("tasks", DeskTab::Tasks),
    ("sessions", DeskTab::Sessions),
];

/// Where a person begins: a commune with what it raised, a leader with the figures, everybody else at the desk.
pub async fn start(From(desk): From<Desk>, staff: Staff) -> Answer {
    let actor = staff.actor.clone();
    let kind = desk.kit.store.read(move |conn: &mut Conn| {
        let names = Names::load(conn)?;
        Ok(actor.home_unit().and_then(|unit| names.kind(unit)))
    });
    let to = match kind.await? {
        Some(UnitKind::Commune) => "/staff/docket/ours",
        Some(UnitKind::Province) if staff.actor.has(Role::Leader) => "/staff/docket/leader",
        _ => "/staff/docket/desk",
    };
    Ok(Redirect::to(to).into_response())
}

/// The unit whose desk a person sees: the own body, whatever division the account is in.
fn unit(actor: &Actor, names: &Names) -> Id {
    actor.home_unit().map(|unit| names.body(unit)).unwrap_or_default()
}

/// What lies with the unit, the nearest clock first.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let (key, tab) = TABS.into_iter().find(|(key, _)| *key == ask.tab).unwrap_or(TABS[0]);
    let (now, actor, docket, cursor) =
        (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), ask.cursor.clone());
    let read = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let names = Names::load(conn)?;
        let unit = unit(&actor, &names);
        let counts = docket.desk_counts(conn, &ctx, unit)?;
        let page = docket.desk(conn, &ctx, unit, tab, ROWS, Cursor::parse(&cursor))?;
        let next = page.next;
        let rows = rows(conn, page.rows, unit, &names, now, &t)?;
        let notices = docket.notices(conn, &ctx, unit, NOTICES)?;
        let notices = notices.into_iter().map(|notice| told(notice, &t)).collect();
        Ok((names.unit(unit), counts, rows, next, notices))
    };
    let (unit, counts, rows, next, notices) = desk.kit.store.read(read).await?;
    let address = |cursor: &str| with_query("/staff/docket/desk", [("tab", key), ("cursor", cursor)]);
    web::render(&Shown {
        page: Page::staff(&staff, t.say("docket-page-desk-title")).counted("/staff/docket", counts.waiting()),
        tabs: tabs(&counts, &t),
        tab: key,
        next: next.map(|cursor| address(&cursor.to_string())),
        first: if ask.cursor.is_empty() { String::new() } else { address("") },
        t,
        unit,
        rows,
        notices,
    })
}

fn tabs(counts: &DeskCounts, t: &Texts) -> Vec<Tab> {
    let count = |tab: DeskTab| match tab {
        DeskTab::Matters => counts.matters,
        DeskTab::Opinions => counts.opinions,
        DeskTab::Tasks => counts.tasks,
        DeskTab::Sessions => counts.sessions,
    };
    let tab = |(key, tab): (&'static str, DeskTab)| Tab {
        key,
        label: t.say(&format!("docket-page-tab-{key}")),
        count: count(tab),
    };
    TABS.into_iter().map(tab).collect()
}

fn rows(
    conn: &mut Conn,
    rows: Vec<DeskRow>,
    unit: Id,
    names: &Names,
    now: Timestamp,
    t: &Texts,
) -> store::Result<Vec<Row>> {
    let calendars = Calendars::load(conn, [unit], now)?;
    let people = parts::people(conn, rows.iter().filter_map(|row| row.holder_person))?;
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        let person = row.holder_person.and_then(|id| people.get(&id).cloned()).unwrap_or_default();
        shown.push(Row {
            href: address(row.thing, &row.code),
            from: names.unit(row.from),
            level: t.say(&row.level.key()),
            holder: person,
            since: calendars.lain(t, unit, row.since, now),
            clock: row.clock.map(|clock| t.say(&clock.key())).unwrap_or_default(),
            pill: calendars.pill(t, unit, now, row.due_at),
            lapsed: row.lapsed,
            code: row.code,
            title: row.title,
        });
    }
    Ok(shown)
}

/// The page of a thing.
fn address(thing: Thing, code: &str) -> String {
    let place = match thing {
        Thing::Task => "tasks",
        Thing::Session | Thing::Conclusion => "sessions",
        _ => "recommendations",
    };
    format!("/staff/docket/{place}/{code}")
}

fn told(notice: crate::model::Notice, t: &Texts) -> Told {
    let clock = t.say(&notice.clock.key());
    let due = t.datetime(notice.due_at);
    let (kind, key) = match notice.kind {
        NoticeKind::Near => ("warn", "docket-page-told-near"),
        NoticeKind::Rung => ("bad", "docket-page-told-rung"),
        NoticeKind::Climbed => ("bad", "docket-page-told-climbed"),
        NoticeKind::Moved => ("warn", "docket-page-told-moved"),
    };
    let name = notice.responsible.unwrap_or_default();
    Told {
        href: address(notice.thing, &notice.code),
        words: Pill { kind, words: t.fill(key, [("clock", &clock), ("due", &due), ("name", &name)]) },
        at: t.datetime(notice.at),
        code: notice.code,
    }
}

/// The open tasks of a unit, the nearest clock first.
///
/// # Errors
/// Those of the query.
pub fn tasks_of(
    conn: &mut Conn,
    docket: &Docket,
    ctx: &Ctx<'_>,
    unit: Id,
    names: &Names,
    t: &Texts,
) -> store::Result<Vec<TaskLink>> {
    let filter = TaskFilter { lead: Some(unit), ..TaskFilter::default() };
    let page = docket.tasks(conn, ctx, &filter, 8, None)?;
    Ok(page.rows.iter().map(|row| parts::task(row, names, t)).collect())
}

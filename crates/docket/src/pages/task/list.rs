use askama::Template;
use axum::extract::State as From;
use documents::sheet::{Cell, Column, ColumnKind, Xlsx};
use identity::Ctx;
use kernel::Timestamp;
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use crate::WORDS;
use crate::desk::Desk;
use crate::model::TaskState;
use crate::pages::clock::Pill;
use crate::pages::names::Names;
use crate::pages::parts;
use crate::pages::rows::{self, Calendars, with_query};
use crate::pages::{Answer, file};
use crate::queries::{Cursor, TaskFilter, TaskRow};

const ROWS: i64 = 25;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    /// Code of a body.
    #[serde(default)]
    lead: String,
    /// `all` for those that are done as well, `reported` for those that wait to be taken.
    #[serde(default)]
    show: String,
    #[serde(default)]
    cursor: String,
}

/// One task of a list.
struct Row {
    code: String,
    content: String,
    product: String,
    lead: String,
    due: String,
    state: Pill,
    pill: Option<Pill>,
    extensions: i32,
}

#[derive(Template)]
#[template(path = "tasks.html")]
struct List {
    page: Page,
    t: Texts,
    ask: Ask,
    rows: Vec<Row>,
    states: Vec<(String, String)>,
    bodies: Vec<(String, String)>,
    next: Option<String>,
    first: String,
    export: String,
}

/// Tasks, the nearest clock first.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket, asked) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), ask.clone());
    let read = move |conn: &mut Conn| {
        let names = Names::load(conn)?;
        let filter = filter(&asked, &names);
        let page = docket.tasks(conn, &Ctx::new(&actor, now), &filter, ROWS, Cursor::parse(&asked.cursor))?;
        let calendars = Calendars::load(conn, page.rows.iter().map(|row| row.task.lead_body).collect::<Vec<_>>(), now)?;
        let rows: Vec<Row> = page.rows.iter().map(|row| show(row, &names, &calendars, now, &t)).collect();
        Ok((rows, page.next, names.bodies()))
    };
    let (rows, next, bodies) = desk.kit.store.read(read).await?;
    let address = |path: &str, cursor: &str| {
        let pairs = [("q", ask.q.as_str()), ("state", &ask.state), ("lead", &ask.lead), ("show", &ask.show)];
        with_query(path, pairs.into_iter().chain([("cursor", cursor)]))
    };
    let here = "/staff/docket/tasks";
    web::render(&List {
        page: Page::staff(&staff, t.say("docket-page-tasks-title")),
        states: TaskState::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&own.key()))).collect(),
        next: next.map(|cursor| address(here, &cursor.to_string())),
        first: if ask.cursor.is_empty() { String::new() } else { address(here, "") },
        export: address("/staff/docket/tasks/export.xlsx", ""),
        t,
        ask,
        rows,
        bodies,
    })
}

/// Whoever works for a department or a commune sees what it leads and where it co-operates; the province sees all.
fn filter(ask: &Ask, names: &Names) -> TaskFilter {
    TaskFilter {
        q: Some(ask.q.clone()).filter(|q| !q.trim().is_empty()),
        lead: names.0.by_code(ask.lead.trim()).map(|unit| unit.id),
        all: ask.show == "all",
        reported: ask.show == "reported",
        state: TaskState::parse(&ask.state),
        ..TaskFilter::default()
    }
}

fn show(row: &TaskRow, names: &Names, calendars: &Calendars, now: Timestamp, t: &Texts) -> Row {
    let task = &row.task;
    let running = task.due_at.filter(|_| task.open && task.reported_at.is_none());
    Row {
        code: task.code.clone(),
        content: task.content.clone(),
        product: task.product.clone(),
        lead: names.unit(task.lead_body),
        due: task.due_at.map(|at| t.date(at)).unwrap_or_default(),
        state: parts::task_state(row.state, t),
        pill: running.map(|at| calendars.pill(t, task.lead_body, now, at)),
        extensions: task.extensions,
    }
}

/// The same as a spreadsheet.
pub async fn export(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let read = move |conn: &mut Conn| {
        let names = Names::load(conn)?;
        let filter = filter(&ask, &names);
        let ctx = Ctx::new(&actor, now);
        rows::may_export(conn, &ctx)?;
        let page = |after| {
            let page = docket.tasks(conn, &ctx, &filter, rows::AT_ONCE, after)?;
            Ok((page.rows, page.next))
        };
        Ok(sheet(&t)
            .map_err(Into::into)
            .and_then(|sheet| rows::write(sheet, page, |sheet, row| line(sheet, row, &names, &t))))
    };
    web::download(desk.kit.store.read(read).await??, file::XLSX, "tasks.xlsx")
}

fn sheet(t: &Texts) -> Result<Xlsx, documents::DocumentError> {
    use ColumnKind::{DateTime, Integer, Text};
    let column = |key: &str, kind, width| Column::new(t.say(&format!("docket-page-col-{key}")), kind).width(width);
    let columns = vec![
        column("code", Text, 16),
        column("content", Text, 60),
        column("product", Text, 34),
        column("lead", Text, 30),
        column("state", Text, 22),
        column("given", DateTime, 17),
        column("due", DateTime, 17),
        column("done", DateTime, 17),
        column("extensions", Integer, 10),
    ];
    Xlsx::new(&t.say("docket-page-tasks-title"), columns)
}

fn line(sheet: &mut Xlsx, row: &TaskRow, names: &Names, t: &Texts) -> Result<(), documents::DocumentError> {
    let task = &row.task;
    sheet.row(&[
        Cell::text(&task.code),
        Cell::text(&task.content),
        Cell::text(&task.product),
        Cell::Text(names.unit(task.lead_body).into()),
        Cell::Text(t.say(&row.state.key()).into()),
        Cell::DateTime(task.given_at),
        task.due_at.map_or(Cell::Empty, Cell::DateTime),
        task.done_at.map_or(Cell::Empty, Cell::DateTime),
        Cell::Integer(i64::from(task.extensions)),
    ])
}

use askama::Template;
use axum::extract::State as From;
use documents::sheet::{Cell, Column, ColumnKind, Xlsx};
use identity::Ctx;
use kernel::Id;
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use crate::WORDS;
use crate::desk::Desk;
use crate::model::{Field, State};
use crate::pages::names::Names;
use crate::pages::rows::{self, Row, with_query};
use crate::pages::{Answer, file};
use crate::queries::{Cursor, RecommendationFilter, RecommendationRow, Standing};

const ROWS: i64 = 25;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(default)]
    pub q: String,
    #[serde(default)]
    pub state: String,
    #[serde(default)]
    pub field: String,
    /// Code of a commune.
    #[serde(default)]
    pub commune: String,
    /// Code of a department.
    #[serde(default)]
    pub lead: String,
    /// A figure of the leader's page, such as `late`.
    #[serde(default)]
    pub standing: String,
    #[serde(default)]
    pub cursor: String,
}

#[derive(Template)]
#[template(path = "recommendations.html")]
struct List {
    page: Page,
    t: Texts,
    ask: Ask,
    rows: Vec<Row>,
    states: Vec<(String, String)>,
    fields: Vec<(String, String)>,
    standings: Vec<(String, String)>,
    communes: Vec<(String, String)>,
    departments: Vec<(String, String)>,
    next: Option<String>,
    first: String,
    export: String,
}

/// Everything that was raised, as far as the person may see it.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket, asked) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), ask.clone());
    let read = move |conn: &mut Conn| {
        let names = Names::load(conn)?;
        let filter = filter(&asked, &names);
        let page = docket.recommendations(conn, &Ctx::new(&actor, now), &filter, ROWS, Cursor::parse(&asked.cursor))?;
        let next = page.next;
        let communes = names.of_kind(organization::UnitKind::Commune);
        let departments = names.of_kind(organization::UnitKind::Department);
        Ok((rows::recommendations(conn, page.rows, now, &t)?, next, communes, departments))
    };
    let (rows, next, communes, departments) = desk.kit.store.read(read).await?;
    let address = |path: &str, cursor: &str| {
        let pairs = [("q", ask.q.as_str()), ("state", &ask.state), ("field", &ask.field), ("commune", &ask.commune)];
        let rest = [("lead", ask.lead.as_str()), ("standing", &ask.standing), ("cursor", cursor)];
        with_query(path, pairs.into_iter().chain(rest))
    };
    let here = "/staff/docket/recommendations";
    web::render(&List {
        page: Page::staff(&staff, t.say("docket-page-list-title")),
        states: State::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&own.key()))).collect(),
        fields: Field::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&own.key()))).collect(),
        standings: Standing::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&standing_key(*own)))).collect(),
        next: next.map(|cursor| address(here, &cursor.to_string())),
        first: if ask.cursor.is_empty() { String::new() } else { address(here, "") },
        export: address("/staff/docket/recommendations/export.xlsx", ""),
        t,
        ask,
        rows,
        communes,
        departments,
    })
}

/// The words of a figure, as the leader's page heads its column.
fn standing_key(standing: Standing) -> String {
    format!("docket-page-col-{}", standing.as_str().replace('_', "-"))
}

fn filter(ask: &Ask, names: &Names) -> RecommendationFilter {
    let unit = |code: &str| names.0.by_code(code.trim()).map(|unit| unit.id);
    RecommendationFilter {
        q: Some(ask.q.clone()).filter(|q| !q.trim().is_empty()),
        state: State::parse(&ask.state),
        field: Field::parse(&ask.field),
        standing: Standing::parse(&ask.standing),
        commune: unit(&ask.commune),
        lead: unit(&ask.lead),
        ..RecommendationFilter::default()
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
            let page = docket.recommendations(conn, &ctx, &filter, rows::AT_ONCE, after)?;
            Ok((page.rows, page.next))
        };
        Ok(sheet(&t)
            .map_err(Into::into)
            .and_then(|sheet| rows::write(sheet, page, |sheet, row| line(sheet, row, &names, &t))))
    };
    web::download(desk.kit.store.read(read).await??, file::XLSX, "recommendations.xlsx")
}

fn sheet(t: &Texts) -> Result<Xlsx, documents::DocumentError> {
    use ColumnKind::{Date, DateTime, Text};
    let column = |key: &str, kind, width| Column::new(t.say(&format!("docket-page-col-{key}")), kind).width(width);
    let columns = vec![
        column("code", Text, 16),
        column("commune", Text, 20),
        column("field", Text, 24),
        column("title", Text, 60),
        column("lead", Text, 30),
        column("state", Text, 20),
        column("turn", Text, 30),
        column("sent", DateTime, 17),
        column("due", DateTime, 17),
        column("wished", Date, 12),
    ];
    Xlsx::new(&t.say("docket-page-list-title"), columns)
}

fn line(sheet: &mut Xlsx, row: &RecommendationRow, names: &Names, t: &Texts) -> Result<(), documents::DocumentError> {
    let unit = |id: Option<Id>| Cell::Text(names.maybe(id).into());
    let matter = row.matter.as_ref();
    let running = matter.filter(|_| row.state.is_open());
    sheet.row(&[
        Cell::text(&row.code),
        unit(Some(row.commune)),
        Cell::Text(t.say(&row.field.key()).into()),
        Cell::text(&row.title),
        unit(matter.map(|matter| matter.lead_body)),
        Cell::Text(t.say(&row.state.key()).into()),
        unit(running.map(|matter| matter.holder_unit)),
        row.sent_at.map_or(Cell::Empty, Cell::DateTime),
        running.and_then(|matter| matter.next_clock_at).map_or(Cell::Empty, Cell::DateTime),
        row.wished_on.map_or(Cell::Empty, Cell::Date),
    ])
}

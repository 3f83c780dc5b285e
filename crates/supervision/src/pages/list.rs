use askama::Template;
use axum::extract::State as From;
use kernel::Date;
use procedures::Catalogue;
use serde::Deserialize;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use super::Answer;
use super::asked::{PeriodAsk, PlaceAsk, When, address, period_pairs, unit_name};
use crate::figures::DossierRow;
use crate::model::{Ending, Measure, Period, PeriodKind, Stage};
use crate::policy::Sight;
use crate::queries::{self, By, ListAsk, ListCursor, Listed};
use crate::{Desk, WORDS};

/// Rows of a page.
const ROWS: usize = 50;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(flatten)]
    pub period: PeriodAsk,
    #[serde(flatten)]
    pub place: PlaceAsk,
    #[serde(default)]
    pub figure: String,
    #[serde(default)]
    pub cursor: String,
}

/// One dossier in words.
pub struct Row {
    pub code: String,
    pub procedure: String,
    pub unit: String,
    pub filed: String,
    pub due: String,
    pub ended: String,
    /// How it stands, in words and colour.
    pub state: String,
    pub kind: &'static str,
}

#[derive(Template)]
#[template(path = "supervision-list.html")]
struct List {
    page: Page,
    t: Texts,
    when: When,
    measures: Vec<(String, String)>,
    measure: Measure,
    place: String,
    ask: Ask,
    count: String,
    rows: Vec<Row>,
    next: Option<String>,
    first: String,
    export: String,
}

/// The dossiers behind one figure; all pages together are as many as the figure says.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let today = desk.kit.clock.now().date();
    let when = When::new(&t, &ask.period, today, PeriodKind::Month);
    let period = when.period;
    let measure = Measure::parse(&ask.figure).unwrap_or(Measure::OpenLate);
    let after = after(&ask.cursor)?;
    let (actor, asked) = (staff.actor.clone(), ask.place.clone());
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let catalogue = procedures::catalogue(conn)?;
        let place = asked.place(&Sight::of(&actor, &directory), &directory, &catalogue, &t)?;
        let list_ask = ListAsk { measure, filter: place.filter.clone(), period, today };
        let page = queries::list(conn, &list_ask, after, ROWS)?;
        let both = place.filter.centre.is_some() && place.filter.procedures.is_some();
        // No sum knows both a centre and a procedure.
        let count = match both {
            true => None,
            false => Some(queries::total(&queries::figures(conn, By::Body, &place.filter, period, today)?).of(measure)),
        };
        Ok((directory, catalogue, place, page, count))
    };
    let (directory, catalogue, place, page, count) = desk.kit.store.read(read).await?;
    let link = |cursor: String| address("/staff/supervision/dossiers", &pairs(&ask, measure, period, cursor));
    let mut rows = rows_of(&t, &catalogue, &page.rows, today);
    for (row, listed) in rows.iter_mut().zip(&page.rows) {
        row.unit = unit_name(&directory, listed.row.body);
    }
    let shown = List {
        page: Page::staff(&staff, t.say(&measure.key())),
        measures: Measure::ALL.iter().map(|own| (own.to_string(), t.say(&own.key()))).collect(),
        count: count.map(|count| t.fill("supervision-count", [("count", count)])).unwrap_or_default(),
        next: page.next.map(|next| link(web::cursor::cursor(&next))),
        first: if ask.cursor.is_empty() { String::new() } else { link(String::new()) },
        export: address("", &pairs(&ask, measure, period, String::new())),
        place: place.title,
        rows,
        when,
        measure,
        ask,
        t,
    };
    When::answer(shown.when.faults.is_empty(), &shown)
}

fn after(cursor: &str) -> Result<Option<ListCursor>, kernel::Refusal> {
    if cursor.is_empty() { Ok(None) } else { web::cursor::read_cursor(cursor).map(Some) }
}

fn pairs(ask: &Ask, measure: Measure, period: Period, cursor: String) -> Vec<(&'static str, String)> {
    let place = &ask.place;
    let mut pairs = vec![
        ("figure", measure.to_string()),
        ("unit", place.unit.clone()),
        ("procedure", place.procedure.clone()),
        ("field", place.field.clone()),
    ];
    pairs.extend(period_pairs(period));
    pairs.push(("cursor", cursor));
    pairs
}

/// Rows in words; the unit is left to pages that show several.
pub fn rows_of(t: &Texts, catalogue: &Catalogue, rows: &[Listed], today: Date) -> Vec<Row> {
    let row = |listed: &Listed| {
        let (state, kind) = state(t, &listed.row, today);
        let procedure = catalogue.versions(&listed.row.procedure).last();
        Row {
            code: listed.code.clone(),
            procedure: procedure.map_or_else(|| listed.row.procedure.clone(), |version| version.name.clone()),
            unit: String::new(),
            filed: t.date(listed.row.filed_day),
            due: listed.row.due_day.map(|day| t.date(day)).unwrap_or_default(),
            ended: listed.row.ended_day.map(|day| t.date(day)).unwrap_or_default(),
            state,
            kind,
        }
    };
    rows.iter().map(row).collect()
}

/// How a dossier ended, or stands today.
fn state(t: &Texts, row: &DossierRow, today: Date) -> (String, &'static str) {
    if let Some(ending) = row.ending {
        let kind = match ending {
            Ending::Early | Ending::OnTime => "ok",
            Ending::Late => "bad",
            Ending::Refused | Ending::Stopped | Ending::Closed => "none",
        };
        return (t.say(&format!("supervision-ending-{}", ending.as_str().replace('_', "-"))), kind);
    }
    match (row.stage, row.due_day) {
        (Stage::Running, Some(due)) if due < today => {
            let days = due.civil().until(today.civil()).map_or(0, |span| span.get_days());
            (t.fill("supervision-late-by", [("count", i64::from(days))]), "bad")
        }
        (Stage::Running, Some(due)) if due == today => (t.say("supervision-due-today"), "warn"),
        (Stage::Running, _) => (t.say("supervision-in-time"), "ok"),
        (stage, _) => (t.say(&format!("supervision-stage-{stage}")), "none"),
    }
}

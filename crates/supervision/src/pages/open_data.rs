//! What everybody may have: the figures of each ended month by body and procedure, as CSV with a description by the
//! Frictionless standard. No person and no dossier is in it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::body::Bytes;
use axum::extract::State as From;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::Date;
use serde_json::{Value, json};
use store::Conn;
use web::{Page, PageError, Path, Texts, Visit};

use super::Answer;
use super::field::field_of;
use crate::queries::{self, Published};
use crate::{Desk, WORDS};

/// Columns of numbers, with the fluent key of each one's meaning.
const NUMBERS: [(&str, &str); 9] = [
    ("received_direct", "supervision-measure-received-direct"),
    ("received_online", "supervision-measure-received-online"),
    ("received_post", "supervision-measure-received-post"),
    ("done_early", "supervision-measure-done-early"),
    ("done_on_time", "supervision-measure-done-on-time"),
    ("done_late", "supervision-measure-done-late"),
    ("refused", "supervision-measure-refused"),
    ("withdrawn", "supervision-measure-withdrawn"),
    ("stopped", "supervision-measure-stopped"),
];
/// Columns of words.
const WORDED: [(&str, &str); 6] = [
    ("month", "supervision-open-month"),
    ("unit_code", "supervision-col-code"),
    ("unit", "supervision-col-unit"),
    ("procedure_code", "supervision-col-procedure-code"),
    ("procedure", "supervision-col-procedure"),
    ("field", "supervision-col-field"),
];

/// Files of the day, by year: they are the same for everybody and cost a look at every sum of a year.
#[derive(Clone, Default)]
pub struct Shelf(Arc<Mutex<HashMap<i16, (Date, Bytes)>>>);

impl Shelf {
    fn get(&self, year: i16, today: Date) -> Option<Bytes> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&year).filter(|(day, _)| *day == today).map(|(_, bytes)| bytes.clone())
    }

    fn put(&self, year: i16, today: Date, bytes: Bytes) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(year, (today, bytes));
    }
}

#[derive(Template)]
#[template(path = "supervision-open-data.html")]
struct OpenData {
    page: Page,
    t: Texts,
    years: Vec<i16>,
    columns: Vec<(&'static str, String)>,
}

/// Which files there are and what their columns mean.
pub async fn page(From(desk): From<Desk>, visit: Visit) -> Answer {
    let t = visit.texts(&WORDS);
    let columns = WORDED.iter().chain(&NUMBERS).map(|(name, key)| (*name, t.say(key)));
    web::render(&OpenData {
        page: Page::public(&visit, t.say("supervision-open-title")),
        columns: columns.collect(),
        years: years(&desk).await?,
        t,
    })
}

/// `figures-2026.csv` or `datapackage.json`.
pub async fn file(From(desk): From<Desk>, visit: Visit, Path(name): Path<String>) -> Answer {
    let years = years(&desk).await?;
    if name == "datapackage.json" {
        let t = visit.texts(&WORDS);
        let text = format!("{:#}\n", description(&t, &years));
        return Ok(published_as("application/json", text.into_bytes().into()));
    }
    let year = name.strip_prefix("figures-").and_then(|rest| rest.strip_suffix(".csv"));
    let year = year.and_then(|year| year.parse::<i16>().ok()).filter(|year| years.contains(year));
    let year = year.ok_or_else(PageError::not_found)?;
    let today = desk.kit.clock.now().date();
    if let Some(kept) = desk.shelf.get(year, today) {
        return Ok(published_as("text/csv; charset=utf-8", kept));
    }
    let written = desk.kit.store.read(move |conn| Ok(write(conn, year, today))).await?;
    let bytes = Bytes::from(written?);
    desk.shelf.put(year, today, bytes.clone());
    Ok(published_as("text/csv; charset=utf-8", bytes))
}

/// The years with an ended month in them, newest first.
async fn years(desk: &Desk) -> Result<Vec<i16>, PageError> {
    let today = desk.kit.clock.now().date().civil();
    let first = desk.kit.store.read(queries::first_day).await?;
    let Some(first) = first.map(|day| day.civil()).filter(|day| day.last_of_month() < today) else {
        return Ok(Vec::new());
    };
    let last = today.first_of_month().yesterday().map_or(first.year(), |day| day.year());
    Ok((first.year()..=last).rev().collect())
}

fn published_as(kind: &'static str, bytes: Bytes) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    response
}

fn write(conn: &mut Conn, year: i16, today: Date) -> Result<Vec<u8>, PageError> {
    let directory = organization::directory(conn)?;
    let catalogue = procedures::catalogue(conn)?;
    let titles: Vec<String> = WORDED.iter().chain(&NUMBERS).map(|(name, _)| (*name).to_owned()).collect();
    let fault = |error: documents::DocumentError| PageError::fault(&error);
    let mut out = Vec::new();
    let mut sheet = documents::sheet::Csv::new(&mut out, &titles).map_err(fault)?;
    for row in queries::published(conn, year, today)? {
        let unit = directory.unit(row.body);
        let name = catalogue.versions(&row.procedure).last().map(|version| version.name.clone()).unwrap_or_default();
        sheet.row(&cells(&row, unit, name, field_of(&catalogue, &row.procedure))).map_err(fault)?;
    }
    sheet.finish().map_err(fault)?;
    // Office programs need the byte order mark, the standard wants none.
    Ok(out.strip_prefix("\u{feff}".as_bytes()).map(<[u8]>::to_vec).unwrap_or(out))
}

fn cells(
    row: &Published,
    unit: Option<&organization::Unit>,
    procedure: String,
    field: String,
) -> Vec<documents::sheet::Cell<'static>> {
    use documents::sheet::Cell;
    let text = |text: String| Cell::Text(text.into());
    let month = row.month.to_string();
    let flow = &row.flow;
    let mut cells = vec![
        text(month[..7].to_owned()),
        text(unit.map(|unit| unit.code.clone()).unwrap_or_default()),
        text(unit.map(|unit| unit.name.clone()).unwrap_or_default()),
        text(row.procedure.clone()),
        text(procedure),
        text(field),
    ];
    let numbers = [
        flow.direct,
        flow.online,
        flow.post,
        flow.early,
        flow.on_time,
        flow.late,
        flow.refused,
        flow.stopped,
        flow.closed,
    ];
    cells.extend(numbers.map(Cell::Integer));
    cells
}

/// The data package: the files and the schema of their table.
fn description(t: &Texts, years: &[i16]) -> Value {
    let words = WORDED.iter().map(|(name, key)| {
        let kind = if *name == "month" { "yearmonth" } else { "string" };
        json!({ "name": name, "type": kind, "title": t.say(key) })
    });
    let numbers = NUMBERS.iter().map(
        |(name, key)| json!({ "name": name, "type": "integer", "title": t.say(key), "constraints": { "minimum": 0 } }),
    );
    let fields: Vec<Value> = words.chain(numbers).collect();
    let schema = json!({
        "fields": fields,
        "primaryKey": ["month", "unit_code", "procedure_code"],
        "missingValues": [""],
    });
    let resource = |year: &i16| {
        json!({
            "name": format!("figures-{year}"),
            "path": format!("figures-{year}.csv"),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": schema,
        })
    };
    json!({
        "profile": "tabular-data-package",
        "name": "motcua-figures",
        "title": t.say("supervision-open-title"),
        "description": t.say("supervision-open-lead"),
        "licenses": [{ "name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/" }],
        "resources": years.iter().map(resource).collect::<Vec<_>>(),
    })
}

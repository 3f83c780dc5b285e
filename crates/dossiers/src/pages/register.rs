use askama::Template;
use axum::extract::State as From;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use identity::{Actor, Ctx};
use kernel::{Id, Reason, Refusal};
use organization::{Directory, Unit, UnitKind};
use serde::Deserialize;
use store::Conn;
use web::{Page, PageError, Path, Query, Staff, Texts};

use super::names::Names;
use super::queue::with_query;
use super::{Answer, file};
use crate::desk::Desk;
use crate::model::Action;
use crate::queries::{self, Cursor, RegisterRow};
use crate::{WORDS, forms, policy};

const ROWS: i64 = 50;
/// Type of a spreadsheet.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    /// Code of the centre.
    #[serde(default)]
    unit: String,
    #[serde(default)]
    year: String,
    #[serde(default)]
    cursor: String,
}

/// One line of the book in words.
struct Row {
    code: String,
    procedure: String,
    applicant: String,
    address: String,
    body: String,
    received: String,
    due: String,
    finished: String,
    returned: String,
    mode: String,
    to: String,
    state: String,
}

#[derive(Template)]
#[template(path = "register.html")]
struct Register {
    page: Page,
    t: Texts,
    year: i16,
    unit: String,
    centre: String,
    units: Vec<(String, String)>,
    years: Vec<(String, String)>,
    rows: Vec<Row>,
    next: Option<String>,
    first: String,
    query: String,
}

/// The register of a centre for a year (form 07). It names persons, so the look stands in the chain (N12).
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let now = desk.kit.clock.now();
    let (actor, asked) = (staff.actor.clone(), ask.clone());
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let centre = centre(&directory, &actor, &asked.unit)?;
        let year = year(&asked, now);
        let rows = queries::register(conn, centre, year, Cursor::parse(&asked.cursor), ROWS + 1)?;
        let mut names = Names::load(conn, [])?;
        names.load_versions(conn, rows.iter().map(|row| row.procedure_version))?;
        let units = centres(&directory, &actor);
        let own = directory.unit(centre).cloned();
        Ok((own, year, rows, units, names))
    };
    let (centre, year, mut rows, units, names) = desk.kit.store.read(read).await?;
    let centre = centre.ok_or_else(PageError::not_found)?;
    noted(&desk, &staff, centre.id, format!("register:{year}"), rows.len()).await?;
    let more = rows.len() > usize::try_from(ROWS).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(ROWS).unwrap_or(usize::MAX));
    let year_text = year.to_string();
    let address = |cursor: &str| {
        with_query("/staff/register", [("unit", centre.code.as_str()), ("year", &year_text), ("cursor", cursor)])
    };
    let next = rows.last().filter(|_| more).map(|row| address(&Cursor { at: row.filed_at, id: row.id }.to_string()));
    let this = i32::from(now.date().civil().year());
    web::render(&Register {
        page: Page::staff(&staff, t.say("dossier-register-title")),
        rows: rows.into_iter().map(|row| line(row, &names, &t)).collect(),
        first: if ask.cursor.is_empty() { String::new() } else { address("") },
        query: with_query("", [("unit", centre.code.as_str()), ("year", &year_text)]),
        years: (this - 4..=this).rev().map(|year| (year.to_string(), year.to_string())).collect(),
        unit: centre.code,
        centre: centre.formal_name,
        t,
        year,
        units,
        next,
    })
}

/// The same as `07.pdf` or `07.xlsx`.
pub async fn file(From(desk): From<Desk>, staff: Staff, Path(name): Path<String>, Query(ask): Query<Ask>) -> Answer {
    let pdf = match name.as_str() {
        "07.pdf" => true,
        "07.xlsx" => false,
        _ => return Err(PageError::not_found()),
    };
    let now = desk.kit.clock.now();
    let actor = staff.actor.clone();
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let centre = centre(&directory, &actor, &ask.unit)?;
        let form = forms::form07(conn, centre, year(&ask, now), now.date())?;
        Ok((centre, form, directory.unit(centre).map(|unit| unit.code.clone()).unwrap_or_default()))
    };
    let (centre, form, code) = desk.kit.store.read(read).await?;
    let year = form.year;
    noted(&desk, &staff, centre, format!("register:{year}.{name}"), form.entries.len()).await?;
    let print = move || if pdf { documents::form07(&form) } else { documents::form07_xlsx(&form) };
    let printed = tokio::task::spawn_blocking(print).await.map_err(|error| PageError::fault(&error))?;
    let bytes = match printed {
        Ok(bytes) => bytes,
        Err(documents::DocumentError::TooLong { rows, most }) => {
            let reason = Reason::new("dossier-register-long").with("rows", rows).with("most", most);
            return Err(Refusal::conflict(reason).into());
        }
        Err(error) => return Err(PageError::fault(&error)),
    };
    let mut response = bytes.into_response();
    if pdf {
        file::framed(&mut response, "application/pdf", &format!("07-{code}-{year}.pdf"));
    } else {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(XLSX));
        if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"07-{code}-{year}.xlsx\"")) {
            headers.insert(header::CONTENT_DISPOSITION, name);
        }
    }
    Ok(response)
}

/// Writes into the centre's chain that somebody read its book: before the book is shown, and beside the reading, which
/// may be long and must not hold the one writer.
async fn noted(desk: &Desk, staff: &Staff, centre: Id, what: String, rows: usize) -> Result<(), PageError> {
    let (now, actor, dossiers) = (desk.kit.clock.now(), staff.actor.clone(), desk.dossiers.clone());
    let note = move |conn: &mut Conn| dossiers.looked_at_list(conn, &Ctx::new(&actor, now), centre, &what, rows);
    Ok(desk.kit.store.write(note).await?)
}

fn year(ask: &Ask, now: kernel::Timestamp) -> i16 {
    let this = now.date().civil().year();
    ask.year.trim().parse().ok().filter(|year| (2000..=this + 1).contains(year)).unwrap_or(this)
}

/// The centre whose book the person may open: the one asked for, else the own.
fn centre(directory: &Directory, actor: &Actor, code: &str) -> store::Result<Id> {
    let asked = directory.by_code(code.trim()).map(|unit| unit.id).or(actor.home_unit());
    let centre = asked.and_then(|unit| directory.centre_of(unit)).map(|unit| unit.id).unwrap_or_default();
    policy::may_at(actor, Action::Export, centre, directory)?;
    Ok(centre)
}

/// The centres to choose from, for those who see more than one.
fn centres(directory: &Directory, actor: &Actor) -> Vec<(String, String)> {
    let may = |unit: &&Unit| policy::may_at(actor, Action::Export, unit.id, directory).is_ok();
    let named = |unit: &Unit| (unit.code.clone(), unit.formal_name.clone());
    let all: Vec<(String, String)> = directory.of_kind(UnitKind::Centre).filter(may).map(named).collect();
    if all.len() > 1 { all } else { Vec::new() }
}

fn line(row: RegisterRow, names: &Names, t: &Texts) -> Row {
    let at = |at: Option<kernel::Timestamp>| at.map(|at| t.datetime(at)).unwrap_or_default();
    Row {
        procedure: names.version(row.procedure_version),
        address: [row.address, row.phone].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        body: names.unit(row.competent_unit),
        received: t.datetime(row.filed_at),
        due: at(row.due_at),
        finished: at(row.finished_at),
        returned: at(row.returned_at),
        mode: t.say(&format!("dossier-return-{}", row.return_mode)),
        to: row.returned_to.unwrap_or_default(),
        state: t.say(row.state.key()),
        code: row.code,
        applicant: row.applicant,
    }
}

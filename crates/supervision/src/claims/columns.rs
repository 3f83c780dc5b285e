use std::collections::HashSet;

use kernel::codes::DossierCode;
use kernel::text::{clean, fold};
use kernel::{Date, Reason};

use super::read::{Table, serial};

/// One row of a list, read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClaimRow {
    /// Number of the row in the file.
    pub no: usize,
    /// As it was written.
    pub written: String,
    /// In its stored form, if it is a code.
    pub code: Option<String>,
    pub due: Option<Date>,
    pub finished: Option<Date>,
    pub status: String,
    pub is_duplicate: bool,
    /// Fluent keys of what is odd about it.
    pub notes: Vec<&'static str>,
}

/// Which column holds what.
#[derive(Clone, Copy, Default)]
struct Columns {
    code: Option<usize>,
    due: Option<usize>,
    finished: Option<usize>,
    status: Option<usize>,
}

/// How the columns are titled, folded; the first that fits counts.
const CODE: &[&str] = &["ma ho so", "so ho so", "code", "dossier"];
const DUE: &[&str] = &["ngay hen tra", "hen tra", "han xu ly", "han giai quyet", "due"];
const FINISHED: &[&str] = &["ngay ket thuc", "ngay xu ly xong", "ngay tra", "ket thuc", "finished"];
const STATUS: &[&str] = &["trang thai", "tinh trang", "status"];

/// Letters of a cell that are kept.
const LONGEST: usize = 200;

/// Reads the rows under their titles. Whatever is odd about a row stays beside it: a list of the portal is taken as it
/// comes.
///
/// # Errors
/// No title names the column of codes, or there are no rows.
pub fn rows_of(table: &Table) -> Result<Vec<ClaimRow>, Reason> {
    let titled = table.iter().enumerate().take(20).find_map(|(at, (_, cells))| {
        let columns = columns(cells);
        columns.code.map(|code| (at, code, columns))
    });
    let (at, code, columns) = titled.ok_or_else(|| Reason::new("supervision-claims-columns"))?;
    let mut seen = HashSet::new();
    let written = table[at + 1..].iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    let rows: Vec<ClaimRow> = written.map(|(no, cells)| row(*no, cells, code, columns, &mut seen)).collect();
    if rows.is_empty() { Err(Reason::new("supervision-claims-empty")) } else { Ok(rows) }
}

fn columns(cells: &[String]) -> Columns {
    let titles: Vec<String> = cells.iter().map(|cell| fold(&clean(cell))).collect();
    let find = |names: &[&str]| names.iter().find_map(|name| titles.iter().position(|title| title.contains(name)));
    Columns { code: find(CODE), due: find(DUE), finished: find(FINISHED), status: find(STATUS) }
}

fn row(no: usize, cells: &[String], code: usize, columns: Columns, seen: &mut HashSet<String>) -> ClaimRow {
    let mut notes = Vec::new();
    let mut cell = |column: Option<usize>| -> String {
        let text = column.and_then(|column| cells.get(column)).map(String::as_str).unwrap_or_default();
        let text: String = text.chars().take(LONGEST).collect();
        if text.starts_with(['=', '+', '-', '@']) && !notes.contains(&"supervision-claim-formula") {
            notes.push("supervision-claim-formula");
        }
        text.trim_start_matches(['=', '+', '-', '@', '\'']).trim().to_owned()
    };
    let written = cell(Some(code));
    let (due, finished, status) = (cell(columns.due), cell(columns.finished), cell(columns.status));
    let parsed = DossierCode::parse(&written).ok().map(String::from);
    if parsed.is_none() {
        notes.push("supervision-claim-code");
    }
    let is_duplicate = parsed.as_ref().is_some_and(|code| !seen.insert(code.clone()));
    if is_duplicate {
        notes.push("supervision-claim-duplicate");
    }
    let mut date = |text: &str| {
        let date = day(text);
        if date.is_none() && !text.is_empty() && !notes.contains(&"supervision-claim-date") {
            notes.push("supervision-claim-date");
        }
        date
    };
    let (due, finished) = (date(&due), date(&finished));
    ClaimRow { no, written, code: parsed, due, finished, status, is_duplicate, notes }
}

/// A date in any of the forms that lists come with: `23/11/2026`, `23-11-2026`, `2026-11-23`, each perhaps with a time
/// before or behind it, or the serial number of a spreadsheet.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(number) = text.parse::<f64>() {
        return serial(number).map(Date::from);
    }
    text.split([' ', 'T', ',']).find_map(|part| {
        Date::parse(part).or_else(|| {
            let mut pieces = part.split(['-', '.']);
            let (day, month, year) = (pieces.next()?, pieces.next()?, pieces.next()?);
            Date::parse(&format!("{day}/{month}/{year}"))
        })
    })
}

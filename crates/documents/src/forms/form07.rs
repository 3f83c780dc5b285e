use std::collections::BTreeMap;

use kernel::Timestamp;
use serde::{Deserialize, Serialize};

use crate::joined::Joined;
use crate::render::Promise;
use crate::sheet::{Cell, Column, ColumnKind, Xlsx};
use crate::values::{Letterhead, ReturnMode};
use crate::{DocumentError, render};

/// The most rows one PDF of the register takes, some 4,500 pages; more go into the spreadsheet.
pub const MOST_ROWS: usize = 100_000;

const TEMPLATE: &str = "form07.typ";

/// Form 07: a centre's register of dossiers of one year.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Form07 {
    pub letterhead: Letterhead,
    pub year: i32,
    pub entries: Vec<RegisterEntry>,
}

/// One line of the register.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RegisterEntry {
    /// Running number in the year's book.
    pub number: u32,
    pub code: String,
    /// Name of the procedure.
    pub procedure: String,
    pub applicant: String,
    pub sets: u32,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub resolving_body: String,
    pub received_at: Timestamp,
    pub due_at: Option<Timestamp>,
    /// When the result came back to the centre.
    pub result_at: Option<Timestamp>,
    /// When the applicant got it.
    pub returned_at: Option<Timestamp>,
    pub mode: Option<ReturnMode>,
    /// Who signed for the result, else room for a pen.
    pub signature: Option<String>,
    pub note: Option<String>,
}

/// Rows that are laid out in one go. Each takes some 200 kB until its part is done, so a whole year is not.
const PART_ROWS: usize = 200;

/// A part of the register on its way to the template.
#[derive(Serialize)]
struct Part<'a> {
    letterhead: &'a Letterhead,
    year: i32,
    entries: &'a [RegisterEntry],
    /// The number on the part's first page.
    first_page: usize,
    /// Whether it is all of the register; only then is the number of all pages known.
    whole: bool,
}

/// Form 07 as PDF, A4 landscape. A register of more than a few hundred rows is made in parts and joined: it is
/// PDF/A-2b then, where a short one is PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// When the template or the PDF standard fails, or the register has more than [`MOST_ROWS`] rows.
pub fn form07(form: &Form07) -> Result<Vec<u8>, DocumentError> {
    if form.entries.len() > MOST_ROWS {
        return Err(DocumentError::TooLong { rows: form.entries.len(), most: MOST_ROWS });
    }
    let whole = form.entries.len() <= PART_ROWS;
    let part = |entries, first_page| Part { letterhead: &form.letterhead, year: form.year, entries, first_page, whole };
    if whole {
        return render::pdf(TEMPLATE, &part(&form.entries, 1), None);
    }
    let mut joined = Joined::default();
    for entries in form.entries.chunks(PART_ROWS) {
        let part = part(entries, joined.pages() + 1);
        joined.add(&render::pdf_that(Promise::Kept, TEMPLATE, &part, None)?)?;
    }
    joined.into_bytes()
}

/// Form 07 as a spreadsheet, with the column titles of the printed form.
///
/// # Errors
/// When the file cannot be written.
pub fn form07_xlsx(form: &Form07) -> Result<Vec<u8>, DocumentError> {
    use ColumnKind::{DateTime, Integer, Text};
    const KINDS: [ColumnKind; 15] = [
        Integer, Text, Text, Text, Integer, Text, Text, Text, DateTime, DateTime, DateTime, DateTime, Text, Text, Text,
    ];
    let words = words()?;
    let columns = words.columns.iter().zip(KINDS).map(|(title, kind)| Column::new(title, kind)).collect();
    let mut sheet = Xlsx::new(&form.year.to_string(), columns)?;
    for entry in &form.entries {
        sheet.row(&cells(entry, &words))?;
    }
    sheet.into_bytes()
}

/// The Vietnamese words of the register, which its two shapes share.
#[derive(Deserialize)]
struct Words {
    columns: Vec<String>,
    modes: BTreeMap<String, String>,
}

fn words() -> Result<Words, DocumentError> {
    Ok(serde_json::from_str(include_str!("../../templates/register.json"))?)
}

fn cells<'a>(entry: &'a RegisterEntry, words: &'a Words) -> [Cell<'a>; 15] {
    let mode = entry.mode.and_then(|mode| words.modes.get(mode.as_str()));
    [
        Cell::Integer(i64::from(entry.number)),
        Cell::text(&entry.code),
        Cell::text(&entry.procedure),
        Cell::text(&entry.applicant),
        Cell::Integer(i64::from(entry.sets)),
        Cell::maybe(entry.address.as_deref()),
        Cell::maybe(entry.phone.as_deref()),
        Cell::text(&entry.resolving_body),
        Cell::DateTime(entry.received_at),
        entry.due_at.map_or(Cell::Empty, Cell::DateTime),
        entry.result_at.map_or(Cell::Empty, Cell::DateTime),
        entry.returned_at.map_or(Cell::Empty, Cell::DateTime),
        Cell::maybe(mode.map(String::as_str)),
        Cell::maybe(entry.signature.as_deref()),
        Cell::maybe(entry.note.as_deref()),
    ]
}

use std::collections::BTreeMap;

use kernel::Timestamp;
use serde::{Deserialize, Serialize};

use crate::sheet::{Cell, Column, ColumnKind, Xlsx};
use crate::values::{Letterhead, ReturnMode};
use crate::{DocumentError, render};

/// The most rows one PDF of the register takes; more go into the spreadsheet.
pub const MOST_ROWS: usize = 20_000;

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

/// Form 07 as PDF, A4 landscape.
///
/// # Errors
/// When the template or the PDF standard fails, or the register has more than [`MOST_ROWS`] rows.
pub fn form07(form: &Form07) -> Result<Vec<u8>, DocumentError> {
    if form.entries.len() > MOST_ROWS {
        return Err(DocumentError::TooLong { rows: form.entries.len(), most: MOST_ROWS });
    }
    render::pdf("form07.typ", form, None)
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

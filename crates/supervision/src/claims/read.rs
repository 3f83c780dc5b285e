use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use jiff::ToSpan;
use jiff::civil;
use kernel::Reason;

/// Rows of a list at most.
pub const MOST_ROWS: usize = 20_000;
/// Bytes of a file at most.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Bytes of a spreadsheet unpacked at most, as its directory says.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;

/// The cells of a list as text; dates as `yyyy-mm-dd`. The number is that of the row or record in the file, from 1.
pub type Table = Vec<(usize, Vec<String>)>;

/// Reads XLSX or CSV, whichever it is.
///
/// # Errors
/// Why it cannot be read: too large, neither of the two, damaged, too many rows.
pub fn read(bytes: &[u8]) -> Result<Table, Reason> {
    if bytes.len() > MOST_BYTES {
        return Err(Reason::new("supervision-claims-large").with("most", MOST_BYTES / 1024 / 1024));
    }
    let table = if bytes.starts_with(b"PK\x03\x04") { spreadsheet(bytes)? } else { text(bytes)? };
    if table.len() > MOST_ROWS + 1 {
        return Err(Reason::new("supervision-claims-rows").with("most", MOST_ROWS));
    }
    Ok(table)
}

fn spreadsheet(bytes: &[u8]) -> Result<Table, Reason> {
    let damaged = || Reason::new("supervision-claims-damaged");
    if unpacked(bytes).is_none_or(|size| size > MOST_UNPACKED) {
        return Err(damaged());
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let name = book.sheet_names().first().cloned().ok_or_else(damaged)?;
    let range = book.worksheet_range(&name).map_err(|_| damaged())?;
    let formulas = book.worksheet_formula(&name).map_err(|_| damaged())?;
    let (top, left) = range.start().unwrap_or_default();
    let mut table = Table::with_capacity(range.height().min(MOST_ROWS + 2));
    for (cells, row) in range.rows().zip(top..).take(MOST_ROWS + 2) {
        let cell = |(cell, column): (&Data, u32)| {
            let formula = formulas.get_value((row, column)).is_some_and(|formula| !formula.is_empty());
            // A formula is shown as one, whatever its last result was: nobody wrote that.
            if formula { format!("={}", shown(cell)) } else { shown(cell) }
        };
        table.push((row as usize + 1, cells.iter().zip(left..).map(cell).collect()));
    }
    Ok(table)
}

/// A cell as text. Whole numbers lose their `.0`, dates and serial numbers of date cells become ISO dates.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Bool(truth) => truth.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Data::Float(number) => number.to_string(),
        Data::DateTime(at) => serial(at.as_f64()).map_or_else(String::new, |day| day.to_string()),
    }
}

/// The date of a serial number: days since 30/12/1899.
pub(super) fn serial(number: f64) -> Option<civil::Date> {
    if !(1.0..200_000.0).contains(&number) {
        return None;
    }
    civil::date(1899, 12, 30).checked_add((number as i64).days()).ok()
}

/// What the archive's directory says that its files are together; `None` when there is no sound directory.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    const END: &[u8] = b"PK\x05\x06";
    const FILE: &[u8] = b"PK\x01\x02";
    let number = |at: usize, width: usize| -> Option<u64> {
        let part = bytes.get(at..at + width)?;
        Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    };
    let end = bytes.windows(4).rposition(|window| window == END)?;
    let (files, mut at) = (number(end + 10, 2)?, usize::try_from(number(end + 16, 4)?).ok()?);
    let mut sum = 0_u64;
    for _ in 0..files {
        if bytes.get(at..at + 4)? != FILE {
            return None;
        }
        sum += number(at + 24, 4)?;
        let names = number(at + 28, 2)? + number(at + 30, 2)? + number(at + 32, 2)?;
        at += 46 + usize::try_from(names).ok()?;
    }
    Some(sum)
}

fn text(bytes: &[u8]) -> Result<Table, Reason> {
    let unreadable = || Reason::new("supervision-claims-text");
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') || text.trim().is_empty() {
        return Err(unreadable());
    }
    let head = text.lines().next().unwrap_or_default();
    let most = [b';', b'\t', b','].into_iter().max_by_key(|mark| head.bytes().filter(|byte| byte == mark).count());
    let reader = csv::ReaderBuilder::new()
        .delimiter(most.unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut table = Table::new();
    for record in reader.into_records().take(MOST_ROWS + 2) {
        let record = record.map_err(|_| unreadable())?;
        table.push((table.len() + 1, record.iter().map(|cell| cell.trim().to_owned()).collect()));
    }
    Ok(table)
}

use std::io::Write;

use super::Cell;
use crate::DocumentError;

/// A CSV file in UTF-8 with a byte order mark, so that office programs read the Vietnamese letters; dates are
/// ISO 8601, amounts are bare digits. Rows go straight to `out`.
pub struct Csv<W: Write> {
    out: csv::Writer<W>,
    columns: usize,
}

impl<W: Write> Csv<W> {
    /// Starts the file with its row of titles.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn new(mut out: W, titles: &[String]) -> Result<Self, DocumentError> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        out.write_record(titles.iter().map(|title| safe(title)))?;
        Ok(Self { out, columns: titles.len() })
    }

    /// Writes one row.
    ///
    /// # Errors
    /// When the number of cells is wrong or `out` cannot be written.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), DocumentError> {
        if cells.len() != self.columns {
            return Err(DocumentError::Row { cells: cells.len(), columns: self.columns });
        }
        for cell in cells {
            self.out.write_field(field(cell))?;
        }
        self.out.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Writes what is still buffered and gives `out` back.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn finish(self) -> Result<W, DocumentError> {
        self.out.into_inner().map_err(|fault| DocumentError::Io(fault.into_error()))
    }
}

fn field(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => safe(text),
        Cell::Integer(number) => number.to_string(),
        Cell::Money(amount) => amount.0.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::DateTime(at) => at.to_string(),
    }
}

/// Office programs take a cell that starts like a formula for one; a quote before it keeps it text. Leading
/// blanks are looked through, because some programs strip them first.
fn safe(text: &str) -> String {
    let first = text.trim_start().chars().next();
    let formula = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    if formula || text.starts_with(['\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

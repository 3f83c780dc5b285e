use kernel::{Date, Reason};

use super::cells::Cells;
use super::report::RowFault;

/// One record. Reading a cell that is wrong notes the fault and goes on, so that a row tells all that is wrong
/// with it at once.
pub struct Row<'a> {
    line: usize,
    cells: &'a Cells,
    faults: &'a mut Vec<RowFault>,
    before: usize,
}

impl<'a> Row<'a> {
    pub(super) fn new(line: usize, cells: &'a Cells, faults: &'a mut Vec<RowFault>) -> Self {
        let before = faults.len();
        Self { line, cells, faults, before }
    }

    /// The record's number, as faults name it.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Notes a fault of one column, or of the whole record with an empty column.
    pub fn fault(&mut self, column: &str, reason: Reason) {
        self.faults.push(RowFault { line: self.line, column: column.to_owned(), reason });
    }

    /// Whether nothing wrong was found so far.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.faults.len() == self.before
    }

    fn cell(&mut self, column: &str) -> String {
        match self.cells.0.get(column) {
            Some(Ok(text)) => text.clone(),
            Some(Err(reason)) => {
                let reason = reason.clone();
                self.fault(column, reason);
                String::new()
            }
            None => String::new(),
        }
    }

    /// The cell on one line, cleaned; empty when there is none.
    pub fn text(&mut self, column: &str) -> String {
        kernel::text::clean(&self.cell(column))
    }

    /// The cell with its line breaks, each line cleaned.
    pub fn lines(&mut self, column: &str) -> String {
        kernel::text::clean_lines(&self.cell(column))
    }

    /// The cell on one line, which must not be empty.
    pub fn required(&mut self, column: &str) -> String {
        let before = self.faults.len();
        let text = self.text(column);
        // A cell that cannot be read has its own fault already.
        if text.is_empty() && self.faults.len() == before {
            self.fault(column, Reason::new("organization-import-empty"));
        }
        text
    }

    /// The cell, or `None` when it is empty.
    pub fn optional(&mut self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    /// A required cell as `read` understands it; `None` after a fault.
    pub fn parsed<T>(&mut self, column: &str, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<T> {
        let text = self.required(column);
        self.read(column, &text, read)
    }

    /// The same for a cell that may be empty.
    pub fn parsed_optional<T>(&mut self, column: &str, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<T> {
        let text = self.text(column);
        self.read(column, &text, read)
    }

    fn read<T>(&mut self, column: &str, text: &str, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<T> {
        if text.is_empty() {
            return None;
        }
        match read(text) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.fault(column, reason);
                None
            }
        }
    }

    /// One of a few names, such as a `named_enum!` parses.
    pub fn choice<T>(&mut self, column: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.parsed(column, |text| {
            parse(text).ok_or_else(|| Reason::new("organization-import-choice").with("found", short(text)))
        })
    }

    /// A day, `YYYY-MM-DD` or `dd/mm/yyyy`.
    pub fn date(&mut self, column: &str) -> Option<Date> {
        self.parsed(column, day)
    }

    /// A day, or nothing.
    pub fn date_optional(&mut self, column: &str) -> Option<Date> {
        self.parsed_optional(column, day)
    }

    /// A whole number without sign, or nothing.
    pub fn number(&mut self, column: &str) -> Option<u32> {
        self.parsed_optional(column, |text| text.parse().map_err(|_| not_number(text)))
    }

    /// A number with a decimal point, or nothing.
    pub fn decimal(&mut self, column: &str) -> Option<f64> {
        self.parsed_optional(column, |text| match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(not_number(text)),
        })
    }

    /// `1` or `0`; an empty cell is `0`.
    pub fn flag(&mut self, column: &str) -> bool {
        let read = |text: &str| match text {
            "1" => Ok(true),
            "0" => Ok(false),
            _ => Err(Reason::new("organization-import-flag").with("found", short(text))),
        };
        self.parsed_optional(column, read).unwrap_or(false)
    }
}

fn day(text: &str) -> Result<Date, Reason> {
    Date::parse(text).ok_or_else(|| Reason::new("organization-import-date").with("found", short(text)))
}

fn not_number(text: &str) -> Reason {
    Reason::new("organization-import-number").with("found", short(text))
}

/// So much of a cell as a message shows.
fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

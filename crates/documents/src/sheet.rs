//! Tables as spreadsheets (XLSX) and CSV, written row by row with constant memory: a million rows are fine.
//!
//! Whatever a person typed stays text: a cell that starts with `=`, `+`, `-` or `@` is never a formula.

mod csv;
mod xlsx;

use std::borrow::Cow;

use kernel::{Date, Timestamp, Vnd};

pub use self::csv::Csv;
pub use self::xlsx::Xlsx;

/// What the cells of a column are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnKind {
    Text,
    Integer,
    /// Whole dong, shown as `1.234.567`.
    Money,
    /// Shown as dd/mm/yyyy.
    Date,
    /// Shown as dd/mm/yyyy hh:mm, in Vietnam's time.
    DateTime,
}

/// A column: its title and kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    pub title: String,
    pub kind: ColumnKind,
    /// Width in characters.
    pub width: u16,
}

impl Column {
    /// A column as wide as its kind usually needs.
    #[must_use]
    pub fn new(title: impl Into<String>, kind: ColumnKind) -> Self {
        let width = match kind {
            ColumnKind::Text => 28,
            ColumnKind::Integer => 10,
            ColumnKind::Money => 14,
            ColumnKind::Date => 12,
            ColumnKind::DateTime => 17,
        };
        Self { title: title.into(), kind, width }
    }

    /// The same column with another width in characters.
    #[must_use]
    pub const fn width(mut self, width: u16) -> Self {
        self.width = width;
        self
    }
}

/// One cell. Its own type decides how it is written; the column's kind gives the look.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Integer(i64),
    Money(Vnd),
    Date(Date),
    DateTime(Timestamp),
}

impl<'a> Cell<'a> {
    /// A text cell without a copy.
    #[must_use]
    pub const fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// A text cell, or an empty one.
    #[must_use]
    pub const fn maybe(text: Option<&'a str>) -> Self {
        match text {
            Some(text) => Self::text(text),
            None => Self::Empty,
        }
    }
}

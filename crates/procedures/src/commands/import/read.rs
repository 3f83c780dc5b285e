//! Cells that only the catalogue's files have.

use kernel::codes::ProcedureCode;
use kernel::{Date, Reason};
use organization::import::Row;

use crate::model::{Tenths, TimeUnit};

/// A procedure's code in its stored form.
pub(super) fn code(row: &mut Row<'_>) -> Option<String> {
    row.parsed("code", |text| ProcedureCode::parse(text).map(|code| code.as_str().to_owned()))
}

/// `time_amount` and `time_unit`; an empty unit is none. A known unit has an amount, none has not; what the
/// source leaves unspecified may lack both.
pub(super) fn time(row: &mut Row<'_>) -> Option<(Option<Tenths>, TimeUnit)> {
    let amount = row.parsed_optional("time_amount", |text| {
        Tenths::parse(text).ok_or_else(|| Reason::new("procedure-import-time").with("found", text))
    });
    let unit = row.parsed_optional("time_unit", |text| {
        TimeUnit::parse(text).ok_or_else(|| Reason::new("procedure-import-unit").with("found", text))
    });
    let unit = unit.unwrap_or(TimeUnit::None);
    let fits = match unit {
        TimeUnit::Unspecified => true,
        TimeUnit::None | TimeUnit::SameDay => amount.is_none(),
        _ => amount.is_some(),
    };
    if row.is_clean() && !fits {
        row.fault("time_amount", Reason::new("procedure-import-time-unit"));
    }
    row.is_clean().then_some((amount, unit))
}

/// `2026-07` (its first day) or a whole date.
pub(super) fn as_of(row: &mut Row<'_>) -> Option<(String, Date)> {
    row.parsed("as_of", |text| {
        let date = if text.len() == 7 { Date::parse(&format!("{text}-01")) } else { Date::parse(text) };
        date.map(|date| (text.to_owned(), date))
            .ok_or_else(|| Reason::new("procedure-import-as-of").with("found", text))
    })
}

/// A `;`-joined list of known names, given back in our spelling.
pub(super) fn list<T>(
    row: &mut Row<'_>,
    column: &str,
    parse: impl Fn(&str) -> Option<T>,
    name: impl Fn(T) -> &'static str,
) -> String {
    let read = |text: &str| {
        let names: Result<Vec<&'static str>, Reason> = crate::model::list_of(text)
            .map(|entry| {
                parse(entry).map(&name).ok_or_else(|| Reason::new("organization-import-choice").with("found", entry))
            })
            .collect();
        names.map(|names| names.join(";"))
    };
    row.parsed_optional(column, read).unwrap_or_default()
}

/// A whole number from 0 to `most`; an empty cell is 0.
pub(super) fn count(row: &mut Row<'_>, column: &str, most: u32) -> i32 {
    match row.number(column) {
        Some(number) if number <= most => i32::try_from(number).unwrap_or(i32::MAX),
        Some(_) => {
            row.fault(column, Reason::new("procedure-import-count").with("most", most));
            0
        }
        None => 0,
    }
}

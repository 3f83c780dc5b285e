use kernel::{Date, Reason, text};

use crate::moment::{day_of, shown_date};
use crate::{DayKind, DayRow};

/// What is wrong with one record of a calendar file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowFault {
    /// The record's number, the header being 1.
    pub line: usize,
    /// The column's name; empty if the whole record is wrong.
    pub column: &'static str,
    pub reason: Reason,
}

const COLUMNS: [&str; 5] = ["date", "kind", "name_vi", "name_en", "source"];

/// Reads a calendar file: CSV with the columns `date,kind,name_vi,name_en,source`.
///
/// # Errors
/// Every fault of every record: `calendar-file-columns`, `calendar-file-record`, `calendar-file-date`,
/// `calendar-file-kind`, `calendar-file-name`, `calendar-day-twice`, `calendar-makeup-weekday`.
pub fn read_rows(csv: &[u8]) -> Result<Vec<DayRow>, Vec<RowFault>> {
    let csv = csv.strip_prefix("\u{feff}".as_bytes()).unwrap_or(csv);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(csv);
    let header = reader.headers().map(|header| header.iter().map(str::to_owned).collect::<Vec<_>>());
    if header.map_or(true, |header| header != COLUMNS) {
        let reason = Reason::new("calendar-file-columns").with("columns", COLUMNS.join(","));
        return Err(vec![RowFault { line: 1, column: "", reason }]);
    }
    let mut rows: Vec<DayRow> = Vec::new();
    let mut faults = Vec::new();
    for (line, record) in (2..).zip(reader.records()) {
        let fault = |(column, reason)| RowFault { line, column, reason };
        match record.map_err(|_| ("", Reason::new("calendar-file-record"))).and_then(|record| row(&record)) {
            Ok(row) => match in_place(&row, &rows) {
                Ok(()) => rows.push(row),
                Err(reason) => faults.push(fault(("date", reason))),
            },
            Err(wrong) => faults.push(fault(wrong)),
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn row(record: &csv::StringRecord) -> Result<DayRow, (&'static str, Reason)> {
    let cell = |place: usize| record.get(place).unwrap_or_default();
    let date = Date::parse(cell(0)).ok_or(("date", Reason::new("calendar-file-date")))?;
    let kind = DayKind::parse(cell(1)).ok_or(("kind", Reason::new("calendar-file-kind")))?;
    let [name_vi, name_en, source] = [2, 3, 4].map(|place| text::clean(cell(place)));
    for (column, value) in [("name_vi", &name_vi), ("name_en", &name_en), ("source", &source)] {
        if value.is_empty() {
            return Err((column, Reason::new("calendar-file-name")));
        }
    }
    Ok(DayRow { date, kind, name_vi, name_en, source })
}

/// A day stands once, and only a rest day can be worked in exchange.
fn in_place(row: &DayRow, before: &[DayRow]) -> Result<(), Reason> {
    if before.iter().any(|other| other.date == row.date) {
        return Err(Reason::new("calendar-day-twice").with("date", shown_date(day_of(row.date.civil()))));
    }
    let weekday = row.date.civil().weekday().to_monday_zero_offset() < 5;
    if row.kind == DayKind::MakeupWork && weekday {
        return Err(Reason::new("calendar-makeup-weekday").with("date", shown_date(day_of(row.date.civil()))));
    }
    Ok(())
}

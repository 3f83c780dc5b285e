use std::collections::HashSet;
use std::io::Read;

use calendar::{DayKind, DayRow};
use identity::Ctx;
use kernel::Reason;
use store::{Conn, Result};

use super::report::ImportReport;
use super::row::Row;
use super::rows::{Columns, Rows};
use crate::{calendars, policy};

const COLUMNS: Columns = Columns { required: &["date", "kind", "name_vi", "name_en", "source"], optional: &[] };

/// Imports days off, swaps and make-up days (`holidays.csv`) as a new version of the calendar (E11). The file
/// stands for whole years: days of a year that it names replace what stood for that year; other years stay.
///
/// # Errors
/// The policy's refusal; those of the store. A bad file is no error: the report lists its faults, and nothing
/// is changed.
pub fn calendar(conn: &mut Conn, ctx: &Ctx, name: &str, reader: impl Read, dry_run: bool) -> Result<ImportReport> {
    policy::may_change_calendar(ctx.actor)?;
    let mut rows = match Rows::open(name, reader) {
        Ok(rows) => rows,
        Err(fault) => return Ok(ImportReport::refused(fault)),
    };
    rows.expect(&COLUMNS);
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let (count, faults) = rows.each(|row| {
        let Some(day) = read(row) else { return };
        if seen.insert(day.date) {
            found.push(day);
        } else {
            row.fault("date", Reason::new("calendar-day-twice").with("date", day.date));
        }
    });
    if !faults.is_empty() {
        return Ok(ImportReport { rows: count, changed: 0, faults });
    }
    let years: HashSet<i16> = found.iter().map(|day| day.date.civil().year()).collect();
    let present = crate::snapshot(conn)?.days().rows().to_vec();
    let kept = present.iter().filter(|day| !years.contains(&day.date.civil().year())).cloned();
    let mut days: Vec<DayRow> = kept.chain(found).collect();
    days.sort_by_key(|day| day.date);
    let changed = difference(&present, &days);
    if changed > 0 && !dry_run {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        calendars::add_version(conn, ctx, &ctx.actor.name, file, days)?;
    }
    Ok(ImportReport { rows: count, changed, faults })
}

fn read(row: &mut Row<'_>) -> Option<DayRow> {
    let date = row.date("date");
    let kind = row.choice("kind", DayKind::parse);
    let [name_vi, name_en, source] = ["name_vi", "name_en", "source"].map(|column| row.required(column));
    let (date, kind) = (date?, kind?);
    let weekday = date.civil().weekday().to_monday_zero_offset() < 5;
    if kind == DayKind::MakeupWork && weekday {
        row.fault("kind", Reason::new("calendar-makeup-weekday").with("date", date));
    }
    row.is_clean().then_some(DayRow { date, kind, name_vi, name_en, source })
}

/// Days that stand in one list and not, or not so, in the other.
fn difference(old: &[DayRow], new: &[DayRow]) -> usize {
    let gone = old.iter().filter(|day| new.iter().all(|other| other.date != day.date)).count();
    gone + new.iter().filter(|day| !old.contains(day)).count()
}

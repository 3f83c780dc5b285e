//! The whole organisation in memory, loaded anew when its revision changes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use calendar::{Calendar, DayKind, DayRow, OfficeHours};
use diesel::prelude::*;
use kernel::{Date, Id};
use store::{Conn, Result};

use crate::schema::{calendar_day, calendar_version, field_department, setting, unit};
use crate::settings::{Found, SettingKey, SettingRow, Settings};
use crate::{Directory, Unit, UnitKind, changes};

/// An immutable picture of units, settings and the calendar. Cheap to share, and cheap to ask for: one statement in a
/// read or act, however often it is asked for.
#[derive(Debug)]
pub struct Snapshot {
    revision: Id,
    pub directory: Arc<Directory>,
    pub settings: Settings,
    days: Calendar,
    calendars: Mutex<HashMap<String, Arc<Calendar>>>,
}

/// Pictures by revision. A revision is a fresh id with every change, so it names its content in any database;
/// a few are kept, because tests and tools have several stores open.
static PICTURES: Mutex<Vec<Arc<Snapshot>>> = Mutex::new(Vec::new());

/// How many pictures are kept.
const KEPT: usize = 8;

/// The present picture; the same one for a whole read or act that changes nothing of it.
///
/// # Errors
/// Those of the store.
pub fn snapshot(conn: &mut Conn) -> Result<Arc<Snapshot>> {
    store::once(|| present(conn))
}

fn present(conn: &mut Conn) -> Result<Arc<Snapshot>> {
    let revision = changes::revision(conn)?;
    if let Some(picture) = lock(&PICTURES).iter().find(|picture| picture.revision == revision) {
        return Ok(picture.clone());
    }
    let picture = Arc::new(load(conn, revision)?);
    let mut pictures = lock(&PICTURES);
    if pictures.len() >= KEPT {
        pictures.remove(0);
    }
    pictures.push(picture.clone());
    Ok(picture)
}

/// The units, as one picture.
///
/// # Errors
/// Those of the store.
pub fn directory(conn: &mut Conn) -> Result<Arc<Directory>> {
    Ok(snapshot(conn)?.directory.clone())
}

/// The calendar that a unit counts with: the newest day rows and the hours of its body on a day.
///
/// # Errors
/// Those of the store.
pub fn calendar_for(conn: &mut Conn, unit: Id, day: Date) -> Result<Arc<Calendar>> {
    Ok(snapshot(conn)?.calendar(unit, day))
}

impl Snapshot {
    /// What holds for a unit on a day: its own setting, its body's, the province's, the house's, the default.
    #[must_use]
    pub fn setting(&self, key: SettingKey, unit: Option<Id>, day: Date) -> Found {
        let mut places = Vec::with_capacity(4);
        let mut at = unit;
        while let Some(id) = at {
            places.push(id);
            at = self.directory.unit(id).and_then(|unit| unit.parent);
        }
        self.settings.nearest(key, places, day)
    }

    /// The newest day rows with the hours of the unit's body.
    #[must_use]
    pub fn calendar(&self, unit: Id, day: Date) -> Arc<Calendar> {
        let hours = self.setting(SettingKey::OfficeHours, Some(unit), day).value;
        let mut calendars = lock(&self.calendars);
        if let Some(calendar) = calendars.get(&hours) {
            return calendar.clone();
        }
        let parsed = OfficeHours::parse(&hours).unwrap_or_default();
        let calendar = Arc::new(self.days.with_hours(parsed));
        calendars.insert(hours, calendar.clone());
        calendar
    }

    /// The newest day rows with the default hours.
    #[must_use]
    pub const fn days(&self) -> &Calendar {
        &self.days
    }

    /// Which state of the organisation this is.
    #[must_use]
    pub const fn revision(&self) -> Id {
        self.revision
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // What stands behind the lock is whole at every moment, so a panic elsewhere does not spoil it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn load(conn: &mut Conn, revision: Id) -> Result<Snapshot> {
    let rows = setting::table.select(SettingRow::as_select()).load(conn)?;
    let hard: Vec<(Id, Date, bool)> = rows
        .iter()
        .filter(|row| row.key == SettingKey::HardArea)
        .filter_map(|row| Some((row.unit?, row.valid_from, row.value == "true")))
        .collect();
    let units = unit::table.select(UnitRow::as_select()).load(conn)?;
    let units = units.into_iter().map(|row| row.into_unit(&hard)).collect();
    let departments = field_department::table
        .filter(field_department::department.is_not_null())
        .select((field_department::key, field_department::department.assume_not_null()))
        .load::<(String, Id)>(conn)?;
    let directory = Arc::new(Directory::new(revision, units, departments.into_iter().collect()));
    let days = load_days(conn, None)?;
    Ok(Snapshot { revision, directory, settings: Settings::new(rows), days, calendars: Mutex::default() })
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = unit)]
struct UnitRow {
    id: Id,
    code: String,
    kind: UnitKind,
    parent: Option<Id>,
    name: String,
    formal_name: String,
    official_code: Option<String>,
    valid_from: Date,
    valid_to: Option<Date>,
    seed: bool,
    stand_in: bool,
    resolution: Option<String>,
}

impl UnitRow {
    fn into_unit(self, hard: &[(Id, Date, bool)]) -> Unit {
        let latest = hard.iter().filter(|(unit, _, _)| *unit == self.id).max_by_key(|(_, from, _)| *from);
        Unit {
            hard_area: latest.is_some_and(|(_, _, flag)| *flag),
            id: self.id,
            code: self.code,
            kind: self.kind,
            parent: self.parent,
            name: self.name,
            formal_name: self.formal_name,
            official_code: self.official_code,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            seed: self.seed,
            stand_in: self.stand_in,
            resolution: self.resolution,
        }
    }
}

type DayColumns = (Date, DayKind, String, String, String);

/// The day rows of a version, or of the newest. Version 1 is the shipped calendar, which needs no rows.
pub(crate) fn load_days(conn: &mut Conn, version: Option<i32>) -> Result<Calendar> {
    let newest = match version {
        Some(version) => Some(version),
        None => calendar_version::table.select(diesel::dsl::max(calendar_version::version)).first(conn)?,
    };
    let shipped = Calendar::shipped();
    let Some(version) = newest.filter(|version| *version != shipped.version) else { return Ok(shipped.clone()) };
    let rows = calendar_day::table
        .filter(calendar_day::version.eq(version))
        .order(calendar_day::day)
        .select((
            calendar_day::day,
            calendar_day::kind,
            calendar_day::name_vi,
            calendar_day::name_en,
            calendar_day::source,
        ))
        .load::<DayColumns>(conn)?;
    let rows =
        rows.into_iter().map(|(date, kind, name_vi, name_en, source)| DayRow { date, kind, name_vi, name_en, source });
    Calendar::new(version, rows.collect(), OfficeHours::default())
        .map_err(|reason| store::Error::Stored(format!("calendar version {version}: {}", reason.code)))
}

//! Rule 0.10: one version is in force on a date; a new one never moves the past.

use kernel::Date;

use crate::model::Version;

/// The version in force on `date`, of versions of one code.
#[must_use]
pub fn in_force(versions: &[Version], date: Date) -> Option<&Version> {
    versions.iter().filter(|version| version.in_force_on(date)).max_by_key(|version| version.number)
}

/// Where a version that begins on `from` goes among those that are there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Placement {
    /// Last day in force of the new one: the day before the next version, if there is one.
    pub valid_to: Option<Date>,
    /// The version it takes over from (its index), which ends the day before `from`.
    pub follows: Option<usize>,
}

/// Finds the place of a new version. The one in force on `from` ends the day before; if it began on the same
/// day it is kept for the dossiers bound to it, but is never in force again.
#[must_use]
pub fn place(versions: &[Version], from: Date) -> Placement {
    let live = |version: &&(usize, &Version)| version.1.valid_to.is_none_or(|last| last >= version.1.valid_from);
    let all: Vec<(usize, &Version)> = versions.iter().enumerate().collect();
    let follows = all
        .iter()
        .filter(live)
        .filter(|(_, version)| version.in_force_on(from))
        .max_by_key(|(_, version)| version.number)
        .map(|(at, _)| *at);
    let next = all.iter().filter(live).map(|(_, version)| version.valid_from).filter(|start| *start > from).min();
    Placement { valid_to: next.map(day_before), follows }
}

/// The day before a date.
#[must_use]
pub fn day_before(date: Date) -> Date {
    date.civil().yesterday().map_or(date, Date::from)
}

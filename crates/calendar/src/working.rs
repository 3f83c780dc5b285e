use std::iter::Sum;
use std::ops::{Add, Sub};

use kernel::{Date, Timestamp};
use serde::{Deserialize, Serialize};

use crate::WORKING_DAY;
use crate::calendar::Calendar;
use crate::moment::Local;

/// An amount of working time in whole seconds; a working day is 28,800 of them (rule E1). May be negative.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "columns", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow))]
#[cfg_attr(feature = "columns", diesel(sql_type = diesel::sql_types::BigInt))]
#[serde(transparent)]
pub struct WorkingTime(i64);

#[cfg(feature = "columns")]
kernel::integer_column!(WorkingTime, diesel::sql_types::BigInt, i64);

impl WorkingTime {
    pub const ZERO: Self = Self(0);

    #[must_use]
    pub const fn seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    #[must_use]
    pub const fn minutes(minutes: i64) -> Self {
        Self(minutes.saturating_mul(60))
    }

    #[must_use]
    pub const fn hours(hours: i64) -> Self {
        Self(hours.saturating_mul(3600))
    }

    /// Working days of 8 hours.
    #[must_use]
    pub const fn days(days: i64) -> Self {
        Self(days.saturating_mul(WORKING_DAY))
    }

    #[must_use]
    pub const fn as_seconds(self) -> i64 {
        self.0
    }

    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl Add for WorkingTime {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for WorkingTime {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for WorkingTime {
    fn sum<I: Iterator<Item = Self>>(times: I) -> Self {
        times.fold(Self::ZERO, Add::add)
    }
}

/// True on a working day of the calendar (rule E8).
#[must_use]
pub fn is_working_day(calendar: &Calendar, date: Date) -> bool {
    calendar.is_working_day(date)
}

/// Working time from one moment to another; negative if `to` is the earlier.
#[must_use]
pub fn working_between(calendar: &Calendar, from: Timestamp, to: Timestamp) -> WorkingTime {
    calendar.between(from.into(), to.into())
}

/// The moment `time` of working time after `from` (before it, if negative).
///
/// Whole working days keep the hour, what is left rolls over breaks, day ends and days off (rules E3, E4). A moment
/// outside working time first moves to the next opening (back to the last closing, if negative).
#[must_use]
pub fn add_working(calendar: &Calendar, from: Timestamp, time: WorkingTime) -> Timestamp {
    calendar.after(calendar.start(from.into()).0, time).into()
}

/// Why counting starts later than the receipt (rules E3, E8).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shift {
    None,
    BeforeOpening,
    Break,
    AfterClosing,
    RestDay,
}

impl Calendar {
    /// Where counting starts for something received at `at` (rule E3). A moment that stands exactly on the end of a
    /// window is still inside it.
    pub(crate) fn start(&self, at: Local) -> (Local, Shift) {
        let (day, second) = (at.day(), at.second());
        if !self.days.is_working(day) {
            return (Local::new(self.days.on_or_after(day), self.hours.opening()), Shift::RestDay);
        }
        if second > self.hours.closing() {
            return (Local::new(self.days.on_or_after(day + 1), self.hours.opening()), Shift::AfterClosing);
        }
        let next = self.hours.windows().iter().find(|window| second <= window.closes);
        match next.map_or(second, |window| window.opens) {
            opens if second >= opens => (at, Shift::None),
            opens if opens == self.hours.opening() => (Local::new(day, opens), Shift::BeforeOpening),
            opens => (Local::new(day, opens), Shift::Break),
        }
    }

    /// The end of the last working time at or before `at`.
    fn stop(&self, at: Local) -> Local {
        let (day, second) = (at.day(), at.second());
        if !self.days.is_working(day) || second < self.hours.opening() {
            return self.closing(self.days.before(day));
        }
        let last = self.hours.windows().iter().rev().find(|window| second >= window.opens);
        Local::new(day, last.map_or(second, |window| second.min(window.closes)))
    }

    /// Working seconds from a fixed Monday to `at`.
    fn position(&self, at: Local) -> i64 {
        let today = if self.days.is_working(at.day()) { self.hours.worked(at.second()) } else { 0 };
        self.days.index(at.day()) * WORKING_DAY + today
    }

    pub(crate) fn between(&self, from: Local, to: Local) -> WorkingTime {
        WorkingTime(self.position(to) - self.position(from))
    }

    /// `from` must stand in working time, unless `time` is negative.
    pub(crate) fn after(&self, from: Local, time: WorkingTime) -> Local {
        let time = time.0.clamp(-MAX_TIME, MAX_TIME);
        if time < 0 {
            return self.back(self.stop(from), -time);
        }
        let index = self.days.index(from.day()) + time / WORKING_DAY;
        let rest = time % WORKING_DAY;
        if rest == 0 {
            return Local::new(self.days.nth(index), from.second());
        }
        let worked = self.hours.worked(from.second()) + rest;
        let (index, worked) = if worked > WORKING_DAY { (index + 1, worked - WORKING_DAY) } else { (index, worked) };
        Local::new(self.days.nth(index), self.hours.earliest(worked))
    }

    fn back(&self, from: Local, time: i64) -> Local {
        let index = self.days.index(from.day()) - time / WORKING_DAY;
        let rest = time % WORKING_DAY;
        if rest == 0 {
            return Local::new(self.days.nth(index), from.second());
        }
        let worked = self.hours.worked(from.second()) - rest;
        let (index, worked) = if worked < 0 { (index - 1, worked + WORKING_DAY) } else { (index, worked) };
        Local::new(self.days.nth(index), self.hours.latest(worked))
    }
}

/// All working time between the years 1 and 9999 is less than this.
const MAX_TIME: i64 = 4_000_000 * WORKING_DAY;

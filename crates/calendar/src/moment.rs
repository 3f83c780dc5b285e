//! Moments as whole seconds on Vietnam's clocks: day number and second of the day, with plain integer arithmetic.

use jiff::civil;
use jiff::tz::Offset;
use kernel::{Date, Timestamp};

pub const DAY: i64 = 86_400;

/// Vietnam's offset in seconds (rule C11).
const OFFSET: i64 = kernel::ZONE.seconds() as i64;

/// 0001-01-01 and 9999-12-29: what lies outside is held at the edge, so that everything can be shown.
const FIRST_DAY: i64 = -719_162;
const LAST_DAY: i64 = 2_932_894;

/// A second on Vietnam's clocks, counted from 1970-01-01T00:00 there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Local(i64);

impl Local {
    /// The moment of a day number and a second of that day, held within the years 1 to 9999.
    pub fn new(day: i64, second: i64) -> Self {
        Self(day.clamp(FIRST_DAY, LAST_DAY) * DAY + second.clamp(0, DAY - 1))
    }

    /// Days since 1970-01-01.
    pub const fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// Second of the day, 0 to 86,399.
    pub const fn second(self) -> i64 {
        self.0.rem_euclid(DAY)
    }

    pub const fn as_seconds(self) -> i64 {
        self.0
    }
}

/// Parts of a second are left out.
impl From<Timestamp> for Local {
    fn from(moment: Timestamp) -> Self {
        let seconds = moment.as_micros().div_euclid(1_000_000) + OFFSET;
        Self::new(seconds.div_euclid(DAY), seconds.rem_euclid(DAY))
    }
}

impl From<Local> for Timestamp {
    fn from(local: Local) -> Self {
        Self::from_micros((local.0 - OFFSET) * 1_000_000)
    }
}

/// Days since 1970-01-01.
pub fn day_of(date: civil::Date) -> i64 {
    Offset::UTC.to_timestamp(date.at(0, 0, 0, 0)).map_or(LAST_DAY, |start| start.as_second().div_euclid(DAY))
}

/// The civil date of a day number, held within the years 1 to 9999.
pub fn civil_of(day: i64) -> civil::Date {
    let start = jiff::Timestamp::from_second(day.clamp(FIRST_DAY, LAST_DAY) * DAY);
    Offset::UTC.to_datetime(start.unwrap_or(jiff::Timestamp::UNIX_EPOCH)).date()
}

pub fn date_of(day: i64) -> Date {
    Date::from(civil_of(day))
}

/// `hh:mm dd/mm/yyyy`, as the forms write it.
pub fn shown(moment: Local) -> String {
    let minute = moment.second() / 60;
    format!("{:02}:{:02} {}", minute / 60, minute % 60, shown_date(moment.day()))
}

/// `dd/mm/yyyy`.
pub fn shown_date(day: i64) -> String {
    let date = civil_of(day);
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

use std::fmt;

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Timestamp;

/// A calendar date. Stored as the number `yyyymmdd`, which sorts and can be read in any database tool.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "columns", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow))]
#[cfg_attr(feature = "columns", diesel(sql_type = diesel::sql_types::Integer))]
pub struct Date(i32);

impl Date {
    /// The date of a year, month and day; `None` for 29/02 of a common year, 31/04 and the like.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self::from)
    }

    /// The date as jiff's type, for arithmetic.
    #[must_use]
    pub fn civil(self) -> civil::Date {
        let year = i16::try_from(self.0 / 10_000).unwrap_or(0);
        let month = i8::try_from(self.0 / 100 % 100).unwrap_or(1);
        let day = i8::try_from(self.0 % 100).unwrap_or(1);
        civil::Date::new(year, month, day).unwrap_or(civil::Date::ZERO)
    }

    /// Its first moment in Vietnam.
    #[must_use]
    pub fn start(self) -> Timestamp {
        Timestamp::from_local(self.civil().at(0, 0, 0, 0))
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        self.civil().tomorrow().map_or(self, Self::from)
    }

    /// Reads `YYYY-MM-DD` or the Vietnamese `dd/mm/yyyy` (four-digit years only).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (year, month, day) = match text.split('/').collect::<Vec<_>>()[..] {
            [day, month, year] => (year, month, day),
            _ => match text.split('-').collect::<Vec<_>>()[..] {
                [year, month, day] => (year, month, day),
                _ => return None,
            },
        };
        let digits = [year, month, day].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        if !digits || year.len() != 4 || month.len() > 2 || day.len() > 2 {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self(i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day()))
    }
}

/// ISO 8601: what the API shows.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0 / 10_000, self.0 / 100 % 100, self.0 % 100)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a date"))
    }
}

#[cfg(feature = "columns")]
crate::integer_column!(Date, diesel::sql_types::Integer, i32);

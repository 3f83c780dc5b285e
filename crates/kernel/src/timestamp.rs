use std::fmt;

use jiff::civil;
use jiff::tz::Offset;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Date;

/// The one time zone of the house (rule C11).
pub const ZONE_NAME: &str = "Asia/Ho_Chi_Minh";

/// Vietnam has kept UTC+7 without daylight saving since 1975, so a fixed offset needs no zone database.
pub const ZONE: Offset = jiff::tz::offset(7);

/// A moment: microseconds since 1970-01-01 UTC, as it is stored. Shown and read in Vietnam's time (C11).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "columns", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow))]
#[cfg_attr(feature = "columns", diesel(sql_type = diesel::sql_types::BigInt))]
pub struct Timestamp(i64);

impl Timestamp {
    /// From microseconds since the epoch. A value outside jiff's range is caught when it is shown.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the epoch.
    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// The moment at which Vietnam's clocks show `local`.
    #[must_use]
    pub fn from_local(local: civil::DateTime) -> Self {
        Self(ZONE.to_timestamp(local).map_or(0, |moment| moment.as_microsecond()))
    }

    /// What Vietnam's clocks show at this moment.
    #[must_use]
    pub fn local(self) -> civil::DateTime {
        ZONE.to_datetime(jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
    }

    /// The Vietnamese calendar date of this moment.
    #[must_use]
    pub fn date(self) -> Date {
        Date::from(self.local().date())
    }

    /// This moment moved by `seconds`, which may be negative.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// Reads RFC 3339 with an offset, or a local `YYYY-MM-DDThh:mm[:ss]` taken as Vietnam's time.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(moment) = text.parse::<jiff::Timestamp>() {
            return Some(Self(moment.as_microsecond()));
        }
        text.parse::<civil::DateTime>().ok().map(Self::from_local)
    }
}

/// RFC 3339 with the offset +07:00, whole seconds: what the API shows.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let l = self.local();
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+07:00",
            l.year(),
            l.month(),
            l.day(),
            l.hour(),
            l.minute(),
            l.second()
        )
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a date and time"))
    }
}

#[cfg(feature = "columns")]
crate::integer_column!(Timestamp, diesel::sql_types::BigInt, i64);

use std::fmt;

use kernel::Reason;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::WORKING_DAY;
use crate::moment::DAY;

/// Part of a working day, in seconds since midnight: 07:00 to 11:30 is 25,200 to 41,400.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    pub opens: i64,
    pub closes: i64,
}

/// The hours of a body on each working day (rule E2): one or more windows in order that sum to 8 hours.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfficeHours(Vec<Window>);

/// 07:00-11:30 and 13:30-17:00 (rule E2).
impl Default for OfficeHours {
    fn default() -> Self {
        Self(vec![Window { opens: 25_200, closes: 41_400 }, Window { opens: 48_600, closes: 61_200 }])
    }
}

impl OfficeHours {
    /// Hours of windows in order of the day.
    ///
    /// # Errors
    /// `calendar-hours-none`, `calendar-hours-order` for windows that end before they begin, overlap, touch or leave
    /// the day, `calendar-hours-sum` (minutes) if they do not sum to 8 hours.
    pub fn new(windows: Vec<Window>) -> Result<Self, Reason> {
        let (Some(first), Some(last)) = (windows.first(), windows.last()) else {
            return Err(Reason::new("calendar-hours-none"));
        };
        let ordered =
            windows.iter().all(|w| w.opens < w.closes) && windows.windows(2).all(|w| w[0].closes < w[1].opens);
        if !ordered || first.opens < 0 || last.closes >= DAY {
            return Err(Reason::new("calendar-hours-order"));
        }
        let sum: i64 = windows.iter().map(|w| w.closes - w.opens).sum();
        if sum != WORKING_DAY {
            return Err(Reason::new("calendar-hours-sum").with("hours", sum / 3600).with("minutes", sum / 60 % 60));
        }
        Ok(Self(windows))
    }

    /// Reads `07:00-11:30, 13:30-17:00`.
    ///
    /// # Errors
    /// `calendar-hours-form`, and those of [`OfficeHours::new`].
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let form = || Reason::new("calendar-hours-form");
        let windows = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).map(|part| {
            let (opens, closes) = part.split_once(['-', '–'])?;
            Some(Window { opens: seconds(opens)?, closes: seconds(closes)? })
        });
        Self::new(windows.collect::<Option<Vec<_>>>().ok_or_else(form)?)
    }

    /// The windows in order.
    #[must_use]
    pub fn windows(&self) -> &[Window] {
        &self.0
    }

    /// Second of the day at which the first window opens.
    #[must_use]
    pub fn opening(&self) -> i64 {
        self.0.first().map_or(0, |window| window.opens)
    }

    /// Second of the day at which the last window closes.
    #[must_use]
    pub fn closing(&self) -> i64 {
        self.0.last().map_or(DAY - 1, |window| window.closes)
    }

    /// Seconds worked of a day when its clock shows `second`.
    pub(crate) fn worked(&self, second: i64) -> i64 {
        self.0.iter().map(|window| second.clamp(window.opens, window.closes) - window.opens).sum()
    }

    /// The earliest second at which `worked` seconds (0 to 8 hours) are done: the end of a window, not the start
    /// of the next.
    pub(crate) fn earliest(&self, mut worked: i64) -> i64 {
        for window in &self.0 {
            let length = window.closes - window.opens;
            if worked <= length {
                return window.opens + worked;
            }
            worked -= length;
        }
        self.closing()
    }

    /// The latest second at which no more than `worked` seconds are done: the start of a window, not the end of
    /// the one before.
    pub(crate) fn latest(&self, mut worked: i64) -> i64 {
        for window in &self.0 {
            let length = window.closes - window.opens;
            if worked < length {
                return window.opens + worked;
            }
            worked -= length;
        }
        self.closing()
    }
}

/// `hh:mm` with or without the leading zero.
fn seconds(clock: &str) -> Option<i64> {
    let (hour, minute) = clock.trim().split_once([':', 'h'])?;
    let number = |text: &str| if (1..=2).contains(&text.len()) { text.parse::<u8>().ok() } else { None };
    let (hour, minute) = (number(hour)?, number(minute)?);
    if hour > 23 || minute > 59 {
        return None;
    }
    Some(i64::from(hour) * 3600 + i64::from(minute) * 60)
}

/// The form that [`OfficeHours::parse`] reads.
impl fmt::Display for OfficeHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, w) in self.0.iter().enumerate() {
            let comma = if place > 0 { ", " } else { "" };
            let minutes = |second: i64| (second / 3600, second / 60 % 60);
            let ((oh, om), (ch, cm)) = (minutes(w.opens), minutes(w.closes));
            write!(f, "{comma}{oh:02}:{om:02}-{ch:02}:{cm:02}")?;
        }
        Ok(())
    }
}

impl Serialize for OfficeHours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for OfficeHours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|reason| serde::de::Error::custom(reason.code))
    }
}

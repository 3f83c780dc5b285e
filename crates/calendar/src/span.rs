use kernel::Reason;
use serde::{Deserialize, Serialize};

use crate::WORKING_DAY;
use crate::working::WorkingTime;

/// An amount of working time cut up for reading: working days of 8 hours (rule E1), hours and minutes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Span {
    pub days: i64,
    pub hours: i64,
    pub minutes: i64,
}

impl From<WorkingTime> for Span {
    /// The size of the amount; parts of a minute are left out.
    fn from(time: WorkingTime) -> Self {
        let seconds = i64::try_from(time.as_seconds().unsigned_abs()).unwrap_or(i64::MAX);
        let rest = seconds % WORKING_DAY;
        Self { days: seconds / WORKING_DAY, hours: rest / 3600, minutes: rest / 60 % 60 }
    }
}

impl Span {
    /// The wording: the two largest parts, as people say it. Keys `calendar-span-days`, `-days-hours`, `-hours`,
    /// `-hours-minutes`, `-minutes`.
    #[must_use]
    pub fn words(self) -> Reason {
        let code = match (self.days, self.hours, self.minutes) {
            (0, 0, _) => "calendar-span-minutes",
            (0, _, 0) => "calendar-span-hours",
            (0, ..) => "calendar-span-hours-minutes",
            (_, 0, _) => "calendar-span-days",
            _ => "calendar-span-days-hours",
        };
        Reason::new(code).with("days", self.days).with("hours", self.hours).with("minutes", self.minutes)
    }
}

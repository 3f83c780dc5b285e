use std::fmt;

use kernel::{Reason, text};
use serde::{Deserialize, Serialize};

kernel::named_enum! {
    /// What a limit is counted in.
    #[cfg_attr(feature = "columns", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow))]
    #[cfg_attr(feature = "columns", diesel(sql_type = diesel::sql_types::Text))]
    pub enum LimitUnit {
        /// 8 working hours, keeping the hour of receipt (rules E1, E3).
        WorkingDay = "working_day",
        /// A working hour (rules E4, N6).
        Hour = "hour",
        /// A day of the calendar, ending at closing time (rules E5, N6).
        Day = "day",
        /// A month of the calendar, ending at closing time (rule N6).
        Month = "month",
        /// The end of the day of receipt, of the next working day after 15:00 (rules E6, A60). The amount is 1.
        SameDay = "same_day",
    }
}

#[cfg(feature = "columns")]
kernel::named_column!(LimitUnit);

/// How long a procedure, a step or a wait may take.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Limit {
    /// At least 1; counting holds it at [`Limit::MAX`].
    pub amount: u32,
    pub unit: LimitUnit,
}

impl Limit {
    /// No limit of the law comes near it: 27 years in days.
    pub const MAX: u32 = 9_999;

    /// The end of the day (rule E6).
    pub const SAME_DAY: Self = Self { amount: 1, unit: LimitUnit::SameDay };

    #[must_use]
    pub const fn working_days(amount: u32) -> Self {
        Self { amount, unit: LimitUnit::WorkingDay }
    }

    #[must_use]
    pub const fn hours(amount: u32) -> Self {
        Self { amount, unit: LimitUnit::Hour }
    }

    #[must_use]
    pub const fn days(amount: u32) -> Self {
        Self { amount, unit: LimitUnit::Day }
    }

    #[must_use]
    pub const fn months(amount: u32) -> Self {
        Self { amount, unit: LimitUnit::Month }
    }

    /// A limit of at least 1 and at most [`Limit::MAX`].
    ///
    /// # Errors
    /// `calendar-limit-zero`, `calendar-limit-large` (max).
    pub fn new(amount: u32, unit: LimitUnit) -> Result<Self, Reason> {
        match amount {
            0 => Err(Reason::new("calendar-limit-zero")),
            1..=Self::MAX => Ok(Self { amount: if unit == LimitUnit::SameDay { 1 } else { amount }, unit }),
            _ => Err(Reason::new("calendar-limit-large").with("max", Self::MAX)),
        }
    }

    /// Reads `1wd`, `8h`, `30d`, `1mo` and `same-day`.
    ///
    /// # Errors
    /// `calendar-limit-form`, and those of [`Limit::new`].
    pub fn parse(typed: &str) -> Result<Self, Reason> {
        let typed = text::fold(typed.trim());
        if matches!(typed.as_str(), "same-day" | "same_day" | "same day") {
            return Ok(Self::SAME_DAY);
        }
        let end = typed.find(|c: char| !c.is_ascii_digit()).unwrap_or(typed.len());
        let (digits, unit) = typed.split_at(end);
        let unit = match unit.trim() {
            "wd" => LimitUnit::WorkingDay,
            "h" => LimitUnit::Hour,
            "d" => LimitUnit::Day,
            "mo" => LimitUnit::Month,
            _ => return Err(Reason::new("calendar-limit-form")),
        };
        if digits.is_empty() {
            return Err(Reason::new("calendar-limit-form"));
        }
        // Only a number too large for the type fails here, and that is too large anyway.
        Self::new(digits.parse().unwrap_or(u32::MAX), unit)
    }

    /// The wording, with the placeable `amount`: `calendar-limit-working-day`, `-hour`, `-day`, `-month`, `-same-day`.
    #[must_use]
    pub fn words(self) -> Reason {
        let code = match self.unit {
            LimitUnit::WorkingDay => "calendar-limit-working-day",
            LimitUnit::Hour => "calendar-limit-hour",
            LimitUnit::Day => "calendar-limit-day",
            LimitUnit::Month => "calendar-limit-month",
            LimitUnit::SameDay => return Reason::new("calendar-limit-same-day"),
        };
        Reason::new(code).with("amount", self.amount)
    }

    /// True if days of the calendar are counted and the limit ends at closing time.
    #[must_use]
    pub const fn is_calendar(self) -> bool {
        matches!(self.unit, LimitUnit::Day | LimitUnit::Month)
    }
}

/// The form that [`Limit::parse`] reads.
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            LimitUnit::WorkingDay => "wd",
            LimitUnit::Hour => "h",
            LimitUnit::Day => "d",
            LimitUnit::Month => "mo",
            LimitUnit::SameDay => return f.write_str("same-day"),
        };
        write!(f, "{}{unit}", self.amount)
    }
}

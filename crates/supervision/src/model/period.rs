use jiff::ToSpan;
use jiff::civil;
use kernel::{Date, FieldFault, Reason};

kernel::named_enum! {
    /// How long a period is.
    pub enum PeriodKind {
        Day = "day",
        /// Monday to Sunday.
        Week = "week",
        Month = "month",
        Quarter = "quarter",
        Year = "year",
        /// From any day to any day.
        Free = "free",
    }
}

/// A time to count in, both days included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period {
    pub kind: PeriodKind,
    pub from: Date,
    pub to: Date,
}

impl Period {
    /// The day, week, month, quarter or year that holds a day.
    #[must_use]
    pub fn around(kind: PeriodKind, day: Date) -> Self {
        let (from, to) = bounds(kind, day.civil());
        Self { kind, from: Date::from(from), to: Date::from(to) }
    }

    /// From a day to a day.
    ///
    /// # Errors
    /// Faults of `to` that lies before `from`, and of a period that has not begun by `today`.
    pub fn free(from: Date, to: Date, today: Date) -> Result<Self, FieldFault> {
        if to < from {
            return Err(FieldFault::new("to", Reason::new("supervision-period-backwards")));
        }
        Self { kind: PeriodKind::Free, from, to }.begun(today)
    }

    /// The same, if it has begun: nothing can be counted in the future.
    ///
    /// # Errors
    /// A fault of `from` that lies after `today`.
    pub fn begun(self, today: Date) -> Result<Self, FieldFault> {
        if self.from > today {
            return Err(FieldFault::new("from", Reason::new("supervision-period-future")));
        }
        Ok(self)
    }

    /// The period of the same length just before.
    #[must_use]
    pub fn before(self) -> Self {
        let day_before = self.from.civil().saturating_sub(1.day());
        match self.kind {
            PeriodKind::Free => {
                let days = self.from.civil().until(self.to.civil()).map_or(0, |span| span.get_days());
                let from = day_before.saturating_sub(i64::from(days).days());
                Self { kind: PeriodKind::Free, from: Date::from(from), to: Date::from(day_before) }
            }
            kind => Self::around(kind, Date::from(day_before)),
        }
    }

    /// This period and those just before it, oldest first.
    #[must_use]
    pub fn last(self, many: usize) -> Vec<Self> {
        let mut all: Vec<Self> = std::iter::successors(Some(self), |period| Some(period.before())).take(many).collect();
        all.reverse();
        all
    }

    /// The last day that can be counted: the period's own, or today while it runs.
    #[must_use]
    pub fn end(self, today: Date) -> Date {
        self.to.min(today)
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The day before.
#[must_use]
pub fn day_before(day: Date) -> Date {
    Date::from(day.civil().saturating_sub(1.day()))
}

fn bounds(kind: PeriodKind, day: civil::Date) -> (civil::Date, civil::Date) {
    match kind {
        PeriodKind::Day | PeriodKind::Free => (day, day),
        PeriodKind::Week => {
            let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
            (monday, monday.saturating_add(6.days()))
        }
        PeriodKind::Month => (day.first_of_month(), day.last_of_month()),
        PeriodKind::Quarter => {
            let first = civil::date(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
            (first, first.saturating_add(2.months()).last_of_month())
        }
        PeriodKind::Year => (day.first_of_year(), day.last_of_year()),
    }
}

/// The day after.
#[must_use]
pub fn day_after(day: Date) -> Date {
    Date::from(day.civil().saturating_add(1.day()))
}

use std::sync::{Arc, LazyLock};

use kernel::{Date, Reason, Timestamp};

use crate::days::{DayRow, Days, YearStatus};
use crate::hours::OfficeHours;
use crate::moment::{Local, day_of};

/// A version of the calendar together with one body's hours. Cheap to clone: the days are shared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    /// Version of the day rows, which a dossier records (rule E11).
    pub version: i32,
    pub(crate) days: Arc<Days>,
    pub(crate) hours: OfficeHours,
}

/// The version number of the rows in `data/holidays.csv`.
const SHIPPED_VERSION: i32 = 1;

static SHIPPED: LazyLock<Calendar> = LazyLock::new(|| {
    let rows = crate::read_rows(include_bytes!("../data/holidays.csv")).expect("a test reads the shipped rows");
    Calendar::new(SHIPPED_VERSION, rows, OfficeHours::default()).expect("a test reads the shipped rows")
});

impl Calendar {
    /// A calendar of day rows in any order.
    ///
    /// # Errors
    /// `calendar-day-twice`, `calendar-makeup-weekday`.
    pub fn new(version: i32, rows: Vec<DayRow>, hours: OfficeHours) -> Result<Self, Reason> {
        Ok(Self { version, days: Arc::new(Days::new(rows)?), hours })
    }

    /// The calendar 2025 to 2027 that comes with the program, with default hours. Read once.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The same days with another body's hours (rule E2).
    #[must_use]
    pub fn with_hours(&self, hours: OfficeHours) -> Self {
        Self { version: self.version, days: Arc::clone(&self.days), hours }
    }

    /// The hours of the body.
    #[must_use]
    pub const fn hours(&self) -> &OfficeHours {
        &self.hours
    }

    /// The day rows, by date.
    #[must_use]
    pub fn rows(&self) -> &[DayRow] {
        self.days.rows()
    }

    /// How far the days off of a year are decided.
    #[must_use]
    pub fn year(&self, year: i16) -> YearStatus {
        self.days.year(year)
    }

    /// True on a working day (rule E8).
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        self.days.is_working(day_of(date.civil()))
    }

    /// True while the body is open, both ends of each window included.
    #[must_use]
    pub fn is_working_time(&self, at: Timestamp) -> bool {
        let at = Local::from(at);
        self.days.is_working(at.day())
            && self.hours.windows().iter().any(|w| (w.opens..=w.closes).contains(&at.second()))
    }

    /// When the body closes on a date, worked or not.
    #[must_use]
    pub fn closing_of(&self, date: Date) -> Timestamp {
        self.closing(day_of(date.civil())).into()
    }

    /// When the body opens on a date, worked or not.
    #[must_use]
    pub fn opening_of(&self, date: Date) -> Timestamp {
        Local::new(day_of(date.civil()), self.hours.opening()).into()
    }

    /// The first working day after a date.
    #[must_use]
    pub fn next_working_day(&self, date: Date) -> Date {
        crate::moment::date_of(self.days.on_or_after(day_of(date.civil()) + 1))
    }

    pub(crate) fn closing(&self, day: i64) -> Local {
        Local::new(day, self.hours.closing())
    }
}

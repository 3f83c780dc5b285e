use kernel::{Date, Reason};

use crate::moment::{day_of, shown_date};

kernel::named_enum! {
    /// Why a day is not what its place in the week says (rule E8).
    #[cfg_attr(feature = "columns", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow))]
    #[cfg_attr(feature = "columns", diesel(sql_type = diesel::sql_types::Text))]
    pub enum DayKind {
        /// A public holiday or the day in lieu of one (rule E9).
        Holiday = "holiday",
        /// A working day swapped off.
        SwapOff = "swap_off",
        /// A rest day that is worked in exchange.
        MakeupWork = "makeup_work",
    }
}

#[cfg(feature = "columns")]
kernel::named_column!(DayKind);

/// A row of the calendar, with where it is from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayRow {
    pub date: Date,
    pub kind: DayKind,
    pub name_vi: String,
    pub name_en: String,
    pub source: String,
}

impl DayRow {
    /// False for a day that was only computed: its source says `UNVERIFIED`, because the year's plan was not out.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.source.contains("UNVERIFIED")
    }
}

kernel::named_enum! {
    /// How far a year's days off are decided.
    pub enum YearStatus {
        /// All rows of the year rest on a decision.
        Decided = "decided",
        /// Some rows were computed before the year's plan was out.
        Provisional = "provisional",
        /// The calendar has no row of the year: weekends alone count as days off.
        Undecided = "undecided",
    }
}

/// The days of a calendar: the week's own rhythm and what changes it. Days are numbers since 1970-01-01.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Days {
    rows: Vec<DayRow>,
    changes: Vec<Change>,
    years: Vec<(i16, YearStatus)>,
}

/// A row that turns a rest day into a working day or the other way round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Change {
    day: i64,
    works: bool,
    /// Working days more (or less) than weekdays, over all changes before this one.
    surplus: i64,
    row: usize,
}

impl Days {
    /// # Errors
    /// `calendar-day-twice` (date), `calendar-makeup-weekday` (date).
    pub fn new(mut rows: Vec<DayRow>) -> Result<Self, Reason> {
        rows.sort_by_key(|row| row.date);
        if let Some(pair) = rows.windows(2).find(|pair| pair[0].date == pair[1].date) {
            return Err(Reason::new("calendar-day-twice").with("date", shown_date(day_of(pair[0].date.civil()))));
        }
        let mut changes = Vec::new();
        let mut surplus = 0;
        for (row, DayRow { date, kind, .. }) in rows.iter().enumerate() {
            let day = day_of(date.civil());
            let works = *kind == DayKind::MakeupWork;
            if works && is_weekday(day) {
                return Err(Reason::new("calendar-makeup-weekday").with("date", shown_date(day)));
            }
            if works != is_weekday(day) {
                changes.push(Change { day, works, surplus, row });
                surplus += if works { 1 } else { -1 };
            }
        }
        let years = years(&rows);
        Ok(Self { rows, changes, years })
    }

    pub fn rows(&self) -> &[DayRow] {
        &self.rows
    }

    pub fn year(&self, year: i16) -> YearStatus {
        let found = self.years.binary_search_by_key(&year, |&(year, _)| year);
        found.map_or(YearStatus::Undecided, |place| self.years[place].1)
    }

    pub fn is_working(&self, day: i64) -> bool {
        match self.changes.binary_search_by_key(&day, |change| change.day) {
            Ok(place) => self.changes[place].works,
            Err(_) => is_weekday(day),
        }
    }

    /// Working days before `day`, counted from a fixed Monday: the day's number among working days.
    pub fn index(&self, day: i64) -> i64 {
        let place = self.changes.partition_point(|change| change.day < day);
        let surplus = match self.changes.get(place) {
            Some(next) => next.surplus,
            None => self.changes.last().map_or(0, |last| last.surplus + if last.works { 1 } else { -1 }),
        };
        weekdays_before(day) + surplus
    }

    /// The working day of that number: the inverse of [`Days::index`].
    pub fn nth(&self, index: i64) -> i64 {
        let slack = i64::try_from(self.changes.len()).unwrap_or(0) * 7 / 5 + 14;
        let guess = index.div_euclid(5) * 7 + index.rem_euclid(5) - MONDAY;
        let (mut low, mut high) = (guess - slack, guess + slack);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.index(middle + 1) > index { high = middle } else { low = middle + 1 }
        }
        low
    }

    /// The first working day on or after `day`.
    pub fn on_or_after(&self, day: i64) -> i64 {
        if self.is_working(day) { day } else { self.nth(self.index(day)) }
    }

    /// The last working day before `day`.
    pub fn before(&self, day: i64) -> i64 {
        self.nth(self.index(day) - 1)
    }

    /// How many Saturdays and Sundays from `first` to `last` are off.
    pub fn weekend_off(&self, first: i64, last: i64) -> i64 {
        let weekend = (last - first + 1) - (weekdays_before(last + 1) - weekdays_before(first));
        let worked = self.changes_between(first, last).filter(|(_, row)| row.kind == DayKind::MakeupWork).count();
        weekend - i64::try_from(worked).unwrap_or(0)
    }

    /// The rows that change the week's rhythm on the days from `first` to `last`, both included.
    pub fn changes_between(&self, first: i64, last: i64) -> impl ExactSizeIterator<Item = (i64, &DayRow)> {
        let from = self.changes.partition_point(|change| change.day < first);
        let to = self.changes.partition_point(|change| change.day <= last).max(from);
        self.changes[from..to].iter().map(|change| (change.day, &self.rows[change.row]))
    }
}

/// Days from a Monday to 1970-01-01.
const MONDAY: i64 = 3;

fn is_weekday(day: i64) -> bool {
    (day + MONDAY).rem_euclid(7) < 5
}

fn weekdays_before(day: i64) -> i64 {
    (day + MONDAY).div_euclid(7) * 5 + (day + MONDAY).rem_euclid(7).min(5)
}

fn years(sorted: &[DayRow]) -> Vec<(i16, YearStatus)> {
    let mut years: Vec<(i16, YearStatus)> = Vec::new();
    for row in sorted {
        let year = row.date.civil().year();
        if years.last().is_none_or(|&(last, _)| last != year) {
            years.push((year, YearStatus::Decided));
        }
        if let Some((_, status)) = years.last_mut()
            && !row.is_settled()
        {
            *status = YearStatus::Provisional;
        }
    }
    years
}

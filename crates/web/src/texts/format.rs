//! Dates dd/mm/yyyy, 24 hours, money 1.234.567 đ, in both languages alike: the numbers on a page are those on
//! the printed form.

use kernel::{Date, Lang, Timestamp, Vnd};

use super::Texts;

/// Something with a calendar date: a [`Date`] or a [`Timestamp`] (its date in Vietnam).
pub trait Day {
    fn day(&self) -> Date;
}

/// A moment, by value or by reference: askama hands references.
pub trait Moment {
    fn moment(&self) -> Timestamp;
}

/// An amount of money, by value or by reference.
pub trait Amount {
    fn amount(&self) -> Vnd;
}

/// A whole number, by value or by reference.
pub trait Whole {
    fn whole(&self) -> i64;
}

impl<T: Whole + ?Sized> Whole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}

macro_rules! whole {
    ($($int:ty),+) => { $(impl Whole for $int {
        fn whole(&self) -> i64 {
            i64::try_from(*self).unwrap_or(i64::MAX)
        }
    })+ };
}
whole!(i16, i32, i64, u8, u16, u32, u64, usize);

impl<T: Day + ?Sized> Day for &T {
    fn day(&self) -> Date {
        (**self).day()
    }
}
impl Day for Date {
    fn day(&self) -> Date {
        *self
    }
}
impl Day for Timestamp {
    fn day(&self) -> Date {
        self.date()
    }
}
impl<T: Moment + ?Sized> Moment for &T {
    fn moment(&self) -> Timestamp {
        (**self).moment()
    }
}
impl Moment for Timestamp {
    fn moment(&self) -> Timestamp {
        *self
    }
}
impl<T: Amount + ?Sized> Amount for &T {
    fn amount(&self) -> Vnd {
        (**self).amount()
    }
}
impl Amount for Vnd {
    fn amount(&self) -> Vnd {
        *self
    }
}

pub(super) fn date(date: Date) -> String {
    let d = date.civil();
    format!("{:02}/{:02}/{:04}", d.day(), d.month(), d.year())
}

pub(super) fn datetime(at: Timestamp) -> String {
    format!("{} {}", date(at.date()), time(at))
}

fn time(at: Timestamp) -> String {
    let local = at.local();
    format!("{:02}:{:02}", local.hour(), local.minute())
}

impl Texts {
    /// `25/11/2026`.
    #[must_use]
    pub fn date(&self, day: impl Day) -> String {
        date(day.day())
    }

    /// `25/11/2026 08:14`, Vietnam's time.
    #[must_use]
    pub fn datetime(&self, at: impl Moment) -> String {
        datetime(at.moment())
    }

    /// `08:14`, Vietnam's time.
    #[must_use]
    pub fn time(&self, at: impl Moment) -> String {
        time(at.moment())
    }

    /// `25/11 08:14`: for dense lists where the year is plain.
    #[must_use]
    pub fn short(&self, at: impl Moment) -> String {
        let local = at.moment().local();
        format!("{:02}/{:02} {}", local.day(), local.month(), time(at.moment()))
    }

    /// `08:14 thứ Tư 25/11/2026`, `08:14 Wednesday 25/11/2026`: for appointments.
    #[must_use]
    pub fn appointment(&self, at: impl Moment) -> String {
        let at = at.moment();
        format!("{} {} {}", time(at), self.weekday(at), date(at.date()))
    }

    /// `thứ Tư`, `Wednesday`.
    #[must_use]
    pub fn weekday(&self, day: impl Day) -> String {
        let key = match day.day().civil().weekday().to_monday_one_offset() {
            1 => "web-monday",
            2 => "web-tuesday",
            3 => "web-wednesday",
            4 => "web-thursday",
            5 => "web-friday",
            6 => "web-saturday",
            _ => "web-sunday",
        };
        self.say(key)
    }

    /// The moment for machines, for the `datetime` attribute of `<time>`: RFC 3339.
    #[must_use]
    pub fn machine(&self, at: impl Moment) -> String {
        at.moment().to_string()
    }

    /// `1.234.567 đ`.
    #[must_use]
    pub fn money(&self, amount: impl Amount) -> String {
        amount.amount().to_string()
    }

    /// A whole number with its groups: `1.234` in Vietnamese, `1,234` in English.
    #[must_use]
    pub fn number(&self, number: impl Whole) -> String {
        let number = number.whole();
        let grouped = Vnd(number).to_string().trim_end_matches(" đ").to_owned();
        match self.lang() {
            Lang::Vi => grouped,
            Lang::En => grouped.replace('.', ","),
        }
    }

    /// Tenths, rounded: `10,5` in Vietnamese, `10.5` in English; a whole number without the tenth.
    #[must_use]
    pub fn tenths(&self, tenths: i64) -> String {
        let whole = self.number(tenths.abs() / 10);
        let sign = if tenths < 0 { "-" } else { "" };
        match (tenths.abs() % 10, self.lang()) {
            (0, _) => format!("{sign}{whole}"),
            (rest, Lang::Vi) => format!("{sign}{whole},{rest}"),
            (rest, Lang::En) => format!("{sign}{whole}.{rest}"),
        }
    }

    /// Working time in hours, or in minutes below one hour: `67,5 giờ làm việc`. `seconds` is working time.
    #[must_use]
    pub fn working_hours(&self, seconds: i64) -> String {
        if seconds.abs() < 3600 {
            return self.fill("web-working-minutes", (("count", seconds / 60), ("shown", self.number(seconds / 60))));
        }
        let tenths = rounded(seconds, 360);
        self.fill("web-working-hours", (("count", plural(tenths)), ("shown", self.tenths(tenths))))
    }

    /// Working time in days of `day` seconds each (a day of eight hours is 28,800): `10,5 ngày làm việc`;
    /// below one day in hours.
    #[must_use]
    pub fn working_days(&self, seconds: i64, day: i64) -> String {
        if day <= 0 || seconds.abs() < day {
            return self.working_hours(seconds);
        }
        let tenths = rounded(seconds, day / 10);
        self.fill("web-working-days", (("count", plural(tenths)), ("shown", self.tenths(tenths))))
    }
}

fn rounded(seconds: i64, unit: i64) -> i64 {
    let unit = unit.max(1);
    (seconds.abs() + unit / 2) / unit * seconds.signum()
}

/// Ten tenths are one thing, everything else is several: `1 hour`, `1.5 hours`.
const fn plural(tenths: i64) -> i64 {
    if tenths == 10 { 1 } else { 2 }
}

use jiff::ToSpan;
use kernel::Timestamp;

use crate::calendar::Calendar;
use crate::extension::Extension;
use crate::limit::{Limit, LimitUnit};
use crate::moment::{DAY, Local, civil_of, day_of};
use crate::pause::{Pause, merged};
use crate::terms::SAME_DAY_CUTOFF;
use crate::working::{Shift, WorkingTime};

/// Every figure on the way from the receipt to the due time.
pub struct Sum {
    pub received: Local,
    pub start: Local,
    pub shift: Shift,
    pub limit: Limit,
    pub extension: Option<Extension>,
    /// End of the limit, or the appointment newly given, before pauses. For a calendar limit not yet moved off days off.
    pub base: Local,
    pub stops: Vec<Stop>,
    pub due: Local,
}

/// One pause and the end of the limit after it.
pub struct Stop {
    pub from: Local,
    pub to: Local,
    pub added: Added,
    pub end: Local,
}

/// What a pause adds (rules E7, N6).
#[derive(Clone, Copy)]
pub enum Added {
    Time(WorkingTime),
    Dates(i64),
}

impl Sum {
    pub fn new(
        calendar: &Calendar,
        received: Timestamp,
        limit: Limit,
        pauses: &[Pause],
        extension: Option<Extension>,
    ) -> Self {
        let received = Local::from(received);
        let (start, shift) = calendar.start(received);
        let (base, since) = match extension {
            Some(extension) => (extension.until.into(), extension.decided_at.into()),
            None => (base(calendar, start, limit), received),
        };
        let stops = stops(calendar, limit, base, &merged(pauses, since));
        let end = stops.last().map_or(base, |stop| stop.end);
        // A new appointment stands as it was given, unless a pause moves it.
        let moves = limit.is_calendar() && (extension.is_none() || end != base);
        let due = if moves { calendar.closing(calendar.days.on_or_after(end.day())) } else { end };
        Self { received, start, shift, limit, extension, base, stops, due }
    }
}

fn base(calendar: &Calendar, start: Local, limit: Limit) -> Local {
    let amount = i64::from(limit.amount.min(Limit::MAX));
    match limit.unit {
        LimitUnit::WorkingDay => calendar.after(start, WorkingTime::days(amount)),
        LimitUnit::Hour => calendar.after(start, WorkingTime::hours(amount)),
        LimitUnit::Day => calendar.closing(start.day() + amount),
        LimitUnit::Month => calendar.closing(months_after(start.day(), amount)),
        LimitUnit::SameDay if start.second() > SAME_DAY_CUTOFF => {
            calendar.closing(calendar.days.on_or_after(start.day() + 1))
        }
        LimitUnit::SameDay => calendar.closing(start.day()),
    }
}

/// The same day number so many months on, or the last day of that month (rule N6).
fn months_after(day: i64, months: i64) -> i64 {
    civil_of(day).checked_add(months.months()).map_or(i64::MAX / DAY, day_of)
}

fn stops(calendar: &Calendar, limit: Limit, base: Local, pauses: &[(Local, Local)]) -> Vec<Stop> {
    let mut time = WorkingTime::ZERO;
    let mut dates = 0;
    let each = pauses.iter().map(|&(from, to)| {
        let (added, end) = if limit.is_calendar() {
            let stood = closings(calendar, from, to);
            dates += stood;
            (Added::Dates(stood), if dates > 0 { Local::new(base.day() + dates, base.second()) } else { base })
        } else {
            let stood = calendar.between(from, to);
            time = time + stood;
            (Added::Time(stood), if time > WorkingTime::ZERO { paused(calendar, base, time) } else { base })
        };
        Stop { from, to, added, end }
    });
    each.collect()
}

/// Old due time plus paused working time (rule E7). A new appointment may stand outside working time.
fn paused(calendar: &Calendar, base: Local, time: WorkingTime) -> Local {
    calendar.after(calendar.start(base).0, time)
}

/// The number of dates at whose closing time the clock stood (rule N6): closings in `[from, to)`.
fn closings(calendar: &Calendar, from: Local, to: Local) -> i64 {
    let before = |at: Local| (at.as_seconds() - calendar.hours.closing() + DAY - 1).div_euclid(DAY);
    before(to) - before(from)
}

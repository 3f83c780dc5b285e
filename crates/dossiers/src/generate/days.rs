use calendar::Calendar;
use kernel::{Date, Timestamp};

/// Up to so many dossiers make a demo: filed in the last weeks.
pub(super) const DEMO: u64 = 5_000;
/// Days of the calendar that a demo goes back.
const DEMO_DAYS: i64 = 75;
/// Of a demo's dossiers, how much heavier each of the last days weighs.
const RECENT: u64 = 6;
const RECENT_DAYS: usize = 12;

/// How many dossiers are filed on which working day, oldest first; the counts sum to `n`.
pub(super) fn spread(calendar: &Calendar, n: u64, now: Timestamp) -> Vec<(Date, u64)> {
    let days = working_days(calendar, n, now);
    let recent = days.len().saturating_sub(RECENT_DAYS);
    let weight = |at: usize| if n <= DEMO && at >= recent { RECENT } else { 1 };
    let total: u64 = (0..days.len()).map(weight).sum();
    let mut seen = 0;
    let mut before = 0;
    let mut out = Vec::with_capacity(days.len());
    for (at, day) in days.into_iter().enumerate() {
        seen += weight(at);
        let until = u64::try_from(u128::from(n) * u128::from(seen) / u128::from(total.max(1))).unwrap_or(n);
        out.push((day, until - before));
        before = until;
    }
    out
}

/// From the first day of the two-level model of local government (I1), or a few weeks back, to the last moment at
/// which the counters were open.
fn working_days(calendar: &Calendar, n: u64, now: Timestamp) -> Vec<Date> {
    let first = Date::new(2025, 7, 1).expect("a day of the calendar");
    let back = now.plus_seconds(-DEMO_DAYS * 86_400).date();
    let from = if n <= DEMO { back.max(first) } else { first };
    let mut day = from;
    let mut days = Vec::new();
    while calendar.opening_of(day) < now {
        if calendar.is_working_day(day) {
            days.push(day);
        }
        day = calendar.opening_of(day).plus_seconds(86_400).date();
    }
    if days.is_empty() {
        days.push(now.date());
    }
    days
}

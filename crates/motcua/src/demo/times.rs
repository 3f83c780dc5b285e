//! When people come.

use calendar::Calendar;
use kernel::Timestamp;

use super::random::Random;

/// Office hours in which filings come, in seconds of the day: mornings are fuller than afternoons.
const MORNING: (i64, i64) = (7 * 3600 + 300, 11 * 3600);
const AFTERNOON: (i64, i64) = (13 * 3600 + 1800, 16 * 3600 + 1200);

/// So many moments between `from` and `now`, in order; half of them in the last quarter, as an office that grows
/// would have it, and so that a demo has enough that is still open.
pub(super) fn filings(count: u64, seed: u64, from: Timestamp, now: Timestamp) -> Vec<Timestamp> {
    let calendar = Calendar::shipped();
    let days = (now.as_micros() - from.as_micros()) / 86_400_000_000;
    let mut moments: Vec<Timestamp> = (0..count)
        .map(|number| {
            let mut random = Random::new(seed, number);
            let back = if random.chance(50) { random.between(0, days / 4) } else { random.between(0, days) };
            let day = now.plus_seconds(-back * 86_400).date();
            let day = if calendar.is_working_day(day) { day } else { calendar.next_working_day(day) };
            let (opens, closes) = if random.chance(62) { MORNING } else { AFTERNOON };
            let midnight = Timestamp::from_local(day.civil().to_datetime(jiff::civil::Time::midnight()));
            midnight.plus_seconds(random.between(opens, closes))
        })
        // Nobody has filed after now, and nobody before the house was there.
        .map(|moment| if moment > now || moment < from { earlier(calendar, now) } else { moment })
        .collect();
    moments.sort_unstable();
    moments
}

/// A moment of office hours shortly before `now`.
fn earlier(calendar: &Calendar, now: Timestamp) -> Timestamp {
    let mut at = now.plus_seconds(-3600);
    while !calendar.is_working_time(at) {
        at = at.plus_seconds(-1800);
    }
    at
}

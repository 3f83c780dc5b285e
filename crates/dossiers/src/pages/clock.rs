//! How a clock stands, in words and a colour that never says it alone.

use calendar::{Calendar, Standing, WORKING_DAY, standing, working_between};
use kernel::Timestamp;
use web::Texts;

use crate::model::NextClock;

/// A few words about a clock with the class that colours them: `ok`, `warn`, `bad`, `none`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pill {
    pub kind: &'static str,
    pub words: String,
}

/// A clock that runs for us: what is left of it, or how long it is over. The appointment is judged by the date,
/// internal clocks by the hour (N1).
pub fn pill(t: &Texts, calendar: &Calendar, now: Timestamp, clock: NextClock, at: Timestamp) -> Pill {
    match clock {
        NextClock::Supplement | NextClock::Payment if now <= at => {
            Pill { kind: "none", words: t.fill("dossier-pill-applicant", [("day", &t.date(at))]) }
        }
        NextClock::Supplement | NextClock::Payment => {
            Pill { kind: "warn", words: t.say("dossier-pill-applicant-over") }
        }
        NextClock::Collection => Pill { kind: "ok", words: t.say("dossier-pill-collect") },
        NextClock::Appointment => running(t, calendar, now, at, standing(now, at) == Standing::Overdue),
        NextClock::Answer | NextClock::Transfer | NextClock::Step => running(t, calendar, now, at, now > at),
    }
}

fn running(t: &Texts, calendar: &Calendar, now: Timestamp, at: Timestamp, over: bool) -> Pill {
    if over {
        let time = t.working_days(working_between(calendar, at, now).as_seconds(), WORKING_DAY);
        return Pill { kind: "bad", words: t.fill("dossier-pill-late", [("time", &time)]) };
    }
    if now.date() == at.date() {
        return Pill { kind: "warn", words: t.fill("dossier-pill-today", [("time", &t.time(at))]) };
    }
    let left = working_between(calendar, now, at).as_seconds();
    let kind = if left < WORKING_DAY { "warn" } else { "ok" };
    Pill { kind, words: t.fill("dossier-pill-left", [("time", &t.working_days(left, WORKING_DAY))]) }
}

/// How much of a span is gone, 0 to 100.
pub fn used(calendar: &Calendar, from: Timestamp, now: Timestamp, to: Timestamp) -> i64 {
    let whole = working_between(calendar, from, to).as_seconds();
    let gone = working_between(calendar, from, now).as_seconds();
    if whole <= 0 { 100 } else { (gone.saturating_mul(100) / whole).clamp(0, 100) }
}

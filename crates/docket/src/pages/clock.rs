//! How a clock stands, in words and a colour that never says it alone.

use calendar::{Calendar, WORKING_DAY, working_between};
use kernel::Timestamp;
use web::Texts;

/// Seconds of what a list calls just now.
const WORKING_HOUR: i64 = 3_600;

/// A few words with the class that colours them: `ok`, `warn`, `bad`, `none`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pill {
    pub kind: &'static str,
    pub words: String,
}

impl Pill {
    /// Words without a colour.
    pub fn plain(words: String) -> Self {
        Self { kind: "none", words }
    }
}

/// What is left of a clock, or how long it is over. Clocks of days are judged by the date (N1).
pub fn pill(t: &Texts, calendar: &Calendar, now: Timestamp, due: Timestamp) -> Pill {
    if now.date() > due.date() {
        let time = t.working_days(working_between(calendar, due, now).as_seconds(), WORKING_DAY);
        return Pill { kind: "bad", words: t.fill("docket-page-pill-late", [("time", &time)]) };
    }
    if now.date() == due.date() {
        return Pill { kind: "warn", words: t.fill("docket-page-pill-today", [("time", &t.time(due))]) };
    }
    let left = working_between(calendar, now, due).as_seconds();
    let kind = if left < WORKING_DAY { "warn" } else { "ok" };
    Pill { kind, words: t.fill("docket-page-pill-left", [("time", &t.working_days(left, WORKING_DAY))]) }
}

/// Working time since a moment, in words: how long it has lain where it is.
pub fn lain(t: &Texts, calendar: &Calendar, since: Timestamp, now: Timestamp) -> String {
    let time = working_between(calendar, since, now).as_seconds();
    if time < WORKING_HOUR {
        return t.say("docket-page-just-now");
    }
    t.fill("docket-page-lain", [("time", t.working_days(time, WORKING_DAY).as_str())])
}

/// How something ended against its clock.
pub fn outcome(t: &Texts, outcome: crate::model::Timeliness) -> Pill {
    use crate::model::Timeliness::{Early, Late, OnTime};
    match outcome {
        Early | OnTime => Pill { kind: "ok", words: t.say("docket-page-in-time") },
        Late => Pill { kind: "bad", words: t.say("docket-page-late") },
    }
}

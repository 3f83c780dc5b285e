//! What several pages show: names of units, and how a clock stands in words and a colour that never says it alone.

use calendar::{Calendar, Standing, WORKING_DAY, remaining};
use kernel::{FieldFault, Id, Refusal, Timestamp};
use organization::{Directory, UnitKind};
use web::{Faults, PageError, Texts};

use crate::model::{Petition, State, Timeliness};

/// A few words with the class that colours them: `ok`, `warn`, `bad`, `none`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pill {
    pub kind: &'static str,
    pub words: String,
}

/// What is left of a clock, or how long it is over; judged by the date (N1).
pub fn pill(t: &Texts, calendar: &Calendar, now: Timestamp, due: Timestamp) -> Pill {
    let left = remaining(calendar, now, due);
    let (kind, key) = match left.standing {
        Standing::InTime if left.time.as_seconds() < WORKING_DAY => ("warn", "feedback-pill-left"),
        Standing::InTime => ("ok", "feedback-pill-left"),
        Standing::DueToday => ("warn", "feedback-pill-today"),
        Standing::Overdue => ("bad", "feedback-pill-late"),
    };
    Pill { kind, words: t.fill(key, [("time", &t.reason(&left.span.words()))]) }
}

/// A state in words and colour.
pub fn state(t: &Texts, state: State) -> Pill {
    let kind = match state {
        State::Filed => "warn",
        State::Received | State::InWork | State::Forwarding | State::Routing => "none",
        _ => "ok",
    };
    Pill { kind, words: t.say(&state.key()) }
}

/// How it ended against its clock.
pub fn outcome(t: &Texts, petition: &Petition) -> Option<Pill> {
    petition.outcome.map(|outcome| match outcome {
        Timeliness::InTime => Pill { kind: "ok", words: t.say("feedback-in-time") },
        Timeliness::Late => Pill { kind: "bad", words: t.say("feedback-late") },
    })
}

/// Name of a unit; empty for one that is not there.
pub fn unit(directory: &Directory, unit: Id) -> String {
    directory.unit(unit).map(|unit| unit.name.clone()).unwrap_or_default()
}

/// Everybody whom a petition may be about, as code and name: departments first, then communes.
pub fn bodies(directory: &Directory, day: kernel::Date) -> Vec<(String, String)> {
    let of = |kind| directory.of_kind(kind).filter(|unit| unit.valid_on(day));
    let units = of(UnitKind::Department).chain(of(UnitKind::Commune));
    units.map(|unit| (unit.code.clone(), unit.name.clone())).collect()
}

/// What was refused, shown at the form: wrong fields at theirs, what is not found or not open at `field`; everything else
/// is an error page. So nothing that was typed is lost.
pub fn at_form<T>(result: store::Result<T>, field: &str) -> Result<Result<T, Faults>, PageError> {
    match result {
        Err(store::Error::Refused(Refusal::NotFound(reason) | Refusal::Conflict { reason, .. })) => {
            Ok(Err(Faults(vec![FieldFault::new(field, reason)])))
        }
        other => Faults::split(other),
    }
}

/// Random hexadecimal digits: `bytes` of randomness.
///
/// # Errors
/// On a machine without randomness: nothing guessable is handed out.
pub fn drawn(bytes: usize) -> Result<String, PageError> {
    let mut random = vec![0; bytes];
    getrandom::fill(&mut random).map_err(|error| PageError::fault(&error))?;
    Ok(hex::encode(random))
}

/// Four random decimal digits.
///
/// # Errors
/// As [`drawn`].
pub fn four_digits() -> Result<String, PageError> {
    let number = u32::from_str_radix(&drawn(4)?, 16).unwrap_or_default();
    Ok(format!("{:04}", number % 10_000))
}

/// An address with a query, of the values that are not empty.
pub fn with_query<'a>(path: &str, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

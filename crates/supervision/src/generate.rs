//! Content for the demo: what the forecasts of its last weeks would have been. They are made by the forecaster itself,
//! each night from nothing but what was known by then, and judged like all others.

use jiff::ToSpan;
use kernel::Timestamp;
use store::Store;

use crate::forecast;

/// Days of the past of which the nights are lived through again.
const DAYS: i64 = 56;
/// Nights after which the past is learnt anew.
const LEARN_EVERY: usize = 7;
/// Hour of a night.
const HOUR: i8 = 2;

/// Lives through the nights before `now` and answers how many forecasts were made.
///
/// # Errors
/// Those of the database.
pub fn play(store: &Store, now: Timestamp) -> store::Result<usize> {
    let today = now.date().civil();
    let at = |back: i64| Timestamp::from_local(today.saturating_sub(back.days()).at(HOUR, 0, 0, 0));
    let working = store.read_blocking(|conn| {
        let picture = organization::snapshot(conn)?;
        Ok((1..=DAYS).rev().map(at).filter(|night| picture.days().is_working_day(night.date())).collect())
    });
    let nights: Vec<Timestamp> = working?;
    forecast::relive(store, &nights, LEARN_EVERY)
}

use diesel::prelude::*;
use kernel::Timestamp;
use serde_json::json;
use store::jobs::{Failure, Job, NewJob, enqueue};
use store::{Conn, Store};

use super::learn::{Learnt, learn};
use super::{judge, outlook, prune};
use crate::morning;
use crate::schema::supervision_training;

/// Name of the job that makes the forecasts of the next day.
pub const NIGHT: &str = "supervision.night";
/// There is one night job at a time.
const KEY: &str = "night";
/// Hour of the day at which it is done: nobody works, and the day before is whole.
const HOUR: i8 = 2;

/// What a night came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Night {
    pub learnt: Learnt,
    /// Open dossiers that were forecast.
    pub foreseen: usize,
    /// Forecasts that were held against what happened.
    pub judged: usize,
    /// Letters that wait to be confirmed.
    pub letters: usize,
}

/// Learns from the past, judges what was said before and drops what is too old, forecasts what is open, prepares
/// letters and the morning's digest. May run again on the same day: it comes to the same.
///
/// # Errors
/// Those of the database.
pub fn night(store: &Store, now: Timestamp) -> store::Result<Night> {
    let learnt = learn(store, now)?;
    let judged = judge::judge(store, now.date())?;
    prune::prune(store, now.date())?;
    let foreseen = outlook::foresee_all(store, now)?;
    let letters = morning::prepare(store, now)?;
    Ok(Night { learnt, foreseen, judged, letters })
}

/// Enqueues the next night's job; at once for a store from which nothing was learnt yet.
///
/// # Errors
/// Those of the database.
pub fn schedule(store: &Store, now: Timestamp) -> store::Result<()> {
    store.write_blocking(|conn| {
        let run_at = if is_untaught(conn)? { now } else { next(now) };
        enqueue(conn, &NewJob { kind: NIGHT, key: Some(KEY), payload: &json!({}), run_at })?;
        Ok(())
    })
}

/// Does the night's job and enqueues the next.
///
/// # Errors
/// [`Failure`]: to be tried again.
pub fn run(store: &Store, _: &Job, now: Timestamp) -> Result<(), Failure> {
    let done = night(store, now).and_then(|done| {
        schedule(store, now)?;
        Ok(done)
    });
    match done {
        Ok(done) => {
            tracing::info!(steps = done.learnt.steps, foreseen = done.foreseen, "the forecasts of the day are there");
            Ok(())
        }
        Err(error) if error.is_passing() => Err(Failure::later("store-away")),
        Err(error) => {
            tracing::error!(%error, "the forecasts could not be made");
            Err(Failure::later("supervision-night"))
        }
    }
}

/// Whether nothing was learnt yet.
///
/// # Errors
/// Those of the database.
pub fn is_untaught(conn: &mut Conn) -> store::Result<bool> {
    use supervision_training as t;
    let there: i64 = t::table.filter(t::at.gt(Timestamp::from_micros(0))).count().get_result(conn)?;
    Ok(there == 0)
}

/// The next time that the clock shows the hour.
fn next(now: Timestamp) -> Timestamp {
    let today = now.date().civil();
    let at = Timestamp::from_local(today.at(HOUR, 0, 0, 0));
    if at > now { at } else { Timestamp::from_local(today.saturating_add(jiff::Span::new().days(1)).at(HOUR, 0, 0, 0)) }
}

#[cfg(test)]
mod tests {
    use super::next;
    use kernel::Timestamp;

    #[test]
    fn the_next_night_is_ahead() {
        let at = |text: &str| Timestamp::parse(text).unwrap();
        assert_eq!(next(at("2026-11-23T01:59")), at("2026-11-23T02:00"));
        assert_eq!(next(at("2026-11-23T02:00")), at("2026-11-24T02:00"));
        assert_eq!(next(at("2026-12-31T14:00")), at("2027-01-01T02:00"));
    }
}

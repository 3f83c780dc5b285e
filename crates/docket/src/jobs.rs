//! What the house's worker does for this wing.

use kernel::{Id, Timestamp};
use store::Store;
use store::jobs::{Failure, Job};

use crate::Docket;
pub use crate::commands::{LAPSE, NEAR, RUNG};

/// Every kind of job of a clock.
pub const CLOCKS: [&str; 3] = [NEAR, RUNG, LAPSE];

/// Lets a clock ring: reminders before and at it, and the climb when it has run out.
///
/// # Errors
/// A payload that names no clock is given up; anything else is tried again.
pub fn ring(store: &Store, docket: &Docket, job: &Job, now: Timestamp) -> Result<(), Failure> {
    let payload: serde_json::Value = serde_json::from_str(&job.payload).unwrap_or_default();
    let clock = payload["clock"].as_str().and_then(Id::parse);
    let Some(clock) = clock else { return Err(Failure::never("docket-clock")) };
    match store.write_blocking(|conn| docket.ring(conn, clock, now)) {
        Ok(()) => Ok(()),
        Err(error) if error.is_passing() => Err(Failure::later("store-away")),
        Err(error) => {
            tracing::error!(%error, "a clock of the docket could not ring");
            Err(Failure::later("docket-clock"))
        }
    }
}

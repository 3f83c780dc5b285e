//! What the house's worker does for this wing.

use kernel::Timestamp;
use store::Store;
use store::jobs::{Failure, Job};

use crate::commands;
pub use crate::commands::LAPSE;

/// Lets a petition come up whose clock has run out.
///
/// # Errors
/// A payload that names no petition is given up; anything else is tried again.
pub fn lapse(store: &Store, job: &Job, now: Timestamp) -> Result<(), Failure> {
    let payload: serde_json::Value = serde_json::from_str(&job.payload).unwrap_or_default();
    let Some(code) = payload["petition"].as_str().map(str::to_owned) else {
        return Err(Failure::never("petition-unknown"));
    };
    match store.write_blocking(move |conn| commands::ring(conn, &code, now)) {
        Ok(()) => Ok(()),
        Err(error) if error.is_passing() => Err(Failure::later("store-away")),
        Err(error) => {
            tracing::error!(%error, "the clock of a petition could not ring");
            Err(Failure::later("petition-clock"))
        }
    }
}

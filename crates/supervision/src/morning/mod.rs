//! What is laid ready for the morning: apology letters that only wait to be confirmed (A30), and each director's
//! digest, which goes by mail to who asked for that.

mod digest;
mod letters;
mod mail;

use kernel::Timestamp;
use store::Store;

pub use digest::{Digest, Part, PartKind, digest, digests};
pub use letters::{Letter, Prepared, letters};
pub use mail::{Fate, MAIL, Mail, Reader, deliver, mail_of, reader};

/// Prepares the letters and the digests of the day and answers how many letters wait.
///
/// # Errors
/// Those of the database.
pub fn prepare(store: &Store, now: Timestamp) -> store::Result<usize> {
    let waiting = letters::prepare(store, now)?;
    digest::prepare(store, now)?;
    Ok(waiting)
}

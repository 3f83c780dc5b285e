//! Content for the demo: answers about results that were handed over, and petitions that the demo's people deal with
//! through the same acts that everybody uses. Everybody in them is invented.

mod answers;
mod petitions;

use kernel::Timestamp;
use serde::de::DeserializeOwned;
use store::Store;

/// Fills in what is missing: gives how many answers and petitions were made.
///
/// # Errors
/// Those of the store.
pub fn play(store: &Store, now: Timestamp) -> store::Result<(usize, usize)> {
    Ok((answers::fill(store, now)?, petitions::play(store, now)?))
}

/// Rows of a shipped file.
fn read<T: DeserializeOwned>(text: &str) -> Vec<T> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    rows.collect::<Result<_, _>>().expect("a shipped file reads, and a test reads it")
}

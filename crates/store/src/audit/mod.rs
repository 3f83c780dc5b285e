//! The audit chain: one per unit, so that centres do not wait for one another.
//!
//! # What is hashed
//! Entry `n` of a unit's chain carries `hash(n) = SHA-256(hash(n-1) ‖ n ‖ record)`, where
//! - `hash(0)` is SHA-256 of the bytes `motcua audit chain 1` followed by the unit's 16 bytes;
//! - `n` counts from 1 and is written as 8 bytes, big-endian;
//! - `record` is `unit` (16 bytes) ‖ `at` (microseconds since 1970 UTC, 8 bytes, big-endian) ‖ `actor` (the
//!   byte 0, or the byte 1 and 16 bytes) ‖ `act` ‖ `object` ‖ `detail` ‖ `origin`, each text as its length in
//!   bytes (4 bytes, big-endian) and its UTF-8; `detail` is the JSON text exactly as it is stored.
//!
//! So a changed, removed, inserted or moved entry breaks the hash of the first place it touches. A tail cut
//! off, or an older file put back, is seen by comparing with [signed heads](heads) kept elsewhere.

mod append;
mod head_log;
pub mod heads;
mod proof;
mod read;
mod record;
mod verify;

use kernel::{Id, Timestamp};

pub use append::append;
pub use head_log::{HeadLog, Signed};
pub use proof::Proof;
pub use read::{Head, Written, current_heads, entries_about, entries_of_unit, marked_entries_about};
pub use verify::{Broken, Verdict, Verified, Why, verify};

/// One act, or one look at a person's dossier (rule N12).
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Whose chain it is: the acting unit, or for a citizen the unit that holds the dossier.
    pub unit: Id,
    pub at: Timestamp,
    /// The account; `None` for a citizen or the house itself.
    pub actor: Option<Id>,
    /// Lasting name of the act: `dossier.forward`.
    pub act: &'a str,
    /// What it was done to: `dossier:H41.042.01-261124-0001`.
    pub object: &'a str,
    pub detail: &'a serde_json::Value,
    /// From where: a network address or `cli`.
    pub origin: &'a str,
}

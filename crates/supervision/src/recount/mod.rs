//! The figures counted again from the whole history: to compare, or to write them where they are missing.
//!
//! The history is read in order and page by page; what stays in memory are the daily sums.

mod compare;
mod history;
mod sums;
mod write;

pub use compare::{Difference, Outcome, compare};
pub use write::{is_missing, prepare, write};

/// How much was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counted {
    pub dossiers: u64,
    pub events: u64,
}

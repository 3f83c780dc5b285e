//! Vietnamese text: cleaned for storing, folded for searching, keyed for sorting.

mod clean;
mod collation;
mod fold;
mod search;

pub use clean::{clean, clean_lines, is_invisible};
pub use collation::{name_key, sort_key};
pub use fold::fold;
pub use search::{matches, rank, words};

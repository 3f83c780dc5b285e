//! Tasks: the list and the page of one.

mod list;
mod one;

pub use list::{export, page as list};
pub use one::{deadline, page as one};

//! The province and its parts: departments, communes, centres, divisions, counters, and the people who work
//! there; validity dates, settings, calendars.
//!
//! Other wings ask the [`Directory`] for units and their relations.

mod directory;
mod model;

pub use directory::{Directory, field_key};
pub use model::{Person, Unit, UnitKind};

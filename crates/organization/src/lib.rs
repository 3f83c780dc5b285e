//! The province and its parts: departments, communes, centres, divisions, counters, and the people who work
//! there; validity dates, settings, calendars.
//!
//! Other wings ask the [`Directory`] for units and their relations, [`settings::get`] for what is set,
//! [`calendar_for`] for the calendar that a unit counts with. All three come from one [`Snapshot`], which costs
//! one statement however much is asked of it.

mod api;
pub mod calendars;
mod changes;
pub mod commands;
pub mod demo;
mod directory;
pub mod import;
mod model;
mod pages;
mod plan;
pub mod policy;
pub mod queries;
pub mod rules;
pub mod schema;
pub mod settings;
pub mod shipped;
mod snapshot;
mod standing;

pub use api::api;
pub use calendars::{CALENDAR_CHANGED, calendar_of_version};
pub use directory::{Directory, field_key};
pub use model::{Person, Unit, UnitKind};
pub use pages::{navigation, pages};
pub use queries::people_with;
pub use snapshot::{Snapshot, calendar_for, directory, snapshot};

/// The tables of this crate.
pub const MIGRATIONS: store::Migrations = store::migrations!();

web::words!(WORDS);

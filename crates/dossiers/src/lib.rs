//! The main job: a dossier from intake to result, with its clocks, steps, forms and look-up.
//!
//! The wing is held as a [`Dossiers`]: its methods are the commands, one per act, and the queries that the policy
//! filters. Every command runs in the caller's transaction on a [`store::Conn`] and takes the moment as a value; it
//! checks the [`policy`], then the state ([`rules::allowed_actions`]), then the input, writes, tells one typed
//! [`Event`] to the history and to every registered [`Projection`], enqueues the notice and appends to the audit
//! chain of the acting unit.

mod api;
pub mod commands;
mod desk;
pub mod events;
pub mod forms;
pub mod generate;
pub mod model;
pub mod notices;
mod pages;
pub mod policy;
pub mod queries;
pub mod rules;
pub mod schema;

pub use api::api;
pub use commands::{Done, Dossiers, Target};
pub use desk::{Desk, navigation, pages};
pub use events::{Event, Happened, Hint, HintTone, Hints, Projection, Suggestions, rebuild};
pub use model::{Action, Dossier, State, Step};

/// The tables of this wing.
pub const MIGRATIONS: store::Migrations = store::migrations!();

web::words!(WORDS);

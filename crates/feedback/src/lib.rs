//! Feedback: what people say after a result was handed to them, and the petitions they put to the administration.
//!
//! A person may say once per dossier, and never has to, how content they were (A52): by code and four digits, or at the
//! tablet of the counter. [`Handed`] listens to the history of the dossiers, so that a tablet knows what was just handed
//! over. A petition about conduct, delay or a regulation (H1 to H5) always lies with a body and has a clock; one that runs
//! out names who was responsible and comes up to the Office of the province. The wing reads the tables of dossiers and
//! writes only its own.

mod api;
pub mod commands;
mod desk;
pub mod events;
pub mod generate;
mod handed;
pub mod jobs;
pub mod model;
mod pages;
pub mod policy;
pub mod queries;
pub mod rules;
pub mod schema;

pub use api::api;
pub use desk::{ASK, Desk, navigation, pages};
pub use events::Event;
pub use handed::Handed;
pub use model::{Action, Class, Level, Petition, State};

/// The tables of this wing.
pub const MIGRATIONS: store::Migrations = store::migrations!();

web::words!(WORDS);

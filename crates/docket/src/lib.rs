//! The docket: working sessions of the province with its communes, what the communes recommend, the departments'
//! written answers, escalation, conclusion notices and the tasks that come of them.
//!
//! Nothing that a commune raised is ever lost: every open matter and task has a holder and a clock that rings, and a
//! clock that runs out climbs one level with the responsible person named (H10 to H16, N11). The wing is held as a
//! [`Docket`]: its methods are the commands, one per act, and the queries that the policy filters.

mod api;
pub mod commands;
mod desk;
pub mod events;
pub mod generate;
pub mod jobs;
pub mod model;
mod pages;
pub mod papers;
pub mod policy;
pub mod ports;
pub mod queries;
pub mod rules;
pub mod schema;

pub use api::api;
pub use commands::{Docket, Done, StoredFile, Target, TaskDone};
pub use desk::{Desk, navigation, pages};
pub use events::Event;
pub use model::{Action, State};
pub use ports::{BriefingFigures, Figures};

/// The tables of this wing.
pub const MIGRATIONS: store::Migrations = store::migrations!();

web::words!(WORDS);

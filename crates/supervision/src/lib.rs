//! Supervision: how many dossiers came, were done early, on time and late, lie open and are late now, and the dossiers
//! behind each number.
//!
//! [`Figures`] listens to the history of the dossiers and keeps daily sums in the same transaction, so that a page
//! reads few rows however many dossiers there are; [`recount`] reads the whole history again and must agree to the last
//! dossier. [`Warnings`] says in the work queues what may become late. The wing reads the tables of others and writes
//! only its own.

mod api;
mod chunks;
pub mod claims;
pub mod commands;
mod desk;
pub mod figures;
pub mod forecast;
pub mod generate;
pub mod index;
pub mod model;
pub mod morning;
mod pages;
pub mod policy;
pub mod queries;
pub mod recount;
pub mod rules;
pub mod schema;
mod set;
mod warnings;

pub use api::api;
pub use desk::{Desk, navigation, pages};
pub use figures::Figures;
pub use warnings::Warnings;

/// The tables of this wing.
pub const MIGRATIONS: store::Migrations = store::migrations!();

web::words!(WORDS);

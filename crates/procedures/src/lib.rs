//! The catalogue: procedures with dated versions, parts, channels, limits, fees and e-processes; the search;
//! the public board.
//!
//! A dossier is bound at intake to one [`Version`] (rule 0.10): `in_force` finds it by date, `by_id` finds it
//! again for ever. What a dossier needs beside it is asked with its date, so that a setting changed later
//! never moves it: [`limit_for`] (N5, J2), [`fee_for`] (G1 to G5), [`process_for`] (A25, N4),
//! [`competent_body`] (N8), [`non_boundary_listed`] (A12). Lists and the search work on a [`Catalogue`], a
//! snapshot in memory that [`catalogue()`] keeps fresh.

mod api;
pub mod catalogue;
mod changes;
pub mod commands;
mod desk;
pub mod model;
mod pages;
pub mod policy;
pub mod queries;
pub mod rules;
pub mod schema;
pub mod shipped;
mod words;

pub use api::api;
pub use catalogue::{Catalogue, Filter, Found, Hit, catalogue};
pub use desk::{State, navigation, pages};
pub use model::{
    Certainty, Channel, FeeKind, FeeMeasure, Level, Offer, Part, PartGroup, PartKind, Place, StepKind, Tenths,
    TimeUnit, Version, group_by_case,
};
pub use queries::{
    ProcessAsk, by_id, channels, competent_body, fee_for, in_force, intake_hours, is_one_act, limit_for, limit_or_gap,
    non_boundary_listed, parts, process_for, total_of, versions,
};
pub use rules::{
    Competent, Fee, FeeAsk, FeeGap, FeeLine, FeeSource, FoundLimit, LimitGap, LimitSource, ProcessPlace, Standing,
    StepPlan,
};

/// The tables of this wing.
pub const MIGRATIONS: store::Migrations = store::migrations!();

web::words!(WORDS);

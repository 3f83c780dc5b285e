//! Reads: sums over a period, what is open, and the dossiers behind each number.

mod figures;
mod filter;
mod flows;
mod list;
mod outlook;
mod past;
mod people;
mod published;
mod soon;
mod standing;
mod steps;
mod stock;

pub use figures::{By, Figures, Trend, figures, flows_of, total, trend};
pub use filter::{Filter, Key};
pub(crate) use list::codes;
pub use list::{ListAsk, ListCursor, ListPage, Listed, list};
pub use outlook::{AheadAsk, Expected, Proof, ahead, proof};
pub(crate) use past::UNNAMED;
pub use people::{held, people};
pub use published::{Published, first_day, published};
pub use soon::{Soon, soon};
pub use steps::{StepLine, of_person, of_unit};

//! The quality index of Decision 766 (F1 to F8): six groups of points, computed from our own events for a unit and a
//! period, each lost point opened to the procedures or dossiers that lost it.
//!
//! What has no source of events here says so and is left out of the maximum (N14); so is what there was nothing of in
//! the period. Weights are dated rows with the rule they are from and how sure they are (F8).

mod facts;
mod part;
mod read;
mod score;
mod weights;

pub use facts::{Facts, Procedure, facts};
pub use part::{Group, Part};
pub use read::{Lost, counted, lost};
pub use score::{Counted, Datum, GroupScore, Index, Scored, index, points};
pub use weights::{Weight, latest, versions, weights};

//! Late before it is late, kept: what the past taught, what is to be expected of each open dossier, and how good such
//! forecasts were. Made anew every night by a job; the page of one dossier asks again whenever it is opened.

mod judge;
mod known;
mod learn;
mod night;
mod open;
mod outlook;
mod past;
mod prune;
mod records;

pub use judge::judge;
pub use learn::{Learnt, learn};
pub use night::{NIGHT, Night, is_untaught, night, run, schedule};
pub(crate) use outlook::working_days_after;
pub use outlook::{Foreseen, foresee, foresee_some};
pub use past::relive;
pub use prune::prune;
pub use records::{OutlookRow, ScoreRow};

/// The unit that stands for the whole province in the past times.
pub(crate) const EVERYWHERE: kernel::Id = kernel::Id::from_bytes([0; 16]);
/// Name of the answers of consulted units among the steps.
pub(crate) const OPINION: &str = "opinion";
/// Working days ahead for which a forecast is held against what happened: as far as the page of what will be late
/// looks.
pub const JUDGED_AHEAD: usize = 5;

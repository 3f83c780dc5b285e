//! Late before it is late: the chance that a dossier passes its appointment, from how long its remaining steps took
//! before, what lies in front of it, who is away and what was asked of others.
//!
//! No black box: the past is counted in buckets, the remaining steps are drawn from it many times with seeded dice, and
//! each reason is what the forecast would be without it.

mod cause;
mod draw;
mod help;
mod pace;
mod score;
mod situation;
mod times;

pub use cause::{Cause, plain};
pub use draw::{Forecast, forecast};
pub use help::{Help, help};
pub use pace::pace;
pub use score::{BINS, Judged, Score, bin};
pub use situation::{Asked, Coming, Queue, Seconds, Situation};
pub use times::{Spread, Times};

//! What supervision counts, and for when.

mod ending;
mod figure;
mod flow;
mod measure;
mod period;

pub use ending::{Ending, Stage};
pub use figure::{Figure, Stock};
pub use flow::Flow;
pub use measure::Measure;
pub use period::{Period, PeriodKind, day_after, day_before};

//! The law of counting, without a database: what an event does to a dossier's place in the figures, and the rates.

mod claim;
pub mod forecast;
mod life;
mod rates;
mod warning;

pub use claim::{Claimed, Known, Verdict, judge};
pub use life::{Life, Span, moves};
pub use rates::{Rate, late_rate, on_time_rate, online_rate, open_in_time_rate};
pub use warning::{Watched, warning};

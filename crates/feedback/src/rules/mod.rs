//! What the rules say, as pure functions.

mod allowed;
mod limits;
mod personal;
mod petition;
mod share;

pub use allowed::allowed;
pub use limits::{clock_of, lapses_at, setting_of, state_of};
pub use personal::{Known, personal};
pub use petition::{Clean, Given, petition};
pub use share::{Count, Share};

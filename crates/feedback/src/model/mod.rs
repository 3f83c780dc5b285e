//! What feedback is made of.

mod action;
mod answer;
mod petition;
mod state;

pub use action::Action;
pub use answer::{Level, Served, Spoken, Topic, Way};
pub use petition::{Channel, Petition, Timeliness};
pub use state::{Class, Clock, State};

//! What happens to a dossier, told as typed events; and the ports by which other wings listen and give hints.

mod event;
mod hints;
mod projection;

pub use event::{Event, key_of};
pub use hints::{Hint, HintTone, Hints, Suggestions};
pub use projection::{Happened, Projection, rebuild};

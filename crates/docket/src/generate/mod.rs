//! Content for the demo and for measuring. The seed's visit is played by the demo's people through the same acts that
//! everybody uses; the many rows for measuring are written in bulk.

mod bulk;
mod dice;
mod player;
mod script;
mod visit;

pub use bulk::{Filled, fill};
pub(crate) use player::read as shipped;
pub use visit::{ILLUSTRATION, play};

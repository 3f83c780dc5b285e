//! What a commune does: drafting, sending, completing, withdrawing, appealing, closing.

mod answerable;
mod draft;
mod send;

pub use answerable::{Appeal, Close, Complete, Withdraw};
pub use draft::{Attach, SaveDraft};
pub use send::Send;

pub(crate) use send::{joinable, move_all};

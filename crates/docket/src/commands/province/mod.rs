//! What the province does: redirecting, checking, sending back, submitting, deciding (H13).

mod decide;
mod office;

pub use decide::{Decide, TaskOrder};
pub use office::{Check, Redirect, SendBack, Submit};

//! Working groups and their plans of visits.

mod one;
mod set_up;

pub use one::page as one;
pub use set_up::{form, form_plan, plan, set_up};

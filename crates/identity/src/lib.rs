//! Accounts, sign-in, sessions, API tokens, roles and the [`Actor`].
//!
//! Which action is allowed on what is never decided here: each wing has its own `policy`. To identity a unit
//! is an opaque id.

mod actor;
mod role;

pub use actor::{Actor, Ctx, Grant};
pub use role::Role;

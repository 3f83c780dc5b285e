//! Accounts, sign-in, sessions, API tokens, roles and the [`Actor`].
//!
//! Which action is allowed on what is never decided here: each wing has its own `policy`. To identity a unit
//! is an opaque id.
//!
//! - the web edge: [`sign_in`], [`Sessions`] with [`SESSION_ACCOUNT`], [`actor`], [`bearer`],
//!   [`change_own_password`];
//! - wings: [`Actor`], [`Ctx`], [`Role`], [`Grant`], [`queries::holders`];
//! - administrators' pages and the command line: [`commands`], [`queries`].

mod account;
mod actor;
pub mod commands;
mod login;
pub mod password;
pub mod queries;
mod role;
pub mod schema;
mod session;
pub mod sign_in;
mod token;

pub use account::{Account, GrantRow, TokenRow};
pub use actor::{Actor, Ctx, Grant};
pub use password::PasswordHash;
pub use queries::{actor, actor_by_login, actor_by_token};
pub use role::Role;
pub use session::{ACCOUNT as SESSION_ACCOUNT, Sessions, signed_in};
pub use sign_in::{Attempt, SignedIn, change_own_password, hash_in_turn, sign_in};
pub use token::bearer;

/// The tables of this crate.
pub const MIGRATIONS: store::Migrations = store::migrations!();

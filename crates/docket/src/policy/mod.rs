//! Who may do what in the docket, and why not.
//!
//! The whole policy is [`table`]: rows of roles, acts and relations. [`may`] reads it for one thing, [`Scope`] for
//! lists, so that list and detail always agree.

mod check;
mod relation;
mod scope;
mod table;

pub use check::{may, may_somewhere, roles_of};
pub use relation::{Relation, Standing, office};
pub use scope::Scope;
pub use table::{Rule, table};

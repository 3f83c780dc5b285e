//! Who may do what with feedback, and why not.
//!
//! The whole policy is [`table`]: rows of roles, acts and relations. What people said of a person is seen by that person
//! and the director alone; that rule is the wing of supervision's, on whose page it stands.

mod check;
mod scope;
mod table;

pub use check::{Standing, may, office, roles_of};
pub use scope::Scope;
pub use table::{Relation, Rule, table};

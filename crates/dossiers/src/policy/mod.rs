//! Who may do what with which dossier, and why not.
//!
//! The whole policy is [`table`]: rows of role, acts and relations. [`may`] reads it for one dossier, [`Scope`]
//! for lists, so that list and detail always agree.

mod check;
mod relation;
mod scope;
mod table;

pub use check::{may, may_anywhere, may_at};
pub use relation::{DossierRelations, Relation};
pub use scope::Scope;
pub use table::{Rule, table};

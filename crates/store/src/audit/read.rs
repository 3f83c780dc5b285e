use diesel::prelude::*;
use kernel::{Id, Timestamp};

use crate::schema::{audit_entry, audit_head};
use crate::{Conn, Result};

/// One entry as it stands in a chain.
#[derive(Queryable, Selectable, Clone, PartialEq, Eq, Debug)]
#[diesel(table_name = audit_entry)]
pub struct Written {
    pub unit: Id,
    /// Its number in the unit's chain, from 1.
    pub seq: i64,
    pub at: Timestamp,
    pub actor: Option<Id>,
    pub act: String,
    pub object: String,
    /// JSON text.
    pub detail: String,
    pub origin: String,
    /// 32 bytes.
    pub hash: Vec<u8>,
}

/// The newest end of a unit's chain.
#[derive(Queryable, Selectable, Clone, PartialEq, Eq, Debug)]
#[diesel(table_name = audit_head)]
pub struct Head {
    pub unit: Id,
    /// How many entries the chain has.
    pub length: i64,
    /// 32 bytes: the hash of the last entry.
    pub hash: Vec<u8>,
    /// When the last entry was made.
    pub at: Timestamp,
}

/// Everything done to an object and every look at it, newest first: what a citizen may see of the own
/// dossier. At most `limit` entries made before `before`.
///
/// # Errors
/// Those of the database.
pub fn entries_about(conn: &mut Conn, object: &str, before: Timestamp, limit: i64) -> Result<Vec<Written>> {
    Ok(audit_entry::table
        .filter(audit_entry::object.eq(object).and(audit_entry::at.lt(before)))
        .order((audit_entry::at.desc(), audit_entry::unit, audit_entry::seq.desc()))
        .limit(limit)
        .select(Written::as_select())
        .load(conn)?)
}

/// The entries about an object whose detail begins with the key `mark`, made by an account or from `console`, newest
/// first: what visitors without an account do as often as they like does not push them out of sight. At most `limit`
/// entries made before `before`.
///
/// # Errors
/// Those of the database.
pub fn marked_entries_about(
    conn: &mut Conn,
    object: &str,
    (mark, console): (&str, &str),
    before: Timestamp,
    limit: i64,
) -> Result<Vec<Written>> {
    Ok(audit_entry::table
        .filter(audit_entry::object.eq(object).and(audit_entry::at.lt(before)))
        .filter(audit_entry::detail.like(format!("{{\"{mark}\":%")))
        .filter(audit_entry::actor.is_not_null().or(audit_entry::origin.eq(console)))
        .order((audit_entry::at.desc(), audit_entry::unit, audit_entry::seq.desc()))
        .limit(limit)
        .select(Written::as_select())
        .load(conn)?)
}

/// A unit's chain from the entry after `after`, oldest first, at most `limit` entries.
///
/// # Errors
/// Those of the database.
pub fn entries_of_unit(conn: &mut Conn, unit: Id, after: i64, limit: i64) -> Result<Vec<Written>> {
    Ok(audit_entry::table
        .filter(audit_entry::unit.eq(unit).and(audit_entry::seq.gt(after)))
        .order(audit_entry::seq)
        .limit(limit)
        .select(Written::as_select())
        .load(conn)?)
}

/// The heads of all chains, by unit.
///
/// # Errors
/// Those of the database.
pub fn current_heads(conn: &mut Conn) -> Result<Vec<Head>> {
    Ok(audit_head::table.order(audit_head::unit).select(Head::as_select()).load(conn)?)
}

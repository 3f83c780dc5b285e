//! What every change of the organisation leaves behind: a new revision and an entry on an audit chain.

use std::sync::Arc;

use diesel::prelude::*;
use identity::Ctx;
use kernel::Id;
use serde_json::Value;
use store::{Conn, Result, audit};

use crate::Snapshot;
use crate::schema::organization_revision;

/// Marks pictures in memory as old. The last thing a change does: what was read before it stands for the old
/// state.
pub(crate) fn bump(conn: &mut Conn) -> Result<()> {
    diesel::update(organization_revision::table).set(organization_revision::revision.eq(Id::new())).execute(conn)?;
    store::changed::<Arc<Snapshot>>();
    Ok(())
}

/// The present revision.
pub(crate) fn revision(conn: &mut Conn) -> Result<Id> {
    Ok(organization_revision::table.select(organization_revision::revision).first(conn)?)
}

/// Appends an act to the chain of a unit.
pub(crate) fn record(conn: &mut Conn, ctx: &Ctx, unit: Id, act: &str, object: &str, detail: &Value) -> Result<()> {
    let entry =
        audit::Entry { unit, at: ctx.now, actor: ctx.actor.audit_id(), act, object, detail, origin: &ctx.actor.origin };
    audit::append(conn, &entry)?;
    Ok(())
}

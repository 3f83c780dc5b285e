//! What every change of the catalogue leaves behind: a new revision and an entry on an audit chain.

use std::sync::Arc;

use diesel::prelude::*;
use identity::Ctx;
use kernel::Id;
use serde_json::Value;
use store::{Conn, audit};

use crate::Catalogue;
use crate::schema::procedure_revision;

/// The present revision.
pub(crate) fn revision(conn: &mut Conn) -> store::Result<Id> {
    Ok(procedure_revision::table.select(procedure_revision::revision).first(conn)?)
}

/// Marks snapshots as old and notes the act on the chain of the actor's unit; the command line's acts stand
/// on the province's. Before units are imported there is no chain to note it on.
pub(crate) fn note(conn: &mut Conn, ctx: &Ctx, act: &str, object: &str, detail: &Value) -> store::Result<()> {
    diesel::update(procedure_revision::table).set(procedure_revision::revision.eq(Id::new())).execute(conn)?;
    store::changed::<Arc<Catalogue>>();
    let unit = match ctx.actor.home_unit() {
        Some(unit) => Some(unit),
        None => organization::directory(conn)?.province().map(|province| province.id),
    };
    if let Some(unit) = unit {
        let actor = ctx.actor.audit_id();
        let entry = audit::Entry { unit, at: ctx.now, actor, act, object, detail, origin: &ctx.actor.origin };
        audit::append(conn, &entry)?;
    }
    Ok(())
}

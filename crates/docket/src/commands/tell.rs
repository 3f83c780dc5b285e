//! History and audit chain.

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Reason, Refusal};
use store::Conn;

use crate::events::Event;
use crate::model::{Action, Thing};
use crate::rules::said;
use crate::schema::docket_event;

/// What an act happened to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    pub thing: Thing,
    pub id: Id,
    /// Code of the thing, or its id where it has none.
    pub code: &'a str,
    /// Number of its last event before the act.
    pub seq: i32,
}

#[derive(Insertable)]
#[diesel(table_name = docket_event, treat_none_as_default_value = false)]
struct Row<'a> {
    thing_id: Id,
    seq: i32,
    thing: Thing,
    at: kernel::Timestamp,
    actor: Option<Id>,
    actor_name: &'a str,
    unit: Id,
    kind: String,
    detail: String,
}

/// Adds the events of one act to the history and one entry to the chain of the acting unit. Comes last in an act, so
/// that acts of one unit wait for one another as briefly as can be.
pub(crate) fn record(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    unit: Id,
    act: &str,
    about: About<'_>,
    events: &[Event],
) -> store::Result<()> {
    for (seq, event) in (about.seq + 1..).zip(events) {
        let row = Row {
            thing_id: about.id,
            seq,
            thing: about.thing,
            at: ctx.now,
            actor: ctx.actor.audit_id(),
            actor_name: &ctx.actor.name,
            unit,
            kind: event.kind(),
            detail: serde_json::to_string(event).map_err(|error| store::Error::Stored(error.to_string()))?,
        };
        diesel::insert_into(docket_event::table).values(row).execute(conn)?;
    }
    let detail = serde_json::json!({ "seq": about.seq + 1, "events": events });
    store::audit::append(
        conn,
        &store::audit::Entry {
            unit,
            at: ctx.now,
            actor: ctx.actor.audit_id(),
            act: &format!("docket.{act}"),
            object: &format!("{}:{}", about.thing, about.code),
            detail: &detail,
            origin: &ctx.actor.origin,
        },
    )?;
    Ok(())
}

/// Writes a look that leaves the house into the chain of the unit in whose name it was taken: an export, a file (N12).
pub(crate) fn looked(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    unit: Id,
    act: Action,
    (thing, code): (Thing, &str),
) -> store::Result<()> {
    store::audit::append(
        conn,
        &store::audit::Entry {
            unit,
            at: ctx.now,
            actor: ctx.actor.audit_id(),
            act: &format!("docket.{act}"),
            object: &format!("{thing}:{code}"),
            detail: &serde_json::json!({}),
            origin: &ctx.actor.origin,
        },
    )?;
    Ok(())
}

/// The number of events as a row's version counts them.
pub(crate) fn count(events: &[Event]) -> i32 {
    i32::try_from(events.len()).unwrap_or(i32::MAX)
}

/// Somebody was faster: who and when, and what is open now.
pub(crate) fn overtaken(conn: &mut Conn, id: Id, allowed: &[Action]) -> store::Result<Refusal> {
    conflict(conn, id, Reason::new("docket-overtaken"), allowed)
}

/// The state does not permit the act.
pub(crate) fn not_open(
    conn: &mut Conn,
    id: Id,
    action: Action,
    state: impl ToString,
    allowed: &[Action],
) -> store::Result<Refusal> {
    conflict(conn, id, Reason::new("docket-not-open").with("action", action).with("state", state), allowed)
}

fn conflict(conn: &mut Conn, id: Id, reason: Reason, allowed: &[Action]) -> store::Result<Refusal> {
    let last: Option<(String, kernel::Timestamp)> = docket_event::table
        .filter(docket_event::thing_id.eq(id))
        .order(docket_event::seq.desc())
        .select((docket_event::actor_name, docket_event::at))
        .first(conn)
        .optional()?;
    let reason = match last {
        Some((who, at)) => reason.with("who", who).with("at", said(at)),
        None => reason.with("who", "").with("at", ""),
    };
    Ok(Refusal::Conflict { reason, allowed: allowed.iter().map(|action| action.as_str()).collect() })
}

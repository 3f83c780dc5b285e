//! History and audit chain.

use diesel::prelude::*;
use kernel::{Id, Reason, Refusal, Timestamp};
use store::Conn;

use crate::events::Event;
use crate::model::{Action, Petition};
use crate::schema::feedback_event;

/// Who did it: an account, a citizen (neither account nor name), or the house itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Who<'a> {
    pub actor: Option<Id>,
    pub name: &'a str,
    pub origin: &'a str,
}

#[derive(Insertable)]
#[diesel(table_name = feedback_event, treat_none_as_default_value = false)]
struct Row<'a> {
    petition: Id,
    seq: i32,
    at: Timestamp,
    actor: Option<Id>,
    actor_name: &'a str,
    unit: Id,
    kind: &'a str,
    detail: String,
}

/// Adds the events of one act to the history and one entry to the chain of the acting unit. Comes last in an act, so
/// that acts of one unit wait for one another as briefly as can be.
pub(super) fn record(
    conn: &mut Conn,
    who: &Who<'_>,
    (unit, at): (Id, Timestamp),
    act: &str,
    petition: &Petition,
    events: &[Event],
) -> store::Result<()> {
    for (seq, event) in (petition.seq + 1..).zip(events) {
        let detail = serde_json::to_string(event).map_err(|error| store::Error::Stored(error.to_string()))?;
        let row = Row {
            petition: petition.id,
            seq,
            at,
            actor: who.actor,
            actor_name: who.name,
            unit,
            kind: event.kind(),
            detail,
        };
        diesel::insert_into(feedback_event::table).values(row).execute(conn)?;
    }
    let detail = serde_json::json!({ "seq": petition.seq + 1, "events": events });
    chain(conn, who, (unit, at), act, &petition.code, &detail)
}

/// One entry of the chain about a petition.
pub(super) fn chain(
    conn: &mut Conn,
    who: &Who<'_>,
    (unit, at): (Id, Timestamp),
    act: &str,
    code: &str,
    detail: &serde_json::Value,
) -> store::Result<()> {
    let (act, object) = (format!("feedback.{act}"), format!("petition:{code}"));
    let entry =
        store::audit::Entry { unit, at, actor: who.actor, act: &act, object: &object, detail, origin: who.origin };
    store::audit::append(conn, &entry)?;
    Ok(())
}

/// The number of events as a row's version counts them.
pub(super) fn count(events: &[Event]) -> i32 {
    i32::try_from(events.len()).unwrap_or(i32::MAX)
}

/// Somebody was faster: who and when, and what is open now.
pub(super) fn overtaken(conn: &mut Conn, petition: &Petition, allowed: &[Action]) -> store::Result<Refusal> {
    conflict(conn, petition, Reason::new("feedback-overtaken"), allowed)
}

/// The state does not permit the act.
pub(super) fn not_open(
    conn: &mut Conn,
    petition: &Petition,
    action: Action,
    allowed: &[Action],
) -> store::Result<Refusal> {
    let reason = Reason::new("feedback-not-open").with("action", action).with("state", petition.state);
    conflict(conn, petition, reason, allowed)
}

fn conflict(conn: &mut Conn, petition: &Petition, reason: Reason, allowed: &[Action]) -> store::Result<Refusal> {
    let (who, at): (String, Timestamp) = feedback_event::table
        .filter(feedback_event::petition.eq(petition.id))
        .order(feedback_event::seq.desc())
        .select((feedback_event::actor_name, feedback_event::at))
        .first(conn)?;
    let reason = reason.with("who", who).with("at", dossiers::rules::said(at));
    Ok(Refusal::Conflict { reason, allowed: allowed.iter().map(|action| action.as_str()).collect() })
}

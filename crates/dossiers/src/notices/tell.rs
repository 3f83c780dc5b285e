use diesel::prelude::*;
use identity::Ctx;
use serde_json::json;
use store::Conn;
use store::jobs::{NewJob, enqueue};

use super::NOTIFY;
use crate::events::Event;
use crate::model::{Dossier, Fate, Notice, State, Way};
use crate::rules;
use crate::schema::dossier_notice;

/// Notes what the applicant is told of an act whose events begin after `seq`.
pub(crate) fn tell(conn: &mut Conn, ctx: &Ctx<'_>, dossier: &Dossier, seq: i32, events: &[Event]) -> store::Result<()> {
    let Some((no, event)) = (seq + 1..).zip(events).filter(|(_, event)| event.is_told()).last() else { return Ok(()) };
    if matches!(event, Event::Forwarded { .. }) && last_state(conn, dossier)? == Some(dossier.state) {
        // From desk to desk within one state: the applicant's own view shows it, but it is no change to tell of.
        return Ok(());
    }
    let in_person = rules::told_in_person(dossier.channel, event);
    if in_person && seq > 0 {
        overtake(conn, ctx, dossier)?;
    }
    let row = Notice {
        dossier: dossier.id,
        seq: no,
        kind: event.kind().to_owned(),
        state: dossier.state,
        at: ctx.now,
        centre: dossier.receiving_unit,
        fate: if in_person { Fate::Given } else { Fate::Waiting },
        way: in_person.then_some(Way::InPerson),
        address: None,
        subject: None,
        words: None,
        trouble: None,
        tries: 0,
        settled_at: in_person.then_some(ctx.now),
        settled_by: ctx.actor.audit_id().filter(|_| in_person),
    };
    diesel::insert_into(dossier_notice::table).values(&row).execute(conn)?;
    if !in_person {
        let payload = json!({ "code": dossier.code, "seq": no });
        enqueue(conn, &NewJob { kind: NOTIFY, key: None, payload: &payload, run_at: ctx.now })?;
    }
    Ok(())
}

fn last_state(conn: &mut Conn, dossier: &Dossier) -> store::Result<Option<State>> {
    Ok(dossier_notice::table
        .filter(dossier_notice::dossier.eq(dossier.id))
        .order(dossier_notice::seq.desc())
        .select(dossier_notice::state)
        .first(conn)
        .optional()?)
}

/// The applicant stands here and is told everything: what waited for it waits no more.
fn overtake(conn: &mut Conn, ctx: &Ctx<'_>, dossier: &Dossier) -> store::Result<()> {
    let waiting = dossier_notice::table
        .filter(dossier_notice::dossier.eq(dossier.id))
        .filter(dossier_notice::fate.eq_any([Fate::Waiting, Fate::AtCentre]));
    diesel::update(waiting)
        .set((dossier_notice::fate.eq(Fate::Overtaken), dossier_notice::settled_at.eq(Some(ctx.now))))
        .execute(conn)?;
    Ok(())
}

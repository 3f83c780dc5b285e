//! The statements that several acts share.

use diesel::prelude::*;
use identity::Ctx;
use kernel::codes::DossierCode;
use kernel::{Id, Reason, Refusal, Timestamp, Vnd};
use store::Conn;

use crate::events::Event;
use crate::model::{
    Dossier, DossierEvent, Extension, HandOver, NextClock, Pause, PaymentState, ResultClass, State, Step, Timeliness,
};
use crate::rules::Plan;
use crate::schema::{
    dossier, dossier_detail, dossier_event, dossier_extension, dossier_file, dossier_opinion, dossier_pause,
    dossier_payment, dossier_step,
};

/// The dossier of a code as people write it.
pub(crate) fn by_code(conn: &mut Conn, typed: &str) -> store::Result<Dossier> {
    let code = DossierCode::parse(typed).map_err(|_| not_found())?;
    let found = dossier::table.filter(dossier::code.eq(code.as_str())).select(Dossier::as_select()).first(conn);
    Ok(found.optional()?.ok_or_else(not_found)?)
}

/// The dossier of an id, which must be there.
pub(crate) fn by_id(conn: &mut Conn, id: Id) -> store::Result<Dossier> {
    Ok(dossier::table.find(id).select(Dossier::as_select()).first(conn)?)
}

fn not_found() -> Refusal {
    Refusal::NotFound(Reason::new("dossier-not-found"))
}

/// The columns an act may change. The rest stands for ever, and naming it here would make SQLite rewrite its indexes.
#[derive(AsChangeset)]
#[diesel(table_name = dossier)]
#[diesel(treat_none_as_null = true)]
struct Moving<'a> {
    seq: i32,
    calendar_version: i32,
    state: State,
    open: bool,
    accepted_at: Option<Timestamp>,
    due_at: Option<Timestamp>,
    first_due_at: Option<Timestamp>,
    time_limit: Option<&'a str>,
    holder_unit: Option<Id>,
    holder_person: Option<Id>,
    holder_since: Option<Timestamp>,
    step_no: i32,
    step_kind: Step,
    step_role: &'a str,
    step_due: Option<Timestamp>,
    next_clock_at: Option<Timestamp>,
    next_clock: Option<NextClock>,
    resume_state: Option<State>,
    paused_since: Option<Timestamp>,
    supplement_requests: i32,
    extensions: i32,
    finished_at: Option<Timestamp>,
    outcome: Option<Timeliness>,
    result_class: Option<ResultClass>,
    result_number: Option<&'a str>,
    returned_at: Option<Timestamp>,
    fee: Vnd,
}

/// Writes `after` over `before`; false when somebody else wrote first.
pub(crate) fn update(conn: &mut Conn, before: &Dossier, after: &Dossier) -> store::Result<bool> {
    let moving = Moving {
        seq: after.seq,
        calendar_version: after.calendar_version,
        state: after.state,
        open: after.open,
        accepted_at: after.accepted_at,
        due_at: after.due_at,
        first_due_at: after.first_due_at,
        time_limit: after.time_limit.as_deref(),
        holder_unit: after.holder_unit,
        holder_person: after.holder_person,
        holder_since: after.holder_since,
        step_no: after.step_no,
        step_kind: after.step_kind,
        step_role: &after.step_role,
        step_due: after.step_due,
        next_clock_at: after.next_clock_at,
        next_clock: after.next_clock,
        resume_state: after.resume_state,
        paused_since: after.paused_since,
        supplement_requests: after.supplement_requests,
        extensions: after.extensions,
        finished_at: after.finished_at,
        outcome: after.outcome,
        result_class: after.result_class,
        result_number: after.result_number.as_deref(),
        returned_at: after.returned_at,
        fee: after.fee,
    };
    let row = dossier::table.filter(dossier::id.eq(before.id)).filter(dossier::seq.eq(before.seq));
    Ok(store::kept(diesel::update(row).set(moving)).execute(conn)? == 1)
}

/// Adds events after number `seq`.
pub(crate) fn insert_events(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    unit: Id,
    dossier: Id,
    seq: i32,
    events: &[Event],
) -> store::Result<()> {
    for (number, event) in (seq + 1..).zip(events) {
        let row = DossierEvent {
            dossier,
            seq: number,
            at: ctx.now,
            actor: ctx.actor.audit_id(),
            actor_name: ctx.actor.name.clone(),
            unit,
            kind: event.kind().to_owned(),
            detail: serde_json::to_string(event).map_err(|error| store::Error::Stored(error.to_string()))?,
        };
        diesel::insert_into(dossier_event::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// The newest event.
pub(crate) fn last_event(conn: &mut Conn, dossier: Id) -> store::Result<Option<DossierEvent>> {
    Ok(dossier_event::table
        .filter(dossier_event::dossier.eq(dossier))
        .order(dossier_event::seq.desc())
        .select(DossierEvent::as_select())
        .first(conn)
        .optional()?)
}

/// The bound e-process.
pub(crate) fn plan_of(conn: &mut Conn, dossier: Id) -> store::Result<Plan> {
    let json: String = dossier_detail::table.find(dossier).select(dossier_detail::plan).first(conn)?;
    Ok(Plan::parse(&json))
}

/// The units that were asked for an opinion.
pub(crate) fn consulted_units(conn: &mut Conn, dossier: Id) -> store::Result<Vec<Id>> {
    Ok(dossier_opinion::table.filter(dossier_opinion::dossier.eq(dossier)).select(dossier_opinion::unit).load(conn)?)
}

/// Whether an opinion is still waited for.
pub(crate) fn has_open_opinion(conn: &mut Conn, dossier: Id) -> store::Result<bool> {
    let open = dossier_opinion::table
        .filter(dossier_opinion::dossier.eq(dossier))
        .filter(dossier_opinion::answered_at.is_null())
        .select(dossier_opinion::no)
        .first::<i32>(conn)
        .optional()?;
    Ok(open.is_some())
}

/// Whether money that was asked for is not settled.
pub(crate) fn has_unpaid(conn: &mut Conn, dossier: Id) -> store::Result<bool> {
    let open = dossier_payment::table
        .filter(dossier_payment::dossier.eq(dossier))
        .filter(dossier_payment::state.eq(PaymentState::Requested))
        .select(dossier_payment::no)
        .first::<i32>(conn)
        .optional()?;
    Ok(open.is_some())
}

/// All pauses, in order.
pub(crate) fn pauses(conn: &mut Conn, dossier: Id) -> store::Result<Vec<Pause>> {
    Ok(dossier_pause::table
        .filter(dossier_pause::dossier.eq(dossier))
        .order(dossier_pause::no)
        .select(Pause::as_select())
        .load(conn)?)
}

/// All extensions, in order.
pub(crate) fn extensions(conn: &mut Conn, dossier: Id) -> store::Result<Vec<Extension>> {
    Ok(dossier_extension::table
        .filter(dossier_extension::dossier.eq(dossier))
        .order(dossier_extension::ordinal)
        .select(Extension::as_select())
        .load(conn)?)
}

/// The number of the next hand-over.
pub(crate) fn next_hand_over(conn: &mut Conn, dossier: Id) -> store::Result<i32> {
    let last = dossier_step::table
        .filter(dossier_step::dossier.eq(dossier))
        .order(dossier_step::seq.desc())
        .select(dossier_step::seq)
        .first::<i32>(conn)
        .optional()?;
    Ok(last.unwrap_or(0) + 1)
}

/// Adds a hand-over to the control slip.
pub(crate) fn insert_hand_over(conn: &mut Conn, row: &HandOver) -> store::Result<()> {
    diesel::insert_into(dossier_step::table).values(row).execute(conn)?;
    Ok(())
}

/// The number of the next file.
pub(crate) fn next_file(conn: &mut Conn, dossier: Id) -> store::Result<i32> {
    let last = dossier_file::table
        .filter(dossier_file::dossier.eq(dossier))
        .order(dossier_file::no.desc())
        .select(dossier_file::no)
        .first::<i32>(conn)
        .optional()?;
    Ok(last.unwrap_or(0) + 1)
}

/// The calendar by which a dossier's clocks run: the version it knows (E11), with the hours that its competent unit
/// had when it was taken in.
pub(crate) fn calendar_of(conn: &mut Conn, dossier: &Dossier) -> store::Result<calendar::Calendar> {
    let picture = organization::snapshot(conn)?;
    calendar_in(conn, &picture, dossier)
}

/// The same from a picture that was read already.
pub(crate) fn calendar_in(
    conn: &mut Conn,
    picture: &organization::Snapshot,
    dossier: &Dossier,
) -> store::Result<calendar::Calendar> {
    let day = dossier.accepted_at.unwrap_or(dossier.filed_at).date();
    if picture.days().version == dossier.calendar_version {
        return Ok(picture.calendar(dossier.competent_unit, day).as_ref().clone());
    }
    organization::calendar_of_version(conn, dossier.calendar_version, dossier.competent_unit, day)
}

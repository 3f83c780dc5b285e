//! What every act has in common: finding the dossier, asking policy and state, and writing what came of it.

use std::sync::Arc;

use calendar::Calendar;
use identity::Ctx;
use kernel::{FieldFault, Id, Reason, Refusal, Timestamp};
use organization::{Directory, Snapshot};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::facts::{self, load_facts};
use super::rows;
use super::service::Dossiers;
use super::terms::transfer_cutoff;
use crate::events::{Event, Happened};
use crate::model::{Action, Dossier, State};
use crate::policy::{self, DossierRelations};
use crate::rules::{self, Facts, Plan};

/// Which dossier an act is for. With `expected` (the `seq` the actor saw) an act that somebody else overtook is
/// refused.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Target {
    /// The dossier's code, as people write it.
    pub code: String,
    pub expected: Option<i32>,
}

impl Target {
    /// The dossier of this code, whatever was seen.
    #[must_use]
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), expected: None }
    }
}

/// The dossier after an act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    pub dossier: Dossier,
    /// What the clerk should look at; it stopped nothing (N13).
    pub warnings: Vec<Reason>,
}

/// An act under way.
pub(crate) struct Act<'a> {
    pub service: &'a Dossiers,
    pub ctx: &'a Ctx<'a>,
    pub action: Action,
    /// Units and calendars, read once for the whole act.
    pub picture: Arc<Snapshot>,
    /// The calendar of the competent body, by which the dossier's clocks run.
    pub calendar: Calendar,
    pub before: Dossier,
    pub after: Dossier,
    /// The unit in whose name the actor acts.
    pub unit: Id,
    pub facts: Facts,
    /// The applicant's last moment, once a request or payment is asked for.
    pub answer_by: Option<Timestamp>,
    pub events: Vec<Event>,
}

impl Dossiers {
    /// Finds the dossier and asks policy, version and state, in this order.
    pub(crate) fn begin<'a>(
        &'a self,
        conn: &mut Conn,
        ctx: &'a Ctx<'a>,
        target: &Target,
        action: Action,
    ) -> store::Result<Act<'a>> {
        let picture = organization::snapshot(conn)?;
        let dossier = rows::by_code(conn, &target.code)?;
        let unit = permitted(conn, ctx, action, &picture.directory, &dossier)?;
        if target.expected.is_some_and(|seen| seen != dossier.seq) {
            return Err(overtaken(conn, ctx, &dossier)?.into());
        }
        let calendar = rows::calendar_in(conn, &picture, &dossier)?;
        let facts = load_facts(conn, &calendar, &dossier, ctx.now, Some(action))?;
        if !rules::allowed_actions(&dossier, &facts).contains(&action) {
            return Err(not_open(conn, ctx, action, &calendar, &dossier)?.into());
        }
        Ok(Act {
            service: self,
            ctx,
            action,
            picture,
            calendar,
            after: dossier.clone(),
            before: dossier,
            unit,
            facts,
            answer_by: None,
            events: Vec::with_capacity(1),
        })
    }
}

impl Act<'_> {
    /// Moves the dossier to another state.
    ///
    /// # Errors
    /// A conflict when list d.1 has no such move.
    pub fn move_to(&mut self, state: State) -> store::Result<()> {
        let from = self.after.state;
        if from != state && !rules::may_move(from, state, self.after.is_accepted()) {
            let reason = Reason::new("dossier-move").with("from", from).with("to", state);
            return Err(Refusal::conflict(reason).into());
        }
        self.after.state = state;
        Ok(())
    }

    /// Tells one event; it gets the next number.
    pub fn tell(&mut self, event: Event) {
        self.events.push(event);
    }

    /// The plan the dossier is bound to.
    pub fn plan(&self, conn: &mut Conn) -> store::Result<Plan> {
        rows::plan_of(conn, self.before.id)
    }

    /// Puts the dossier into a unit's and perhaps a person's hands.
    pub fn hold(&mut self, unit: Id, person: Option<Id>) {
        self.after.holder_unit = Some(unit);
        self.after.holder_person = person;
        self.after.holder_since = Some(self.ctx.now);
    }

    /// Nothing more to do: the dossier leaves every queue and stays where it is.
    pub fn end(&mut self) {
        self.after.step_kind = crate::model::Step::Done;
        self.after.step_role = String::new();
        self.after.step_due = None;
        self.after.holder_person = None;
        self.after.paused_since = None;
        self.after.resume_state = None;
    }

    /// Writes the dossier, its events, the notices and the chain. The chain's head is locked last, so that acts of
    /// one unit wait for one another as briefly as can be.
    pub fn commit(mut self, conn: &mut Conn) -> store::Result<Done> {
        self.settle();
        if !rows::update(conn, &self.before, &self.after)? {
            let now = rows::by_id(conn, self.before.id)?;
            return Err(overtaken(conn, self.ctx, &now)?.into());
        }
        record(conn, self.service, self.ctx, self.unit, self.action, &self.after, self.before.seq, &self.events)?;
        Ok(Done { dossier: self.after, warnings: Vec::new() })
    }

    /// Which clock rings next, after everything else is known.
    pub(super) fn settle(&mut self) {
        let after = &mut self.after;
        after.seq = self.before.seq + i32::try_from(self.events.len()).unwrap_or(i32::MAX);
        after.open = after.state.is_open();
        if after.state.is_paused() && self.answer_by.is_none() {
            return;
        }
        let cutoff = transfer_cutoff(&self.picture, Some(after.competent_body), self.ctx.now.date());
        let clock = rules::next_clock(after, &self.calendar, self.answer_by, cutoff);
        after.next_clock = clock.map(|(kind, _)| kind);
        after.next_clock_at = clock.map(|(_, at)| at);
    }
}

/// Writes the events of one act after `seq`, and everything that hangs on them.
#[expect(clippy::too_many_arguments, reason = "one call per act, each value of another kind")]
pub(crate) fn record(
    conn: &mut Conn,
    service: &Dossiers,
    ctx: &Ctx<'_>,
    unit: Id,
    action: Action,
    dossier: &Dossier,
    seq: i32,
    events: &[Event],
) -> store::Result<()> {
    rows::insert_events(conn, ctx, unit, dossier.id, seq, events)?;
    let happened = |(number, event)| Happened::of(dossier, number, ctx.now, Some(ctx.actor.account), unit, event);
    let told: Vec<Happened<'_>> = (seq + 1..).zip(events).map(happened).collect();
    service.tell(conn, &told)?;
    crate::notices::tell(conn, ctx, dossier, seq, events)?;
    let detail = serde_json::json!({ "seq": seq + 1, "events": events });
    store::audit::append(
        conn,
        &store::audit::Entry {
            unit,
            at: ctx.now,
            actor: ctx.actor.audit_id(),
            act: &format!("dossier.{action}"),
            object: &format!("dossier:{}", dossier.code),
            detail: &detail,
            origin: &ctx.actor.origin,
        },
    )?;
    Ok(())
}

/// Asks the policy; the units asked for an opinion are only read when nothing nearer permits the act.
pub(crate) fn permitted(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    action: Action,
    directory: &Directory,
    dossier: &Dossier,
) -> store::Result<Id> {
    let near = DossierRelations { directory, dossier, consulted: &[] };
    if let Ok(unit) = policy::may(ctx.actor, action, &near) {
        return Ok(unit);
    }
    let consulted = rows::consulted_units(conn, dossier.id)?;
    Ok(policy::may(ctx.actor, action, &DossierRelations { consulted: &consulted, ..near })?)
}

/// Somebody was faster: who and when, and what is open now.
pub(crate) fn overtaken(conn: &mut Conn, ctx: &Ctx<'_>, dossier: &Dossier) -> store::Result<Refusal> {
    let reason = facts::last_act(conn, dossier, Reason::new("dossier-overtaken"))?;
    let calendar = rows::calendar_of(conn, dossier)?;
    Ok(Refusal::Conflict { reason, allowed: open_names(conn, &calendar, dossier, ctx.now)? })
}

fn not_open(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    action: Action,
    calendar: &Calendar,
    dossier: &Dossier,
) -> store::Result<Refusal> {
    let facts = load_facts(conn, calendar, dossier, ctx.now, None)?;
    let allowed = rules::allowed_actions(dossier, &facts);
    let reason = facts::why_closed(action, dossier, &facts);
    let reason = facts::last_act(conn, dossier, reason)?;
    Ok(Refusal::Conflict { reason, allowed: allowed.into_iter().map(Action::as_str).collect() })
}

fn open_names(
    conn: &mut Conn,
    calendar: &Calendar,
    dossier: &Dossier,
    now: Timestamp,
) -> store::Result<Vec<&'static str>> {
    let facts = load_facts(conn, calendar, dossier, now, None)?;
    Ok(rules::allowed_actions(dossier, &facts).into_iter().map(Action::as_str).collect())
}

/// Refuses when anything is wrong; everything at once.
pub(crate) fn sound(faults: Vec<FieldFault>) -> store::Result<()> {
    if faults.is_empty() { Ok(()) } else { Err(Refusal::Invalid(faults).into()) }
}

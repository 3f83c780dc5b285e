use calendar::{WorkingTime, add_working, working_between};
use diesel::prelude::*;
use identity::Ctx;
use kernel::{Refusal, Timestamp};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::Act;
use super::facts::load_facts;
use super::rows;
use super::service::Dossiers;
use super::terms::terms;
use crate::events::Event;
use crate::model::{Action, Dossier, State};
use crate::policy::Scope;
use crate::queries;
use crate::rules;
use crate::schema::dossier;

/// New appointments after a new calendar decision (E11).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Recompute {
    /// The calendar that counts from now on.
    pub calendar_version: i32,
    /// Dossiers in one transaction.
    pub most: i64,
}

impl Dossiers {
    /// Computes open dossiers that know an older calendar anew: appointment, step, transfer, the answer to an online
    /// filing. Applicants are told where the appointment moved. Gives how many were looked at: call again until it is
    /// 0.
    ///
    /// # Errors
    /// Forbidden unless the actor may do so somewhere.
    pub fn recompute(&self, conn: &mut Conn, ctx: &Ctx<'_>, cmd: &Recompute) -> store::Result<usize> {
        let directory = organization::directory(conn)?;
        let scope = Scope::of(ctx.actor, Action::Recompute, &directory);
        if scope.is_empty() {
            let reason = kernel::Reason::new("dossier-policy-role").with("action", Action::Recompute).with("roles", "");
            return Err(Refusal::Forbidden(reason).into());
        }
        let mut old = dossier::table
            .filter(dossier::open)
            .filter(dossier::calendar_version.lt(cmd.calendar_version))
            .filter(dossier::finished_at.is_null())
            .order(dossier::id)
            .limit(cmd.most)
            .select(Dossier::as_select())
            .into_boxed();
        if !scope.everything {
            old = old.filter(dossier::competent_body.eq_any(scope.bodies.clone()));
        }
        let old: Vec<Dossier> = old.load(conn)?;
        for dossier in &old {
            self.recompute_one(conn, ctx, dossier, cmd.calendar_version)?;
        }
        Ok(old.len())
    }

    fn recompute_one(&self, conn: &mut Conn, ctx: &Ctx<'_>, before: &Dossier, version: i32) -> store::Result<()> {
        let day = before.accepted_at.unwrap_or(before.filed_at).date();
        let calendar = organization::calendar_for(conn, before.competent_unit, day)?.as_ref().clone();
        let facts = load_facts(conn, &calendar, before, ctx.now, Some(Action::Recompute))?;
        let answer_by = before.state.is_paused().then_some(before.next_clock_at).flatten();
        let mut act = Act {
            service: self,
            ctx,
            action: Action::Recompute,
            picture: organization::snapshot(conn)?,
            calendar,
            before: before.clone(),
            after: before.clone(),
            unit: before.holder_unit.unwrap_or(before.competent_body),
            facts,
            answer_by,
            events: Vec::new(),
        };
        act.after.calendar_version = version;
        let old_due = before.due_at;
        act.after.due_at = act.due_now(conn)?.or(old_due);
        act.after.step_due = act.step_now(conn)?;
        act.settle();
        if let (Some(old_due), Some(new_due)) = (old_due, act.after.due_at.filter(|due| Some(*due) != old_due)) {
            act.tell(Event::Recomputed { calendar_version: version, old_due, new_due });
        }
        let moved = |one: &Dossier| (one.due_at, one.step_due, one.next_clock, one.next_clock_at);
        if moved(&act.after) == moved(before) {
            rows::update(conn, before, &act.after)?;
            return Ok(());
        }
        act.commit(conn).map(|_| ())
    }
}

impl Act<'_> {
    /// The clock of the step it is at, counted anew with this act's calendar.
    fn step_now(&self, conn: &mut Conn) -> store::Result<Option<Timestamp>> {
        let dossier = &self.after;
        if dossier.state == State::Filed {
            return self.answer_now(conn).map(Some);
        }
        let Some(step) = self.plan(conn)?.at(dossier.step_no).cloned() else { return Ok(dossier.step_due) };
        let began = step_began(conn, dossier)?;
        let calendar = self.picture.calendar(step.unit, began.date());
        let pauses = rows::pauses(conn, dossier.id)?;
        let ended = pauses.iter().filter(|pause| pause.from_at >= began);
        let stood = ended.filter_map(|pause| Some(working_between(&self.calendar, pause.from_at, pause.to_at?)));
        let (due, stood) = (rules::begin_step(&calendar, &step, began, dossier.due_at), stood.sum());
        let later = due.map(|due| add_working(&calendar, due, stood));
        Ok(later.map(|later| dossier.due_at.map_or(later, |due| due.min(later))))
    }

    /// The answer to an online filing goes by the calendar of the centre that received it (A21).
    fn answer_now(&self, conn: &mut Conn) -> store::Result<Timestamp> {
        let dossier = &self.after;
        let terms = terms(conn, &dossier.procedure_code, dossier.competent_body, dossier.filed_at)?;
        let calendar = organization::calendar_for(conn, dossier.receiving_unit, dossier.filed_at.date())?;
        Ok(add_working(&calendar, dossier.filed_at, WorkingTime::hours(i64::from(terms.answer_hours))))
    }
}

/// When the present step began: a step that was only given to somebody else goes on.
fn step_began(conn: &mut Conn, dossier: &Dossier) -> store::Result<Timestamp> {
    let slip = queries::hand_overs(conn, dossier.id)?;
    let came = slip.iter().rev().find(|row| row.kind != row.to_kind).map(|row| row.done_at);
    Ok(came.or(dossier.accepted_at).unwrap_or(dossier.filed_at))
}

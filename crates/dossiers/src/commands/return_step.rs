use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, FieldFault, Id, Reason, Refusal};
use organization::Person;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Done, Target, sound};
use super::service::Dossiers;
use super::steps::To;
use crate::events::Event;
use crate::model::{Action, Step};
use crate::rules::{self, PlannedStep};
use crate::schema::dossier_step;

/// Giving a dossier back to an earlier step (A25).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ReturnStep {
    pub reason: String,
    /// Step to go back to; the one before unless told.
    pub to: Option<Step>,
}

impl Dossiers {
    /// Goes back to whoever did the earlier step, else to its unit, with the reason on the control slip.
    ///
    /// # Errors
    /// Forbidden unless the step lies with the actor; a conflict at the first step or for a later `to`; a fault of
    /// `reason`.
    pub fn return_step(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &ReturnStep,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::ReturnStep)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let reason = rules::lines_of("reason", &cmd.reason, 2_000, &mut faults);
        sound(faults)?;
        let plan = act.plan(conn)?;
        let no = cmd.to.map_or(Some(act.before.step_no - 1), |step| plan.number_of(step));
        let earlier = no.filter(|no| *no < act.before.step_no).and_then(|no| plan.at(no).map(|step| (no, step)));
        let Some((no, step)) = earlier else {
            return Err(Refusal::conflict(Reason::new("dossier-first-step")).into());
        };
        let to = who_did(conn, act.before.id, step, ctx.now.date())?.map_or(To::Anyone, To::Person);
        let gone = act.go_to(conn, &plan, no, to, Some(reason.clone()))?;
        act.tell(Event::StepReturned {
            from: gone.from,
            to: step.step,
            to_unit: step.unit,
            to_person: act.after.holder_person,
            reason,
        });
        act.commit(conn)
    }
}

/// Who last ended this step, if that person still has its role in its unit: a dossier must not go back to somebody who
/// is gone.
fn who_did(conn: &mut Conn, dossier: Id, step: &PlannedStep, day: Date) -> store::Result<Option<Person>> {
    let last = dossier_step::table
        .filter(dossier_step::dossier.eq(dossier))
        .filter(dossier_step::kind.eq(step.step))
        .order(dossier_step::seq.desc())
        .select(dossier_step::giver)
        .first::<Option<Id>>(conn)
        .optional()?;
    let Some(account) = last.flatten() else { return Ok(None) };
    let able = organization::people_with(conn, step.role, step.unit, day)?;
    Ok(able.into_iter().find(|person| person.account == account))
}

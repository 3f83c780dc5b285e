use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Id, Reason, Refusal};
use organization::Person;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Done, Target, sound};
use super::service::Dossiers;
use super::steps::To;
use crate::events::Event;
use crate::model::{Action, Step};
use crate::rules;
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
    /// Goes back to whoever did the earlier step, with the reason on the control slip.
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
        let to = match who_did(conn, act.before.id, step.step)? {
            Some(person) => To::Person(person),
            None => To::Anyone,
        };
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

/// Who last ended a step of this kind.
fn who_did(conn: &mut Conn, dossier: Id, step: Step) -> store::Result<Option<Person>> {
    let last = dossier_step::table
        .filter(dossier_step::dossier.eq(dossier))
        .filter(dossier_step::kind.eq(step))
        .order(dossier_step::seq.desc())
        .select((dossier_step::giver, dossier_step::giver_name))
        .first::<(Option<Id>, String)>(conn)
        .optional()?;
    Ok(last.and_then(|(giver, name)| Some(Person { account: giver?, name })))
}

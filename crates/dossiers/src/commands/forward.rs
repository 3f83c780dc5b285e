use identity::Ctx;
use kernel::{FieldFault, Reason, Refusal};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Done, Target, sound};
use super::service::Dossiers;
use super::steps::{To, person_for};
use crate::events::Event;
use crate::model::{Action, State};
use crate::rules;

/// Handing a dossier on to the next step (A24, A25).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Forward {
    /// Login or id of the person who gets it; without one the only person with the role, else the unit.
    pub person: Option<String>,
    pub note: Option<String>,
}

impl Dossiers {
    /// Ends the step and begins the next one of the bound e-process.
    ///
    /// # Errors
    /// Forbidden unless the step lies with the actor; a conflict when the state has no such act, when somebody was
    /// faster, or at the last step; a fault of `person` who has not the role there.
    pub fn forward(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Forward) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Forward)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let note = rules::text("note", cmd.note.as_deref(), 2_000, &mut faults);
        sound(faults)?;
        let plan = act.plan(conn)?;
        let no = act.before.step_no + 1;
        let Some(step) = plan.at(no) else {
            return Err(Refusal::conflict(Reason::new("dossier-last-step")).into());
        };
        let to = match cmd.person.as_deref().filter(|person| !person.trim().is_empty()) {
            Some(named) => To::Person(person_for(conn, step.role, step.unit, named, ctx.now.date())?),
            None => To::Anyone,
        };
        act.move_to(State::Processing)?;
        let gone = act.go_to(conn, &plan, no, to, note.clone())?;
        act.tell(Event::Forwarded {
            from: gone.from,
            to: act.after.step_kind,
            to_unit: step.unit,
            to_person: act.after.holder_person,
            outcome: gone.outcome,
            note,
        });
        act.commit(conn)
    }
}

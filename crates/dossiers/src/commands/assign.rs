use identity::Ctx;
use kernel::FieldFault;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Done, Target, sound};
use super::service::Dossiers;
use super::steps::{To, person_for};
use crate::events::Event;
use crate::model::{Action, State, Step};
use crate::rules::{self, PlannedStep};

/// Giving a dossier to a person of the unit (A25).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Assign {
    /// Login or id.
    pub person: String,
    pub note: Option<String>,
}

impl Dossiers {
    /// At the step of assignment: goes on to the work and gives it to the person. At every other step that a person
    /// holds: gives the same step to another, so that nobody's absence stops a dossier.
    ///
    /// # Errors
    /// Forbidden; a conflict; a fault of `person` who has not the role of the step in its unit.
    pub fn assign(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Assign) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Assign)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let named = rules::words("person", &cmd.person, 200, &mut faults);
        let note = rules::text("note", cmd.note.as_deref(), 2_000, &mut faults);
        sound(faults)?;
        let plan = act.plan(conn)?;
        let at_assignment = act.before.step_kind == Step::Assign;
        let no = act.before.step_no + i32::from(at_assignment);
        let step: PlannedStep = plan.at(no).cloned().ok_or_else(|| store::Error::Stored(format!("no step {no}")))?;
        let person = person_for(conn, step.role, step.unit, &named, ctx.now.date())?;
        if act.before.step_kind != Step::Intake {
            act.move_to(State::Processing)?;
        }
        if at_assignment {
            act.go_to(conn, &plan, no, To::Person(person.clone()), note.clone())?;
        } else {
            act.hand_on(conn, &step, Some(&person), note.clone())?;
            act.hold(step.unit, Some(person.account));
        }
        act.tell(Event::Assigned { to: person.account, to_name: person.name, step: step.step, note });
        act.commit(conn)
    }
}

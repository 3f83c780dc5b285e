use identity::{Ctx, Role};
use kernel::{FieldFault, Id, Timestamp};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Act, Done, Target, sound};
use super::code;
use super::service::Dossiers;
use super::steps::only_one;
use crate::events::Event;
use crate::model::{Action, ResultClass, State, Step, Timeliness};
use crate::rules::{self, PlannedStep};

/// Numbering what was signed (A25).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Issue {
    /// A number of the body's own book; without one the next of the house's register of the year.
    pub number: Option<String>,
    pub note: Option<String>,
}

impl Dossiers {
    /// Gives the result its number and sends it to the receiving centre: the dossier's clock ends here (E10) and the
    /// applicant may come (status 9).
    ///
    /// # Errors
    /// Forbidden; a conflict; a fault of `number`.
    pub fn issue(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Issue) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Issue)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let own = rules::text("number", cmd.number.as_deref(), 60, &mut faults);
        let note = rules::text("note", cmd.note.as_deref(), 2_000, &mut faults);
        sound(faults)?;
        act.number(conn, own, note)?;
        act.commit(conn)
    }
}

impl Act<'_> {
    /// The number, the finish and the way back to the centre.
    pub fn number(&mut self, conn: &mut Conn, own: Option<String>, note: Option<String>) -> store::Result<()> {
        let number = match own {
            Some(number) => number,
            None => code::next_result(conn, self.before.competent_body, self.ctx.now)?,
        };
        let step = return_step(self.before.receiving_unit);
        let person = only_one(conn, step.role, step.unit, self.ctx.now.date())?;
        self.hand_on(conn, &step, person.as_ref(), note)?;
        self.move_to(State::Ready)?;
        let outcome = self.finish(self.ctx.now);
        let no = self.after.step_no + 1;
        self.begin_step(&step, no, None, None);
        self.after.result_number = Some(number.clone());
        let result = self.after.result_class.unwrap_or(ResultClass::Granted);
        self.tell(Event::Issued { number, result, outcome });
        Ok(())
    }

    /// Ends the dossier's clock (E10, N1).
    fn finish(&mut self, at: Timestamp) -> Timeliness {
        let outcome = calendar::outcome(at, self.after.due_at.unwrap_or(at)).into();
        self.after.finished_at = Some(at);
        self.after.outcome = Some(outcome);
        self.after.result_class.get_or_insert(ResultClass::Granted);
        outcome
    }
}

/// The result waits at the centre that took the dossier in (A35).
fn return_step(centre: Id) -> PlannedStep {
    PlannedStep { step: Step::Return, role: Role::Returner, unit: centre, budget: 0 }
}

use identity::Ctx;
use kernel::FieldFault;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Done, Target, sound};
use super::service::Dossiers;
use super::steps::To;
use crate::events::Event;
use crate::model::{Action, ResultClass, Step};
use crate::rules;

/// The signature (A25, K3): from it on a result exists.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Approve {
    /// `granted` unless told.
    pub result: Option<ResultClass>,
    /// Needed for a "not granted" (A28): in words a person understands.
    pub reason: Option<String>,
    pub note: Option<String>,
}

impl Dossiers {
    /// Signs and hands on to be numbered.
    ///
    /// # Errors
    /// Forbidden; a conflict; a fault of `reason` that a "not granted" lacks.
    pub fn approve(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Approve) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Approve)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let result = cmd.result.unwrap_or(ResultClass::Granted);
        let note = rules::text("note", cmd.note.as_deref(), 2_000, &mut faults);
        let reason = match result {
            ResultClass::Granted => rules::text("reason", cmd.reason.as_deref(), 4_000, &mut faults),
            ResultClass::NotGranted => {
                Some(rules::lines_of("reason", cmd.reason.as_deref().unwrap_or_default(), 4_000, &mut faults))
            }
        };
        sound(faults)?;
        let plan = act.plan(conn)?;
        let no = plan.number_of(Step::Issue).unwrap_or(act.before.step_no + 1);
        act.after.result_class = Some(result);
        act.go_to(conn, &plan, no, To::Anyone, note)?;
        act.tell(Event::Approved { result, reason, signer: None, signer_name: None });
        act.commit(conn)
    }
}

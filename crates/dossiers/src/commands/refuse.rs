use identity::Ctx;
use kernel::FieldFault;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Done, Target, sound};
use super::service::Dossiers;
use crate::events::Event;
use crate::model::{Action, Stage, State};
use crate::rules;

/// Refusing a filing before it is taken in (form 03, A20, A21, A28).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Refuse {
    /// In words a person understands.
    pub reason: String,
    /// Legal basis.
    pub basis: Option<String>,
    /// What to do instead, and which body is the right one.
    pub guidance: Option<String>,
    /// Name of who approved it, where that is not the clerk.
    pub approver: Option<String>,
}

impl Refuse {
    /// The event, with faults under `prefix`.
    pub(crate) fn clean(&self, prefix: &str, faults: &mut Vec<FieldFault>) -> Event {
        let field = |name: &str| format!("{prefix}{name}");
        Event::Refused {
            stage: Stage::Intake,
            reason: rules::lines_of(&field("reason"), &self.reason, 4_000, faults),
            basis: rules::text(&field("basis"), self.basis.as_deref(), 1_000, faults).unwrap_or_default(),
            guidance: rules::text(&field("guidance"), self.guidance.as_deref(), 4_000, faults).unwrap_or_default(),
            approver: rules::text(&field("approver"), self.approver.as_deref(), 200, faults),
        }
    }
}

impl Dossiers {
    /// Ends the dossier at intake (status 3).
    ///
    /// # Errors
    /// Forbidden; a conflict once it is accepted; a fault of `reason`.
    pub fn refuse(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Refuse) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Refuse)?;
        let mut faults = Vec::new();
        let event = cmd.clean("", &mut faults);
        sound(faults)?;
        act.move_to(State::Refused)?;
        act.end();
        act.tell(event);
        act.commit(conn)
    }
}

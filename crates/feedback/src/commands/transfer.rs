use dossiers::rules::lines_of;
use identity::Ctx;
use kernel::{FieldFault, Reason};
use organization::UnitKind;
use store::Conn;

use super::act::{Act, Target, sound};
use crate::events::Event;
use crate::model::{Action, Petition};

/// Hands a petition to the competent body of this house (H2).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Transfer {
    /// Code of a department or commune.
    pub unit: String,
    pub reason: String,
}

/// Hands it on; its clock runs on from when it was filed.
///
/// # Errors
/// Not found; forbidden; a conflict; faults of `unit` and `reason`.
pub fn transfer(conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Transfer) -> store::Result<Petition> {
    let mut act = Act::begin(conn, ctx, target, Action::Transfer)?;
    let mut faults: Vec<FieldFault> = Vec::new();
    let reason = lines_of("reason", &cmd.reason, 2_000, &mut faults);
    let here = act.before.holder_body;
    let to = act.directory().by_code(cmd.unit.trim()).filter(|unit| {
        matches!(unit.kind, UnitKind::Department | UnitKind::Commune)
            && unit.valid_on(ctx.now.date())
            && unit.id != here
    });
    let to = to.map(|unit| unit.id);
    if to.is_none() {
        faults.push(FieldFault::new("unit", Reason::new("feedback-unit-unknown")));
    }
    sound(faults)?;
    let Some(to) = to else { return Ok(act.before) };
    act.hold(to, None);
    act.tell(Event::Transferred { from: here, to, reason });
    act.commit(conn)
}

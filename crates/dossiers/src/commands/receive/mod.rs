//! Intake (A10 to A12, A20, A21, N7): the hottest act of the house, so few statements and inserts that stay prepared.

mod input;
mod place;
mod write;

pub use input::{Decision, PartInput, Receive};
pub(super) use write::insert_parts;

use identity::Ctx;
use kernel::FieldFault;
use store::Conn;

use super::act::{Done, record, sound};
use super::service::Dossiers;
use crate::model::Action;
use crate::policy;
use place::Place;
use write::Intake;

impl Dossiers {
    /// Gives a filing its code. At the counter and by post it is accepted, asked to be completed or refused in the
    /// same act; an online filing waits for the counter's answer (N7).
    ///
    /// # Errors
    /// Forbidden unless the actor receives at the unit; faults of every field that is wrong, at once: among them the
    /// unknown procedure, the body to be chosen (N8), the procedure that is not open to non-boundary intake with the
    /// name of the right body (A12), and the limit the catalogue does not give (N5).
    pub fn receive(&self, conn: &mut Conn, ctx: &Ctx<'_>, cmd: &Receive) -> store::Result<Done> {
        let picture = organization::snapshot(conn)?;
        let directory = &picture.directory;
        let mut faults: Vec<FieldFault> = Vec::new();
        let centre = place::centre(directory, &cmd.receiving_unit, &mut faults);
        if let Some(centre) = centre {
            policy::may_anywhere(ctx.actor, Action::Receive, centre)?;
        }
        let version = place::version(conn, cmd, ctx, &mut faults)?;
        let clean = input::clean(cmd, ctx.now.date(), &mut faults);
        let place = match (centre, &version) {
            (Some(centre), Some(version)) => Place::find(conn, directory, version, centre, cmd, ctx, &mut faults)?,
            _ => None,
        };
        let (Some(place), Some(version)) = (place, version) else {
            sound(faults)?;
            return Err(store::Error::Stored("an intake without a place and without a fault".to_owned()));
        };
        let calendar = picture.calendar(place.competent, ctx.now.date());
        let mut intake = Intake::new(conn, &picture, &calendar, ctx, &version, place, clean, &mut faults)?;
        intake.decide(conn, cmd, &mut faults)?;
        sound(faults)?;
        let (dossier, events) = intake.write(conn, cmd.draft)?;
        record(conn, self, ctx, dossier.receiving_unit, Action::Receive, &dossier, 0, &events)?;
        Ok(Done { dossier, warnings: intake.warnings() })
    }
}

use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Id, Timestamp};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::accept::Accept;
use super::act::{Done, Target, sound};
use super::receive::{PartInput, insert_parts};
use super::service::Dossiers;
use crate::events::Event;
use crate::model::Action;
use crate::rules;
use crate::schema::{dossier_part, dossier_request};

/// The applicant brought what was asked for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Supplement {
    pub note: Option<String>,
    /// What was brought.
    pub parts: Vec<PartInput>,
    /// For a dossier that was not yet accepted: it now is, and its limit starts (N7).
    pub accept: Accept,
}

impl Dossiers {
    /// Lets the clock run on; the appointment moves by the working time it stood (E7). A dossier that was asked for
    /// more at intake is accepted with it.
    ///
    /// # Errors
    /// Forbidden; a conflict when nothing was asked for; faults of the parts.
    pub fn supplement(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Supplement) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Supplement)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let note = rules::text("note", cmd.note.as_deref(), 2_000, &mut faults);
        let parts = rules::parts(&cmd.parts, &mut faults);
        sound(faults)?;
        let no = answer_request(conn, act.before.id, ctx.now)?;
        let have: Option<i32> = dossier_part::table
            .filter(dossier_part::dossier.eq(act.before.id))
            .select(diesel::dsl::max(dossier_part::no))
            .first(conn)?;
        insert_parts(conn, act.before.id, have.unwrap_or(0), parts)?;
        if act.before.is_accepted() {
            act.resume(conn)?;
            act.tell(Event::Supplemented { no, note, due_at: act.after.due_at });
        } else {
            act.tell(Event::Supplemented { no, note, due_at: None });
            act.take_in(conn, &cmd.accept)?;
        }
        act.commit(conn)
    }
}

/// Marks the open request as answered and gives its number.
fn answer_request(conn: &mut Conn, dossier: Id, now: Timestamp) -> store::Result<i32> {
    let open = dossier_request::table
        .filter(dossier_request::dossier.eq(dossier))
        .filter(dossier_request::answered_at.is_null());
    let no = open.select(dossier_request::no).order(dossier_request::no.desc()).first::<i32>(conn).optional()?;
    if let Some(no) = no {
        diesel::update(dossier_request::table.find((dossier, no)))
            .set(dossier_request::answered_at.eq(Some(now)))
            .execute(conn)?;
    }
    Ok(no.unwrap_or(0))
}

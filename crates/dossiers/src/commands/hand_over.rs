use diesel::prelude::*;
use identity::{Ctx, Role};
use kernel::{FieldFault, Reason, Refusal};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Act, Done, Target, sound};
use super::attach_result::has_result_file;
use super::service::Dossiers;
use crate::events::Event;
use crate::model::{Action, ReturnMode, State, Step};
use crate::rules::{self, PlannedStep};
use crate::schema::dossier_detail;

/// Giving the result to the applicant (A35).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct HandOverResult {
    /// Who received it; the applicant unless told.
    pub to: Option<String>,
    /// The paper that was shown: its kind and number.
    pub id_shown: Option<String>,
    /// How; as the applicant wished unless told.
    pub how: Option<ReturnMode>,
    pub note: Option<String>,
}

impl Dossiers {
    /// Records who received the result (status 10).
    ///
    /// # Errors
    /// Forbidden; a conflict before the result is ready, or electronically without a result file; faults of `to`.
    pub fn hand_over(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &HandOverResult,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::HandOver)?;
        act.give_result(conn, cmd)?;
        act.commit(conn)
    }
}

impl Act<'_> {
    /// The hand-over within any act.
    pub fn give_result(&mut self, conn: &mut Conn, cmd: &HandOverResult) -> store::Result<()> {
        let mut faults: Vec<FieldFault> = Vec::new();
        let to = rules::text("to", cmd.to.as_deref(), 200, &mut faults);
        let id_shown = rules::text("id_shown", cmd.id_shown.as_deref(), 100, &mut faults);
        let note = rules::text("note", cmd.note.as_deref(), 2_000, &mut faults);
        sound(faults)?;
        let to = to.unwrap_or_else(|| self.before.applicant_name.clone());
        let how = match cmd.how {
            Some(how) => how,
            None => dossier_detail::table.find(self.before.id).select(dossier_detail::return_mode).first(conn)?,
        };
        if how == ReturnMode::Electronic && !has_result_file(conn, self.before.id)? {
            let allowed = vec![Action::AttachResult.as_str(), Action::HandOver.as_str()];
            return Err(Refusal::Conflict { reason: Reason::new("dossier-no-result-file"), allowed }.into());
        }
        let centre = self.after.holder_unit.unwrap_or(self.after.receiving_unit);
        let done = PlannedStep { step: Step::Done, role: Role::Returner, unit: centre, budget: 0 };
        self.hand_on(conn, &done, None, note)?;
        self.move_to(State::Returned)?;
        self.end();
        self.after.returned_at = Some(self.ctx.now);
        diesel::update(dossier_detail::table.find(self.before.id))
            .set((
                dossier_detail::returned_to.eq(Some(&to)),
                dossier_detail::returned_id.eq(id_shown),
                dossier_detail::returned_how.eq(Some(how.as_str())),
            ))
            .execute(conn)?;
        self.tell(Event::HandedOver { to, how: how.as_str().to_owned() });
        Ok(())
    }
}

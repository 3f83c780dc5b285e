//! Stopping the clock for the applicant and starting it again (E7, A26, A34).

use diesel::prelude::*;
use kernel::Timestamp;
use store::Conn;

use super::Act;
use super::rows;
use crate::model::{Pause, PauseKind, State};
use crate::rules::{self, DueFacts};
use crate::schema::dossier_pause;

impl Act<'_> {
    /// Stops the clock. Before acceptance there is none, but the dossier waits all the same.
    pub fn pause(&mut self, conn: &mut Conn, kind: PauseKind, answer_by: Timestamp) -> store::Result<()> {
        let to = match kind {
            PauseKind::Supplement => State::AwaitingSupplement,
            PauseKind::Payment => State::AwaitingPayment,
        };
        self.after.resume_state = Some(self.after.state);
        self.move_to(to)?;
        self.after.paused_since = Some(self.ctx.now);
        self.answer_by = Some(answer_by);
        if !self.after.is_accepted() {
            return Ok(());
        }
        let no = i32::try_from(rows::pauses(conn, self.after.id)?.len()).unwrap_or(i32::MAX - 1) + 1;
        let row = Pause { dossier: self.after.id, no, kind, from_at: self.ctx.now, to_at: None };
        diesel::insert_into(dossier_pause::table).values(row).execute(conn)?;
        Ok(())
    }

    /// Starts the clock of an accepted dossier again: the appointment and the step move on by the time it stood.
    pub fn resume(&mut self, conn: &mut Conn) -> store::Result<()> {
        let back = self.after.resume_state.take().unwrap_or(State::Processing);
        let since = self.after.paused_since.take().unwrap_or(self.ctx.now);
        self.move_to(back)?;
        diesel::update(
            dossier_pause::table
                .filter(dossier_pause::dossier.eq(self.after.id))
                .filter(dossier_pause::to_at.is_null()),
        )
        .set(dossier_pause::to_at.eq(Some(self.ctx.now)))
        .execute(conn)?;
        self.after.due_at = self.due_now(conn)?.or(self.after.due_at);
        let stood = calendar::working_between(&self.calendar, since, self.ctx.now);
        self.after.step_due = self.after.step_due.map(|due| calendar::add_working(&self.calendar, due, stood));
        Ok(())
    }

    /// The appointment as it follows from limit, pauses and extensions.
    pub fn due_now(&self, conn: &mut Conn) -> store::Result<Option<Timestamp>> {
        let (Some(accepted), Some(limit)) = (self.after.accepted_at, self.after.time_limit.as_deref()) else {
            return Ok(None);
        };
        let limit = calendar::Limit::parse(limit).map_err(|reason| store::Error::Stored(reason.code.to_owned()))?;
        let pauses = rows::pauses(conn, self.after.id)?;
        let extensions = rows::extensions(conn, self.after.id)?;
        let facts = DueFacts::new(accepted, limit, &pauses, &extensions);
        Ok(Some(rules::derive(&self.calendar, &facts).due_at))
    }
}

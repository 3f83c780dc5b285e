use calendar::{WorkingTime, add_working};
use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Reason, Timestamp};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Act, Done, Target, sound};
use super::service::Dossiers;
use super::terms;
use crate::events::Event;
use crate::model::{Action, Opinion};
use crate::rules;
use crate::schema::dossier_opinion;

/// Asking another unit (A29).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RequestOpinion {
    /// Code of the unit.
    pub unit: String,
    pub question: String,
    /// Its deadline; must lie before the appointment. The setting, cut at the appointment, unless told.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due_at: Option<Timestamp>,
}

impl Dossiers {
    /// Puts the question to the unit with a clock of its own; the dossier's clock runs on.
    ///
    /// # Errors
    /// Forbidden; a conflict; faults of `unit`, `question`, `due_at`.
    pub fn request_opinion(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &RequestOpinion,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::RequestOpinion)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let question = rules::lines_of("question", &cmd.question, 4_000, &mut faults);
        let unit = act.picture.directory.by_code(cmd.unit.trim()).map(|unit| unit.id);
        if unit.is_none() {
            faults.push(FieldFault::new("unit", Reason::new("dossier-unit-unknown")));
        }
        let due_at = act.opinion_due(conn, cmd.due_at, &mut faults)?;
        sound(faults)?;
        let Some(unit) = unit else { return act.commit(conn) };
        let asked: i64 =
            dossier_opinion::table.filter(dossier_opinion::dossier.eq(act.before.id)).count().get_result(conn)?;
        let no = i32::try_from(asked).unwrap_or(i32::MAX - 1) + 1;
        let row = Opinion {
            dossier: act.before.id,
            no,
            unit,
            question,
            asked_by: ctx.actor.account,
            asked_by_name: ctx.actor.name.clone(),
            asked_at: ctx.now,
            due_at,
            answered_at: None,
            answered_by: None,
            answered_by_name: None,
            agrees: None,
            answer: None,
        };
        diesel::insert_into(dossier_opinion::table).values(row).execute(conn)?;
        act.tell(Event::OpinionRequested { no, unit, due_at });
        act.commit(conn)
    }
}

impl Act<'_> {
    /// The deadline of an opinion: its own, inside the dossier's (A29).
    fn opinion_due(
        &self,
        conn: &mut Conn,
        given: Option<Timestamp>,
        faults: &mut Vec<FieldFault>,
    ) -> store::Result<Timestamp> {
        let now = self.ctx.now;
        let end = self.before.due_at.filter(|due| *due > now);
        let Some(given) = given else {
            let days = terms::terms_of(conn, &self.before, now)?.opinion_days;
            let due = add_working(&self.calendar, now, WorkingTime::days(i64::from(days)));
            return Ok(end.map_or(due, |end| end.min(due)));
        };
        if given <= now || end.is_some_and(|end| given > end) {
            let reason = Reason::new("dossier-opinion-due").with("until", rules::said(end.unwrap_or(now)));
            faults.push(FieldFault::new("due_at", reason));
        }
        Ok(given)
    }
}

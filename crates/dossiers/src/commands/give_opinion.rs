use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Reason, Refusal};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{Done, Target, sound};
use super::service::Dossiers;
use crate::events::Event;
use crate::model::{Action, Opinion};
use crate::rules;
use crate::schema::dossier_opinion;

/// The answer of a unit that was asked (A29).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct GiveOpinion {
    /// True unless told.
    pub agrees: Option<bool>,
    pub answer: String,
}

impl Dossiers {
    /// Answers the oldest open question to the actor's unit. The opinion need not be scanned as a part (A22).
    ///
    /// # Errors
    /// Forbidden; a conflict when nothing is asked of the unit; a fault of `answer`.
    pub fn give_opinion(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &GiveOpinion,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::GiveOpinion)?;
        let mut faults: Vec<FieldFault> = Vec::new();
        let answer = rules::lines_of("answer", &cmd.answer, 8_000, &mut faults);
        sound(faults)?;
        let asked: Option<Opinion> = dossier_opinion::table
            .filter(dossier_opinion::dossier.eq(act.before.id))
            .filter(dossier_opinion::unit.eq(act.unit))
            .filter(dossier_opinion::answered_at.is_null())
            .order(dossier_opinion::no)
            .select(Opinion::as_select())
            .first(conn)
            .optional()?;
        let Some(asked) = asked else {
            return Err(Refusal::conflict(Reason::new("dossier-opinion-none")).into());
        };
        let agrees = cmd.agrees.unwrap_or(true);
        diesel::update(dossier_opinion::table.find((asked.dossier, asked.no)))
            .set((
                dossier_opinion::answered_at.eq(Some(ctx.now)),
                dossier_opinion::answered_by.eq(Some(ctx.actor.account)),
                dossier_opinion::answered_by_name.eq(Some(&ctx.actor.name)),
                dossier_opinion::agrees.eq(Some(agrees)),
                dossier_opinion::answer.eq(Some(answer)),
            ))
            .execute(conn)?;
        let outcome = calendar::outcome(ctx.now, asked.due_at).into();
        act.tell(Event::OpinionGiven { no: asked.no, unit: asked.unit, agrees, outcome });
        act.commit(conn)
    }
}

use diesel::prelude::*;
use identity::Ctx;
use kernel::Refusal;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::Act;
use super::facts::load_facts;
use super::rows;
use super::service::Dossiers;
use crate::events::Event;
use crate::model::{Action, Dossier};
use crate::policy::Scope;
use crate::schema::dossier;

/// New appointments after a new calendar decision (E11).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Recompute {
    /// The calendar that counts from now on.
    pub calendar_version: i32,
    /// Dossiers in one transaction.
    pub most: i64,
}

impl Dossiers {
    /// Computes open, accepted dossiers that know an older calendar anew; their applicants are told where the
    /// appointment moved. Gives how many were looked at: call again until it is 0.
    ///
    /// # Errors
    /// Forbidden unless the actor may do so somewhere.
    pub fn recompute(&self, conn: &mut Conn, ctx: &Ctx<'_>, cmd: &Recompute) -> store::Result<usize> {
        let directory = organization::directory(conn)?;
        let scope = Scope::of(ctx.actor, Action::Recompute, &directory);
        if scope.is_empty() {
            let reason = kernel::Reason::new("dossier-policy-role").with("action", Action::Recompute).with("roles", "");
            return Err(Refusal::Forbidden(reason).into());
        }
        let mut old = dossier::table
            .filter(dossier::open)
            .filter(dossier::calendar_version.lt(cmd.calendar_version))
            .filter(dossier::accepted_at.is_not_null())
            .filter(dossier::finished_at.is_null())
            .order(dossier::id)
            .limit(cmd.most)
            .select(Dossier::as_select())
            .into_boxed();
        if !scope.everything {
            old = old.filter(dossier::competent_body.eq_any(scope.bodies.clone()));
        }
        let old: Vec<Dossier> = old.load(conn)?;
        for dossier in &old {
            self.recompute_one(conn, ctx, dossier, cmd.calendar_version)?;
        }
        Ok(old.len())
    }

    fn recompute_one(&self, conn: &mut Conn, ctx: &Ctx<'_>, before: &Dossier, version: i32) -> store::Result<()> {
        let day = before.accepted_at.unwrap_or(before.filed_at).date();
        let calendar = organization::calendar_for(conn, before.competent_unit, day)?.as_ref().clone();
        let facts = load_facts(conn, &calendar, before, ctx.now, Some(Action::Recompute))?;
        let answer_by = before.state.is_paused().then_some(before.next_clock_at).flatten();
        let mut act = Act {
            service: self,
            ctx,
            action: Action::Recompute,
            picture: organization::snapshot(conn)?,
            calendar,
            before: before.clone(),
            after: before.clone(),
            unit: before.holder_unit.unwrap_or(before.competent_body),
            facts,
            answer_by,
            events: Vec::new(),
        };
        act.after.calendar_version = version;
        let old_due = before.due_at.unwrap_or(before.filed_at);
        let new_due = act.due_now(conn)?.unwrap_or(old_due);
        if new_due == old_due {
            rows::update(conn, before, &act.after)?;
            return Ok(());
        }
        act.after.due_at = Some(new_due);
        if before.step_due == Some(old_due) {
            act.after.step_due = Some(new_due);
        }
        act.tell(Event::Recomputed { calendar_version: version, old_due, new_due });
        act.commit(conn).map(|_| ())
    }
}

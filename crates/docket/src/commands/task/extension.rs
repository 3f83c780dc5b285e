use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Reason, Refusal};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::TaskDone;
use super::confirm::own_task;
use super::give::closing;
use crate::commands::act::Target;
use crate::commands::rows;
use crate::commands::service::Docket;
use crate::events::Event;
use crate::model::{Action, Extension, Level};
use crate::rules::{self, Checks, said};
use crate::schema::docket_extension;

/// Asking for a longer term (H16).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AskExtension {
    pub reason: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
}

/// The approving level's word.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DecideExtension {
    pub approve: bool,
    pub remark: Option<String>,
}

impl Docket {
    /// Asks for a longer term; the old one runs on until the level that gave the task says yes.
    ///
    /// # Errors
    /// Forbidden; a conflict after the due date, without a term, or while one is asked for; faults of `reason`, `until`.
    pub fn ask_extension(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &AskExtension,
    ) -> store::Result<TaskDone> {
        let mut act = self.begin_task(conn, ctx, target, Action::AskExtension)?;
        let old_due_at = rules::may_ask_extension(&act.before, ctx.now).map_err(Refusal::conflict)?;
        let mut checks = Checks::new();
        let reason = checks.lines("reason", &cmd.reason, 4_000);
        let until = checks.chosen("until", cmd.until).map(|day| closing(&act.picture, act.before.lead_body, day));
        let later = until.is_none_or(|until| until > old_due_at);
        checks.require(later, "until", || Reason::new("docket-extension-backwards").with("due", said(old_due_at)));
        checks.done()?;
        let Some(new_due_at) = until else { return Err(rows::not_found()) };
        let asked: i64 =
            docket_extension::table.filter(docket_extension::task.eq(act.before.id)).count().get_result(conn)?;
        let row = Extension {
            task: act.before.id,
            no: i32::try_from(asked).unwrap_or(i32::MAX - 1) + 1,
            reason: reason.clone(),
            old_due_at,
            new_due_at,
            asked_at: ctx.now,
            asked_by: ctx.actor.account,
            asked_by_name: ctx.actor.name.clone(),
            approved: None,
            decided_at: None,
            decided_by_name: None,
            remark: None,
        };
        diesel::insert_into(docket_extension::table).values(&row).execute(conn)?;
        act.tell(Event::ExtensionAsked { no: row.no, reason, until: new_due_at });
        act.commit(conn)
    }

    /// Grants it, and counts it, or not. It was asked for in time, so a late yes still counts from the old term; a task
    /// that had climbed meanwhile comes down again.
    ///
    /// # Errors
    /// Forbidden, also for the lead itself; a conflict when nothing is asked for; a fault of `remark`.
    pub fn decide_extension(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &DecideExtension,
    ) -> store::Result<TaskDone> {
        let mut act = self.begin_task(conn, ctx, target, Action::DecideExtension)?;
        own_task(&act)?;
        let mut checks = Checks::new();
        let remark = checks.maybe("remark", cmd.remark.as_deref(), 2_000);
        checks.require(cmd.approve || remark.is_some(), "remark", || Reason::new("docket-field-required"));
        checks.done()?;
        let row: Extension = docket_extension::table
            .filter(docket_extension::task.eq(act.before.id))
            .filter(docket_extension::decided_at.is_null())
            .select(Extension::as_select())
            .first(conn)?;
        diesel::update(docket_extension::table.find((row.task, row.no)))
            .set((
                docket_extension::approved.eq(Some(cmd.approve)),
                docket_extension::decided_at.eq(Some(ctx.now)),
                docket_extension::decided_by_name.eq(Some(&ctx.actor.name)),
                docket_extension::remark.eq(remark.as_deref()),
            ))
            .execute(conn)?;
        if cmd.approve {
            act.after.extensions += 1;
            act.after.due_at = Some(row.new_due_at);
            act.after.level = Level::Department;
            if act.after.reported_at.is_none() {
                act.run_term(conn)?;
            }
        }
        let due_at = act.after.due_at.unwrap_or(row.old_due_at);
        act.tell(Event::ExtensionDecided { no: row.no, approved: cmd.approve, due_at, remark });
        act.commit(conn)
    }
}

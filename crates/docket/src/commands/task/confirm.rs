use diesel::prelude::*;
use identity::Ctx;
use kernel::{Reason, Refusal};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::{TaskAct, TaskDone};
use crate::commands::act::Target;
use crate::commands::clocks;
use crate::commands::service::Docket;
use crate::events::Event;
use crate::model::{Action, Level};
use crate::rules::Checks;
use crate::schema::docket_report;

/// Taking what was reported as finished.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Take {
    pub remark: Option<String>,
}

/// Not taking it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ReturnTask {
    pub reason: String,
}

impl Docket {
    /// The task is done; in time or late by the date on which the lead reported it (N1).
    ///
    /// # Errors
    /// Forbidden, also for the lead itself; a conflict unless it is reported as finished; a fault of `remark`.
    pub fn take(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Take) -> store::Result<TaskDone> {
        let mut act = self.begin_task(conn, ctx, target, Action::Take)?;
        own_task(&act)?;
        let mut checks = Checks::new();
        let remark = checks.maybe("remark", cmd.remark.as_deref(), 2_000);
        checks.done()?;
        judge(conn, &act, true, remark.as_deref())?;
        let done = act.before.reported_at.unwrap_or(ctx.now);
        act.after.done_at = Some(done);
        act.after.outcome = act.after.due_at.map(|due| calendar::outcome(done, due).into());
        act.after.open = false;
        clocks::end(conn, act.after.clock, ctx.now)?;
        act.tell(Event::Taken { outcome: act.after.outcome, remark });
        act.commit(conn)
    }

    /// Back to the lead, whose term runs on.
    ///
    /// # Errors
    /// Forbidden, also for the lead itself; a conflict unless it is reported as finished; a fault of `reason`.
    pub fn return_task(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &ReturnTask,
    ) -> store::Result<TaskDone> {
        let mut act = self.begin_task(conn, ctx, target, Action::ReturnTask)?;
        own_task(&act)?;
        let mut checks = Checks::new();
        let reason = checks.lines("reason", &cmd.reason, 4_000);
        checks.done()?;
        judge(conn, &act, false, Some(&reason))?;
        act.after.reported_at = None;
        act.after.returned_at = Some(ctx.now);
        act.after.returns += 1;
        let lead = act.after.lead_body;
        act.hold(lead, None);
        // What climbed because nobody confirmed is the lead's again; what its own clock carried up stays there.
        if !act.after.lapsed {
            act.after.level = Level::Department;
        }
        act.run_term(conn)?;
        act.tell(Event::TaskReturned { reason });
        act.commit(conn)
    }
}

/// Nobody of the body that leads a task decides about it.
pub(super) fn own_task(act: &TaskAct<'_>) -> Result<(), Refusal> {
    let directory = &act.picture.directory;
    let own = act.ctx.actor.grants.iter().any(|grant| directory.body_of(grant.unit) == act.before.lead_body);
    if own { Err(Refusal::conflict(Reason::new("docket-task-own"))) } else { Ok(()) }
}

/// Writes the approving level's word beside the report.
fn judge(conn: &mut Conn, act: &TaskAct<'_>, taken: bool, remark: Option<&str>) -> store::Result<()> {
    let last: Option<i32> = docket_report::table
        .filter(docket_report::task.eq(act.before.id))
        .filter(docket_report::finished)
        .select(diesel::dsl::max(docket_report::no))
        .first(conn)?;
    diesel::update(docket_report::table.find((act.before.id, last.unwrap_or(0))))
        .set((docket_report::taken.eq(Some(taken)), docket_report::remark.eq(remark)))
        .execute(conn)?;
    Ok(())
}

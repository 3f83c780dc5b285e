use diesel::prelude::*;
use identity::Ctx;
use kernel::{Reason, Refusal};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::TaskDone;
use crate::commands::act::Target;
use crate::commands::files::{self, Place};
use crate::commands::service::Docket;
use crate::commands::{StoredFile, people, rows};
use crate::events::Event;
use crate::model::{Action, ClockKind, FileRole, Level, Report, Thing};
use crate::rules::Checks;
use crate::schema::docket_report;

/// Giving a task to a person of the body that leads.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AssignTask {
    /// Login or id.
    pub person: String,
}

/// How far a task is, with evidence.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ReportProgress {
    /// Of a hundred.
    #[schema(minimum = 0, maximum = 100)]
    pub progress: i32,
    pub said: String,
    /// The lead holds it for done: whoever gave it takes or returns it.
    pub finished: bool,
    pub evidence: Vec<StoredFile>,
}

impl Docket {
    /// Gives it to a person; the clock runs on.
    ///
    /// # Errors
    /// Forbidden; a conflict once it is reported as finished; a fault of `person`.
    pub fn assign_task(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &AssignTask,
    ) -> store::Result<TaskDone> {
        let mut act = self.begin_task(conn, ctx, target, Action::AssignTask)?;
        let mut checks = Checks::new();
        let picture = act.picture.clone();
        let place = (picture.directory.as_ref(), act.after.lead_body);
        let person = people::named(conn, &mut checks, "person", place, &cmd.person, ctx.now.date())?;
        let blank = cmd.person.trim().is_empty();
        checks.require(!blank, "person", || Reason::new("docket-field-required"));
        checks.done()?;
        let Some(person) = person else { return Err(rows::not_found()) };
        let holder = act.after.holder_unit;
        act.hold(holder, Some(person.account));
        act.tell(Event::Assigned { to: person.account, to_name: person.name });
        act.commit(conn)
    }

    /// Tells how far it is. Co-operating units tell their part; only the lead can call it finished.
    ///
    /// # Errors
    /// Forbidden; a conflict once it is reported as finished; faults of the fields.
    pub fn report(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &ReportProgress,
    ) -> store::Result<TaskDone> {
        let mut act = self.begin_task(conn, ctx, target, Action::Report)?;
        let body = act.picture.directory.body_of(act.unit);
        let said = sound(cmd, body == act.before.lead_body)?;
        let told: i64 = docket_report::table.filter(docket_report::task.eq(act.before.id)).count().get_result(conn)?;
        let report = Report {
            task: act.before.id,
            no: i32::try_from(told).unwrap_or(i32::MAX - 1) + 1,
            unit: body,
            at: ctx.now,
            by_account: ctx.actor.account,
            by_name: ctx.actor.name.clone(),
            progress: if cmd.finished { 100 } else { cmd.progress },
            said,
            finished: cmd.finished,
            taken: None,
            remark: None,
        };
        diesel::insert_into(docket_report::table).values(&report).execute(conn)?;
        for file in &cmd.evidence {
            let place =
                Place { thing: Thing::Task, thing_id: report.task, role: FileRole::Evidence, part: Some(report.no) };
            files::keep(conn, ctx, place, file)?;
        }
        if cmd.finished {
            act.after.reported_at = Some(ctx.now);
            let approver = act.after.approver_unit;
            act.hold(approver, None);
            act.start(conn, ClockKind::Confirm, approver)?;
        } else if act.after.due_at.is_none() && body == act.before.lead_body {
            // Without a term a word from the lead is what the review waits for.
            act.after.level = Level::Department;
            act.run_term(conn)?;
        }
        act.tell(Event::Reported { no: report.no, unit: body, progress: report.progress, finished: report.finished });
        act.commit(conn)
    }
}

/// What is told, or everything that is wrong with it.
fn sound(cmd: &ReportProgress, leads: bool) -> Result<String, Refusal> {
    let mut checks = Checks::new();
    let said = checks.lines("said", &cmd.said, 8_000);
    let range = (0..=100).contains(&cmd.progress);
    checks.require(range, "progress", || Reason::new("docket-progress"));
    checks.require(leads || !cmd.finished, "finished", || Reason::new("docket-report-lead"));
    files::check_all(&mut checks, "evidence", &cmd.evidence, FileRole::Evidence);
    checks.done()?;
    Ok(said)
}

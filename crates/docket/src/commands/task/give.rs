use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id, Reason, Timestamp};
use organization::{Directory, Snapshot, UnitKind};
use store::Conn;

use crate::commands::clocks::{self, For};
use crate::commands::tell::{self, About};
use crate::commands::{TaskOrder, codes, tally};
use crate::events::Event;
use crate::model::{ClockKind, Level, Task, Thing};
use crate::rules::Checks;
use crate::schema::{docket_task, docket_task_unit};

/// A task fit to be given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewTask {
    pub conclusion: Option<Id>,
    pub paragraph: Option<i32>,
    pub session: Option<Id>,
    pub matter: Option<Id>,
    /// What is to be said about where it comes from: the notice's number, the matter's code.
    pub source: Option<String>,
    pub content: String,
    pub product: String,
    pub lead: Id,
    pub cooperating: Vec<Id>,
    pub approver: Id,
    pub due_on: Option<Date>,
    /// Who gave it, by name.
    pub given_by: String,
}

const LEADS: &[UnitKind] = &[UnitKind::Department, UnitKind::Commune];

impl NewTask {
    /// Reads an order; `prefix` stands before the names of its fields. `None` together with at least one fault.
    pub fn of_order(
        checks: &mut Checks,
        directory: &Directory,
        prefix: &str,
        order: &TaskOrder,
        approver: Id,
        now: Timestamp,
    ) -> Option<Self> {
        let field = |name: &str| format!("{prefix}{name}");
        let content = checks.lines(&field("content"), &order.content, 8_000);
        let product = checks.line(&field("product"), &order.product, 500);
        let lead = checks.unit(&field("lead"), &order.lead, directory, LEADS, now.date()).map(|unit| unit.id);
        let cooperating = checks.units(&field("cooperating"), &order.cooperating, directory, now.date());
        if let Some(lead) = lead {
            apart(checks, &field("lead"), directory, lead, approver);
        }
        not_past(checks, &field("due_on"), order.due_on, now.date());
        Some(Self {
            conclusion: None,
            paragraph: None,
            session: None,
            matter: None,
            source: None,
            content,
            product,
            lead: lead?,
            cooperating: cooperating.into_iter().filter(|unit| Some(*unit) != lead).collect(),
            approver,
            due_on: order.due_on,
            given_by: String::new(),
        })
    }

    /// Gives the task: its row, its clock, its units, its first event.
    pub fn give(self, conn: &mut Conn, ctx: &Ctx<'_>, picture: &Snapshot, unit: Id) -> store::Result<Task> {
        let id = Id::new();
        let due_at = self.due_on.map(|day| closing(picture, self.lead, day));
        let kind = if due_at.is_some() { ClockKind::Task } else { ClockKind::Review };
        let of = For { thing: Thing::Task, thing_id: id, kind, level: Level::Department, unit: self.lead };
        let clock = match due_at {
            Some(due) => clocks::start_until(conn, picture, ctx.now, of, due)?,
            None => {
                let key = organization::settings::SettingKey::TaskReviewDays;
                clocks::start(conn, picture, ctx.now, of, clocks::limit(picture, key, self.lead, ctx.now))?
            }
        };
        let given_by = if self.given_by.is_empty() { ctx.actor.name.clone() } else { self.given_by };
        let code = codes::next(conn, codes::TASK, ctx.now)?;
        let task = Task {
            conclusion: self.conclusion,
            paragraph: self.paragraph,
            session: self.session,
            matter: self.matter,
            folded: Task::words(&self.content, &code),
            content: self.content,
            product: self.product,
            given_by_name: given_by,
            due_at,
            first_due_at: due_at,
            clock: Some(clock.id),
            next_clock: Some(clock.kind),
            next_clock_at: Some(clock.due_at),
            ..Task::begun(id, code, (self.lead, self.approver), ctx.now)
        };
        diesel::insert_into(docket_task::table).values(&task).execute(conn)?;
        for unit in &self.cooperating {
            diesel::insert_into(docket_task_unit::table)
                .values((docket_task_unit::task.eq(id), docket_task_unit::unit.eq(*unit)))
                .execute(conn)?;
        }
        tally::task(conn, None, &task)?;
        let event = Event::TaskGiven { lead: task.lead_body, due_at, source: self.source };
        let about = About { thing: Thing::Task, id, code: &task.code, seq: 0 };
        tell::record(conn, ctx, unit, "give-task", about, &[event])?;
        Ok(task)
    }
}

/// Nobody leads a task and takes its result as well.
pub(crate) fn apart(checks: &mut Checks, field: &str, directory: &Directory, lead: Id, approver: Id) {
    let same = directory.body_of(lead) == directory.body_of(approver);
    checks.require(!same, field, || Reason::new("docket-task-own"));
}

/// A clock must not end before it starts.
pub(crate) fn not_past(checks: &mut Checks, field: &str, due_on: Option<Date>, since: Date) {
    checks.require(due_on.is_none_or(|day| day > since), field, || Reason::new("docket-due-before-start"));
}

/// The moment at which a day ends for a body.
pub(crate) fn closing(picture: &Snapshot, unit: Id, day: Date) -> Timestamp {
    picture.calendar(unit, day).closing_of(day)
}

use std::sync::Arc;

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Timestamp};
use organization::{Directory, Snapshot};
use store::Conn;

use crate::commands::act::Target;
use crate::commands::clocks::{self, For};
use crate::commands::service::Docket;
use crate::commands::tell::{self, About};
use crate::commands::{rows, tally};
use crate::events::Event;
use crate::model::{Action, Clock, ClockKind, Task, Thing};
use crate::policy::{self, Standing};
use crate::rules;
use crate::schema::docket_task;

/// The task after an act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskDone {
    pub task: Task,
}

/// An act under way on a task.
pub(crate) struct TaskAct<'a> {
    pub ctx: &'a Ctx<'a>,
    pub act: &'static str,
    pub picture: Arc<Snapshot>,
    pub before: Task,
    pub after: Task,
    pub unit: Id,
    pub events: Vec<Event>,
}

impl Docket {
    /// Finds the task and asks policy, version and state, in this order.
    pub(crate) fn begin_task<'a>(
        &self,
        conn: &mut Conn,
        ctx: &'a Ctx<'a>,
        target: &Target,
        action: Action,
    ) -> store::Result<TaskAct<'a>> {
        let picture = organization::snapshot(conn)?;
        let task = rows::task(conn, &target.code)?;
        let unit = task_permitted(conn, ctx, action, &picture.directory, &task)?;
        let open = rules::on_task(&task, rows::extension_asked(conn, task.id)?);
        if target.expected.is_some_and(|seen| seen != task.seq) {
            return Err(tell::overtaken(conn, task.id, &open)?.into());
        }
        if !open.contains(&action) {
            let state = rules::task_state(&task, ctx.now);
            return Err(tell::not_open(conn, task.id, action, state, &open)?.into());
        }
        Ok(TaskAct::new(ctx, action.as_str(), picture, task, unit))
    }
}

/// Asks the policy about a task.
pub(crate) fn task_permitted(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    action: Action,
    directory: &Directory,
    task: &Task,
) -> store::Result<Id> {
    let asked = rows::task_units(conn, task.id)?;
    let standing = Standing { lead: Some(task.lead_body), asked: &asked, ..Standing::new(directory) };
    Ok(policy::may(ctx.actor, action, &standing)?)
}

impl<'a> TaskAct<'a> {
    /// An act that was permitted.
    pub fn new(ctx: &'a Ctx<'a>, act: &'static str, picture: Arc<Snapshot>, task: Task, unit: Id) -> Self {
        Self { ctx, act, picture, after: task.clone(), before: task, unit, events: Vec::with_capacity(1) }
    }

    /// Tells one event; it gets the next number.
    pub fn tell(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Puts the task into a body's and perhaps a person's hands.
    pub fn hold(&mut self, unit: Id, person: Option<Id>) {
        if self.after.holder_unit != unit {
            self.after.holder_since = self.ctx.now;
        }
        self.after.holder_unit = unit;
        self.after.holder_person = person;
    }

    /// Ends the task's clock and starts one for as long as the setting says; the unit is whose turn it is.
    pub fn start(&mut self, conn: &mut Conn, kind: ClockKind, unit: Id) -> store::Result<Timestamp> {
        clocks::end(conn, self.after.clock, self.ctx.now)?;
        let key = rules::clock_setting(kind).unwrap_or(organization::settings::SettingKey::TaskReviewDays);
        let limit = clocks::limit(&self.picture, key, unit, self.ctx.now);
        let clock = clocks::start(conn, &self.picture, self.ctx.now, self.of(kind, unit), limit)?;
        self.runs(&clock);
        Ok(clock.due_at)
    }

    /// Ends the task's clock and lets its term run again; without a term it is looked at again after a while.
    pub fn run_term(&mut self, conn: &mut Conn) -> store::Result<()> {
        let lead = self.after.lead_body;
        let Some(due) = self.after.due_at else {
            return self.start(conn, ClockKind::Review, lead).map(|_| ());
        };
        clocks::end(conn, self.after.clock, self.ctx.now)?;
        let clock = clocks::start_until(conn, &self.picture, self.ctx.now, self.of(ClockKind::Task, lead), due)?;
        self.runs(&clock);
        Ok(())
    }

    fn of(&self, kind: ClockKind, unit: Id) -> For {
        For { thing: Thing::Task, thing_id: self.after.id, kind, level: self.after.level, unit }
    }

    fn runs(&mut self, clock: &Clock) {
        self.after.clock = Some(clock.id);
        self.after.next_clock = Some(clock.kind);
        self.after.next_clock_at = Some(clock.due_at);
    }

    /// Writes the task, the figures, history and chain.
    pub fn commit(mut self, conn: &mut Conn) -> store::Result<TaskDone> {
        self.after.seq = self.before.seq + tell::count(&self.events);
        let row =
            docket_task::table.filter(docket_task::id.eq(self.before.id)).filter(docket_task::seq.eq(self.before.seq));
        if store::kept(diesel::update(row).set(&self.after)).execute(conn)? != 1 {
            return Err(tell::overtaken(conn, self.before.id, &[])?.into());
        }
        tally::task(conn, Some(&self.before), &self.after)?;
        let about = About { thing: Thing::Task, id: self.after.id, code: &self.after.code, seq: self.before.seq };
        tell::record(conn, self.ctx, self.unit, self.act, about, &self.events)?;
        Ok(TaskDone { task: self.after })
    }
}

use diesel::prelude::*;
use diesel::sql_types::Bool;
use identity::Ctx;
use kernel::{Id, Timestamp, text};
use store::{Conn, MultiBackend};

use super::list::escaped;
use super::recommendation::of_thing;
use super::{Cursor, MOST};
use crate::Docket;
use crate::commands::{rows, task_permitted};
use crate::model::{Action, DocketFile, Extension, Paragraph, Report, Task, TaskState, Timeliness};
use crate::policy::{self, Scope, Standing};
use crate::rules;
use crate::schema::{docket_extension, docket_paragraph, docket_report, docket_task as t, docket_task_unit};

/// Which tasks a list shows: open ones by their next clock, with `state` also finished ones, newest first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TaskFilter {
    /// The body that leads.
    pub lead: Option<Id>,
    pub approver: Option<Id>,
    pub session: Option<Id>,
    pub state: Option<TaskState>,
    /// Finished ones too, newest first.
    pub all: bool,
    /// Reported as finished and waiting to be taken.
    pub reported: bool,
    /// Words of the content or the code, marks and case not minded.
    pub q: Option<String>,
}

/// A task with its state (H15).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskRow {
    pub task: Task,
    pub state: TaskState,
}

/// A page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskPage {
    pub rows: Vec<TaskRow>,
    pub next: Option<Cursor>,
}

/// One task with everything about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskView {
    pub task: Task,
    pub state: TaskState,
    /// Bodies that co-operate.
    pub units: Vec<Id>,
    pub reports: Vec<Report>,
    pub extensions: Vec<Extension>,
    pub files: Vec<DocketFile>,
    /// The source paragraph.
    pub source: Option<Paragraph>,
    pub actions: Vec<Action>,
}

type Condition = Box<dyn BoxableExpression<t::table, MultiBackend, SqlType = Bool>>;

impl Docket {
    /// Tasks that the actor's bodies lead, co-operate in or gave; the province sees all.
    ///
    /// # Errors
    /// Forbidden for an actor who may look at nothing.
    pub fn tasks(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        filter: &TaskFilter,
        limit: i64,
        after: Option<Cursor>,
    ) -> store::Result<TaskPage> {
        let directory = organization::directory(conn)?;
        let scope = Scope::some(ctx.actor, Action::ViewTask, &directory)?;
        let limit = limit.clamp(1, MOST);
        let newest = filter.all || matches!(filter.state, Some(TaskState::DoneOnTime | TaskState::DoneLate));
        let key =
            |task: &Task| (if newest { task.given_at } else { task.next_clock_at.unwrap_or(task.given_at) }, task.id);
        let mut tasks = Vec::new();
        // One page of each part of what may be seen, each from its own index, merged.
        for part in parts(&scope, filter) {
            let mut conditions = conditions(filter, ctx.now, newest, after);
            conditions.extend(part);
            tasks.extend(page(conn, conditions, newest, limit + 1)?);
        }
        tasks.sort_by_key(key);
        if newest {
            tasks.reverse();
        }
        tasks.dedup_by_key(|task| task.id);
        let next = Cursor::cut(&mut tasks, limit, key);
        Ok(TaskPage { rows: with_states(tasks, ctx.now), next })
    }

    /// One task.
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn task(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<TaskView> {
        let directory = organization::directory(conn)?;
        let task = rows::task(conn, code)?;
        task_permitted(conn, ctx, Action::ViewTask, &directory, &task)?;
        let units = rows::task_units(conn, task.id)?;
        let reports = docket_report::table.filter(docket_report::task.eq(task.id)).order(docket_report::no);
        let reports = reports.select(Report::as_select()).load(conn)?;
        let extensions = docket_extension::table.filter(docket_extension::task.eq(task.id)).order(docket_extension::no);
        let extensions: Vec<Extension> = extensions.select(Extension::as_select()).load(conn)?;
        let asked = extensions.iter().any(|extension| extension.decided_at.is_none());
        let standing = Standing { lead: Some(task.lead_body), asked: &units, ..Standing::new(&directory) };
        let leads = ctx.actor.grants.iter().any(|grant| directory.body_of(grant.unit) == task.lead_body);
        let approves = [Action::Take, Action::ReturnTask, Action::DecideExtension];
        let open = rules::on_task(&task, asked).into_iter();
        let open = open.filter(|action| policy::may(ctx.actor, *action, &standing).is_ok());
        let actions = open.filter(|action| !(leads && approves.contains(action))).collect();
        let source = match (task.conclusion, task.paragraph) {
            (Some(conclusion), Some(no)) => {
                docket_paragraph::table.find((conclusion, no)).select(Paragraph::as_select()).first(conn).optional()?
            }
            _ => None,
        };
        let files = of_thing(conn, task.id)?;
        let state = rules::task_state(&task, ctx.now);
        Ok(TaskView { task, state, units, reports, extensions, files, source, actions })
    }
}

/// Tasks with their states at `now`.
pub(super) fn with_states(tasks: Vec<Task>, now: Timestamp) -> Vec<TaskRow> {
    tasks.into_iter().map(|task| TaskRow { state: rules::task_state(&task, now), task }).collect()
}

fn page(conn: &mut Conn, conditions: Vec<Condition>, newest: bool, limit: i64) -> store::Result<Vec<Task>> {
    let mut query = t::table.select(Task::as_select()).limit(limit).into_boxed();
    for condition in conditions {
        query = query.filter(condition);
    }
    Ok(if newest {
        query.order((t::given_at.desc(), t::id.desc())).load(conn)?
    } else {
        query.filter(t::open).order((t::next_clock_at, t::id)).load(conn)?
    })
}

fn conditions(filter: &TaskFilter, now: Timestamp, newest: bool, after: Option<Cursor>) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if let Some(lead) = filter.lead {
        all.push(Box::new(t::lead_body.eq(lead)));
    }
    if let Some(approver) = filter.approver {
        all.push(Box::new(t::approver_unit.eq(approver)));
    }
    if let Some(session) = filter.session {
        all.push(Box::new(t::session.eq(session).assume_not_null()));
    }
    all.extend(filter.state.map(|state| of_state(state, now)));
    if filter.reported {
        all.push(Box::new(t::open.and(t::reported_at.is_not_null())));
    }
    for word in filter.q.as_deref().map(text::words).unwrap_or_default() {
        all.push(Box::new(t::folded.like(format!("%{}%", escaped(&word))).escape('\\')));
    }
    if let Some(Cursor { at, id }) = after {
        let clock = t::next_clock_at.assume_not_null();
        all.push(if newest {
            Box::new(t::given_at.le(at).and(t::given_at.lt(at).or(t::given_at.eq(at).and(t::id.lt(id)))))
        } else {
            Box::new(clock.ge(at).and(clock.gt(at).or(clock.eq(at).and(t::id.gt(id)))))
        });
    }
    all
}

/// The date of the report is after that of the term: days of Vietnam, which keeps UTC+7, as whole numbers.
const REPORTED_LATE: &str = "(reported_at IS NOT NULL AND (reported_at + 25200000000) / 86400000000 \
     > (due_at + 25200000000) / 86400000000)";

/// The derivation of H15 as a condition on rows; a test holds it against [`rules::task_state`].
fn of_state(state: TaskState, now: Timestamp) -> Condition {
    let today = rules::lapses_at(now.plus_seconds(-86_400));
    let back = t::returned_at.is_not_null().and(t::reported_at.is_null());
    let running = t::open.and(diesel::dsl::not(back));
    // Late by dates (N1): the date of the report, or today, is after the date of the term.
    let unreported = t::reported_at.is_null().and(t::due_at.assume_not_null().lt(today));
    let late = || unreported.or(diesel::dsl::sql::<Bool>(REPORTED_LATE));
    match state {
        TaskState::DoneLate => Box::new(t::outcome.eq(Timeliness::Late).assume_not_null()),
        TaskState::DoneOnTime => Box::new(
            t::done_at.is_not_null().and(t::outcome.is_null().or(t::outcome.ne(Timeliness::Late).assume_not_null())),
        ),
        TaskState::Returned => Box::new(t::open.and(back)),
        TaskState::NoTerm => Box::new(running.and(t::due_at.is_null())),
        TaskState::Overdue => Box::new(running.and(t::due_at.is_not_null()).and(late())),
        TaskState::Adjusted => {
            Box::new(running.and(t::due_at.is_not_null()).and(diesel::dsl::not(late())).and(t::extensions.gt(0)))
        }
        TaskState::WithinTerm => {
            Box::new(running.and(t::due_at.is_not_null()).and(diesel::dsl::not(late())).and(t::extensions.eq(0)))
        }
    }
}

/// The policy as parts that overlap. Everything that one's own body leads needs no condition beside the filter.
fn parts(scope: &Scope, filter: &TaskFilter) -> Vec<Option<Condition>> {
    if scope.everything || filter.lead.is_some_and(|lead| scope.leads.contains(&lead)) {
        return vec![None];
    }
    let with = docket_task_unit::table
        .filter(docket_task_unit::unit.eq_any(scope.asked.clone()))
        .select(docket_task_unit::task);
    let mut parts: Vec<Option<Condition>> = vec![Some(Box::new(t::id.eq_any(with)))];
    for lead in &scope.leads {
        parts.push(Some(Box::new(t::lead_body.eq(*lead))));
    }
    parts
}

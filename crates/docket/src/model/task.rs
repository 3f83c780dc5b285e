use diesel::prelude::*;
use kernel::{Id, Timestamp, text};

use super::{ClockKind, Level, Timeliness};
use crate::schema::{docket_extension, docket_report, docket_task};

kernel::named_enum! {
    /// The states of national task-tracking (H15): derived from reports and history, never typed in. See
    /// [`crate::rules::task_state`].
    #[derive(utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    pub enum TaskState {
        DoneOnTime = "done_on_time",
        DoneLate = "done_late",
        /// In progress, within its term.
        WithinTerm = "within_term",
        /// In progress, past its term.
        Overdue = "overdue",
        /// In progress without a term.
        NoTerm = "no_term",
        /// The approving level did not take what was reported.
        Returned = "returned",
        /// In progress within a term that was extended.
        Adjusted = "adjusted",
    }
}

impl TaskState {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-task-state-{}", self.as_str().replace('_', "-"))
    }
}

/// What somebody was told to do by when (H14).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = docket_task)]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Task {
    pub id: Id,
    /// `NV-2026-000123`.
    pub code: String,
    pub seq: i32,
    pub conclusion: Option<Id>,
    /// The source paragraph of the conclusion.
    pub paragraph: Option<i32>,
    pub session: Option<Id>,
    /// The matter it comes from or serves.
    pub matter: Option<Id>,
    pub content: String,
    pub product: String,
    pub lead_body: Id,
    /// The level that gave it, approves extensions and takes the result; never the lead.
    pub approver_unit: Id,
    pub given_by_name: String,
    pub given_at: Timestamp,
    /// `None` for a task without a term.
    pub due_at: Option<Timestamp>,
    pub first_due_at: Option<Timestamp>,
    pub open: bool,
    pub holder_unit: Id,
    pub holder_person: Option<Id>,
    pub holder_since: Timestamp,
    pub level: Level,
    pub clock: Option<Id>,
    pub next_clock: Option<ClockKind>,
    pub next_clock_at: Option<Timestamp>,
    /// Reported as finished and not yet taken or returned.
    pub reported_at: Option<Timestamp>,
    /// When what was taken had been reported.
    pub done_at: Option<Timestamp>,
    pub outcome: Option<Timeliness>,
    pub returned_at: Option<Timestamp>,
    pub returns: i32,
    /// Approved extensions (H16).
    pub extensions: i32,
    pub lapsed: bool,
    /// Content and code, folded, for search.
    pub folded: String,
}

impl Task {
    /// A task as it begins: with its lead, still without a clock.
    pub(crate) fn begun(id: Id, code: String, (lead, approver): (Id, Id), at: Timestamp) -> Self {
        Self {
            id,
            code,
            seq: 1,
            conclusion: None,
            paragraph: None,
            session: None,
            matter: None,
            content: String::new(),
            product: String::new(),
            lead_body: lead,
            approver_unit: approver,
            given_by_name: String::new(),
            given_at: at,
            due_at: None,
            first_due_at: None,
            open: true,
            holder_unit: lead,
            holder_person: None,
            holder_since: at,
            level: Level::Department,
            clock: None,
            next_clock: None,
            next_clock_at: None,
            reported_at: None,
            done_at: None,
            outcome: None,
            returned_at: None,
            returns: 0,
            extensions: 0,
            lapsed: false,
            folded: String::new(),
        }
    }

    /// What search looks into.
    pub(crate) fn words(content: &str, code: &str) -> String {
        format!("{} {}", text::fold(content), text::fold(code))
    }
}

/// Progress as the lead or a co-operating unit tells it.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_report)]
#[diesel(treat_none_as_default_value = false)]
pub struct Report {
    pub task: Id,
    pub no: i32,
    pub unit: Id,
    pub at: Timestamp,
    pub by_account: Id,
    pub by_name: String,
    /// Of a hundred.
    pub progress: i32,
    pub said: String,
    pub finished: bool,
    /// What the approving level said to a finished one.
    pub taken: Option<bool>,
    pub remark: Option<String>,
}

/// A longer term, asked for before the due date (H16).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_extension)]
#[diesel(treat_none_as_default_value = false)]
pub struct Extension {
    pub task: Id,
    pub no: i32,
    pub reason: String,
    pub old_due_at: Timestamp,
    pub new_due_at: Timestamp,
    pub asked_at: Timestamp,
    pub asked_by: Id,
    pub asked_by_name: String,
    /// `None` while nobody has decided.
    pub approved: Option<bool>,
    pub decided_at: Option<Timestamp>,
    pub decided_by_name: Option<String>,
    pub remark: Option<String>,
}

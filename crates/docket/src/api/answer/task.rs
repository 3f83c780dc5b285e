use kernel::Timestamp;
use organization::Directory;
use serde::Serialize;
use utoipa::ToSchema;

use super::code;
use crate::api::files::FileAnswer;
use crate::model::{Extension, Report, Task};
use crate::queries::{TaskRow, TaskView};

/// A task in a list. Its state is derived (rule H15).
#[derive(Serialize, ToSchema)]
#[schema(as = TaskRow)]
pub(in crate::api) struct TaskAnswer {
    pub code: String,
    pub seq: i32,
    pub state: &'static str,
    pub content: String,
    pub product: String,
    pub lead: String,
    /// Code of the unit that gave it and takes its result.
    pub approver: String,
    #[schema(value_type = String, format = DateTime)]
    pub given_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due_at: Option<Timestamp>,
    pub extensions: i32,
    pub level: &'static str,
    pub holder: String,
    pub next_clock: Option<&'static str>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_clock_at: Option<Timestamp>,
}

impl TaskAnswer {
    pub(in crate::api) fn new(directory: &Directory, row: TaskRow) -> Self {
        let Task { content, product, .. } = row.task;
        let task = Task { content: String::new(), product: String::new(), ..row.task };
        Self {
            code: task.code,
            seq: task.seq,
            state: row.state.as_str(),
            content,
            product,
            lead: code(directory, task.lead_body),
            approver: code(directory, task.approver_unit),
            given_at: task.given_at,
            due_at: task.due_at,
            extensions: task.extensions,
            level: task.level.as_str(),
            holder: code(directory, task.holder_unit),
            next_clock: task.next_clock.filter(|_| task.open).map(crate::model::ClockKind::as_str),
            next_clock_at: task.next_clock_at.filter(|_| task.open),
        }
    }
}

/// One task.
#[derive(Serialize, ToSchema)]
#[schema(as = Task)]
pub(in crate::api) struct WholeTask {
    #[serde(flatten)]
    pub task: TaskAnswer,
    pub cooperating: Vec<String>,
    /// The paragraph of the notice it comes from.
    pub source: Option<String>,
    pub reports: Vec<ReportAnswer>,
    /// Longer terms that were asked for (rule H16).
    pub extensions: Vec<ExtensionAnswer>,
    /// Evidence.
    pub files: Vec<FileAnswer>,
    pub actions: Vec<&'static str>,
}

/// A longer term that was asked for before the due date.
#[derive(Serialize, ToSchema)]
#[schema(as = TaskExtension)]
pub(in crate::api) struct ExtensionAnswer {
    pub reason: String,
    #[schema(value_type = String, format = DateTime)]
    pub old_due_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub new_due_at: Timestamp,
    /// `null` while nobody has decided.
    pub approved: Option<bool>,
    pub remark: Option<String>,
}

impl From<Extension> for ExtensionAnswer {
    fn from(own: Extension) -> Self {
        let Extension { reason, old_due_at, new_due_at, approved, remark, .. } = own;
        Self { reason, old_due_at, new_due_at, approved, remark }
    }
}

/// A progress report.
#[derive(Serialize, ToSchema)]
#[schema(as = ProgressReport)]
pub(in crate::api) struct ReportAnswer {
    pub unit: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub progress: i32,
    pub said: String,
    pub finished: bool,
    pub taken: Option<bool>,
}

impl WholeTask {
    pub(in crate::api) fn new(directory: &Directory, view: TaskView) -> Self {
        let report = |report: Report| ReportAnswer {
            unit: code(directory, report.unit),
            at: report.at,
            progress: report.progress,
            said: report.said,
            finished: report.finished,
            taken: report.taken,
        };
        Self {
            cooperating: view.units.into_iter().map(|unit| code(directory, unit)).collect(),
            source: view.source.map(|source| source.content),
            reports: view.reports.into_iter().map(report).collect(),
            extensions: view.extensions.into_iter().map(ExtensionAnswer::from).collect(),
            files: view.files.into_iter().map(FileAnswer::from).collect(),
            actions: view.actions.into_iter().map(crate::Action::as_str).collect(),
            task: TaskAnswer::new(directory, TaskRow { task: view.task, state: view.state }),
        }
    }
}

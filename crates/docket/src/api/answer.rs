//! How things are written in JSON. Units go by their codes.

use kernel::{Date, Id, Timestamp};
use organization::Directory;
use serde::Serialize;
use utoipa::ToSchema;

use crate::model::{Answer, Matter, Opinion, Paragraph, Report, Task, read_units};
use crate::queries::{FigureRow, RecommendationRow, RecommendationView, SessionRow, SessionView, TaskRow, TaskView};
use crate::{Done, Target};

/// The code of a unit; every unit that stands in the docket is in the directory.
pub(super) fn code(directory: &Directory, unit: Id) -> String {
    directory.unit(unit).map(|unit| unit.code.clone()).unwrap_or_default()
}

/// A recommendation in a list: what was raised, where it is, whose turn it is and since when.
#[derive(Serialize, ToSchema)]
#[schema(as = RecommendationRow)]
pub(super) struct RowAnswer {
    pub code: String,
    pub title: String,
    pub field: &'static str,
    /// Code of the commune.
    pub commune: String,
    pub state: &'static str,
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = Date)]
    pub wished_on: Option<Date>,
    pub matter: Option<String>,
    pub lead: Option<String>,
    /// Code of the unit whose turn it is.
    pub holder: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub since: Option<Timestamp>,
    pub next_clock: Option<&'static str>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_clock_at: Option<Timestamp>,
    pub level: Option<&'static str>,
    /// Recommendations that wait for the same answer.
    pub joined: i32,
}

impl RowAnswer {
    pub(super) fn new(directory: &Directory, row: RecommendationRow) -> Self {
        let matter = row.matter.as_ref();
        Self {
            code: row.code,
            title: row.title,
            field: row.field.as_str(),
            commune: code(directory, row.commune),
            state: row.state.as_str(),
            made_at: row.made_at,
            sent_at: row.sent_at,
            wished_on: row.wished_on,
            matter: matter.map(|matter| matter.code.clone()),
            lead: matter.map(|matter| code(directory, matter.lead_body)),
            holder: matter.filter(|_| row.state.is_open()).map(|matter| code(directory, matter.holder_unit)),
            since: matter.map(|matter| matter.holder_since),
            next_clock: matter.and_then(|matter| matter.next_clock).map(crate::model::ClockKind::as_str),
            next_clock_at: matter.and_then(|matter| matter.next_clock_at),
            level: matter.map(|matter| matter.level.as_str()),
            joined: matter.map_or(1, |matter| matter.recommendations),
        }
    }
}

/// One recommendation with everything that the caller may see of its matter.
#[derive(Serialize, ToSchema)]
#[schema(as = Recommendation)]
pub(super) struct WholeAnswer {
    pub code: String,
    /// The version for `If-Match`.
    pub seq: i32,
    pub state: &'static str,
    pub commune: String,
    pub field: &'static str,
    pub title: String,
    pub content: String,
    pub legal_basis: Option<String>,
    pub options: Option<String>,
    pub power: &'static str,
    #[schema(value_type = Option<String>, format = Date)]
    pub wished_on: Option<Date>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
    /// What was missing when it was returned.
    pub lacks: Vec<String>,
    pub appeal: Option<String>,
    pub matter: Option<MatterAnswer>,
    pub answers: Vec<WrittenAnswer>,
    pub opinions: Vec<OpinionAnswer>,
    pub tasks: Vec<String>,
    pub files: Vec<super::files::FileAnswer>,
    /// What the caller may do now.
    pub actions: Vec<&'static str>,
}

/// Where the matter stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Matter)]
pub(super) struct MatterAnswer {
    pub code: String,
    pub state: &'static str,
    pub level: &'static str,
    pub complexity: &'static str,
    pub lead: String,
    pub holder: String,
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
    pub next_clock: Option<&'static str>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_clock_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub answer_due_at: Option<Timestamp>,
    pub timeliness: Option<&'static str>,
    pub escalated: bool,
    /// A clock of it ran out at least once.
    pub lapsed: bool,
    pub recommendations: i32,
    pub communes: i32,
    pub decision: Option<String>,
}

/// A written answer.
#[derive(Serialize, ToSchema)]
pub(super) struct WrittenAnswer {
    pub class: &'static str,
    pub content: String,
    pub opinion: Option<String>,
    pub options: Option<String>,
    pub number: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub signed_on: Option<Date>,
    pub signer: Option<String>,
}

/// What a co-operating unit was asked and said.
#[derive(Serialize, ToSchema)]
#[schema(as = CooperatingOpinion)]
pub(super) struct OpinionAnswer {
    pub unit: String,
    pub question: String,
    #[schema(value_type = String, format = DateTime)]
    pub due_at: Timestamp,
    /// Said nothing in time, so agreed.
    pub silent: bool,
    pub agrees: Option<bool>,
    pub answer: Option<String>,
}

impl WholeAnswer {
    pub(super) fn new(directory: &Directory, view: RecommendationView) -> Self {
        let own = view.recommendation;
        Self {
            lacks: own.lacking().into_iter().map(|lack| lack.what).collect(),
            commune: code(directory, own.commune),
            code: own.code,
            seq: view.seq,
            state: own.state.as_str(),
            field: own.field.as_str(),
            title: own.title,
            content: own.content,
            legal_basis: own.legal_basis,
            options: own.options,
            power: own.power.as_str(),
            wished_on: own.wished_on,
            sent_at: own.sent_at,
            appeal: own.appeal,
            matter: view.matter.map(|matter| MatterAnswer::new(directory, &matter)),
            answers: view.answers.into_iter().map(WrittenAnswer::from).collect(),
            opinions: view.opinions.into_iter().map(|opinion| OpinionAnswer::new(directory, opinion)).collect(),
            tasks: view.tasks.into_iter().map(|row| row.task.code).collect(),
            files: view.files.into_iter().map(super::files::FileAnswer::from).collect(),
            actions: view.actions.into_iter().map(crate::Action::as_str).collect(),
        }
    }
}

impl MatterAnswer {
    fn new(directory: &Directory, matter: &Matter) -> Self {
        Self {
            code: matter.code.clone(),
            state: matter.state.as_str(),
            level: matter.level.as_str(),
            complexity: matter.complexity.as_str(),
            lead: code(directory, matter.lead_body),
            holder: code(directory, matter.holder_unit),
            since: matter.holder_since,
            next_clock: matter.next_clock.map(crate::model::ClockKind::as_str),
            next_clock_at: matter.next_clock_at,
            answer_due_at: matter.answer_due_at,
            timeliness: matter.outcome.map(crate::model::Timeliness::as_str),
            escalated: matter.escalated,
            lapsed: matter.lapsed,
            recommendations: matter.recommendations,
            communes: matter.communes,
            decision: matter.decision.clone(),
        }
    }
}

impl From<Answer> for WrittenAnswer {
    fn from(answer: Answer) -> Self {
        let Answer { content, opinion, options, number, signed_on, signer, .. } = answer;
        Self { class: answer.class.as_str(), content, opinion, options, number, signed_on, signer }
    }
}

impl OpinionAnswer {
    fn new(directory: &Directory, opinion: Opinion) -> Self {
        let Opinion { question, due_at, silent, agrees, answer, .. } = opinion;
        Self { unit: code(directory, opinion.unit), question, due_at, silent, agrees, answer }
    }
}

/// A session in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = SessionRow)]
pub(super) struct SessionAnswer {
    pub code: String,
    pub seq: i32,
    pub title: String,
    pub place: String,
    pub state: &'static str,
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub to: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub held_at: Option<Timestamp>,
    pub communes: Vec<String>,
    pub next_clock: Option<&'static str>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_clock_at: Option<Timestamp>,
}

impl SessionAnswer {
    pub(super) fn new(directory: &Directory, row: SessionRow) -> Self {
        let session = row.session;
        Self {
            communes: row.communes.into_iter().map(|commune| code(directory, commune)).collect(),
            code: session.code,
            seq: session.seq,
            title: session.title,
            place: session.place,
            state: session.state.as_str(),
            from: session.planned_from,
            to: session.planned_to,
            held_at: session.held_at,
            next_clock: session.next_clock.filter(|_| session.open).map(crate::model::ClockKind::as_str),
            next_clock_at: session.next_clock_at.filter(|_| session.open),
        }
    }
}

/// One session.
#[derive(Serialize, ToSchema)]
#[schema(as = Session)]
pub(super) struct WholeSession {
    #[serde(flatten)]
    pub session: SessionAnswer,
    pub agenda: String,
    pub group: String,
    /// Number of the conclusion notice, once it is out.
    pub conclusion: Option<String>,
    pub paragraphs: Vec<ParagraphAnswer>,
    pub actions: Vec<&'static str>,
}

/// A paragraph of the notice.
#[derive(Serialize, ToSchema)]
#[schema(as = Paragraph)]
pub(super) struct ParagraphAnswer {
    pub no: i32,
    pub content: String,
    pub lead: Option<String>,
    pub cooperating: Vec<String>,
    pub product: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
}

impl ParagraphAnswer {
    fn new(directory: &Directory, paragraph: Paragraph) -> Self {
        let units = read_units(&paragraph.cooperating).into_iter();
        Self {
            no: paragraph.no,
            lead: paragraph.lead_body.map(|lead| code(directory, lead)),
            cooperating: units.map(|unit| code(directory, unit)).collect(),
            content: paragraph.content,
            product: paragraph.product,
            due_on: paragraph.due_on,
        }
    }
}

impl WholeSession {
    pub(super) fn new(directory: &Directory, view: SessionView, paragraphs: Vec<Paragraph>) -> Self {
        Self {
            agenda: view.session.agenda.clone(),
            group: view.group.number,
            conclusion: view.conclusion.and_then(|conclusion| conclusion.number),
            paragraphs: paragraphs.into_iter().map(|own| ParagraphAnswer::new(directory, own)).collect(),
            actions: view.actions.into_iter().map(crate::Action::as_str).collect(),
            session: SessionAnswer::new(directory, SessionRow { session: view.session, communes: view.communes }),
        }
    }
}

/// A task in a list. Its state is derived (rule H15).
#[derive(Serialize, ToSchema)]
#[schema(as = TaskRow)]
pub(super) struct TaskAnswer {
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
    pub(super) fn new(directory: &Directory, row: TaskRow) -> Self {
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
pub(super) struct WholeTask {
    #[serde(flatten)]
    pub task: TaskAnswer,
    pub cooperating: Vec<String>,
    /// The paragraph of the notice it comes from.
    pub source: Option<String>,
    pub reports: Vec<ReportAnswer>,
    pub actions: Vec<&'static str>,
}

/// A progress report.
#[derive(Serialize, ToSchema)]
#[schema(as = ProgressReport)]
pub(super) struct ReportAnswer {
    pub unit: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub progress: i32,
    pub said: String,
    pub finished: bool,
    pub taken: Option<bool>,
}

impl WholeTask {
    pub(super) fn new(directory: &Directory, view: TaskView) -> Self {
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
            actions: view.actions.into_iter().map(crate::Action::as_str).collect(),
            task: TaskAnswer::new(directory, TaskRow { task: view.task, state: view.state }),
        }
    }
}

/// One line of figures.
#[derive(Serialize, ToSchema)]
#[schema(as = DocketFigures)]
pub(super) struct FigureAnswer {
    /// A field's name, or the code of a unit.
    pub key: String,
    pub raised: i64,
    pub open: i64,
    pub in_time: i64,
    pub late: i64,
    pub escalated: i64,
    pub lapsed: i64,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub oldest_at: Option<Timestamp>,
    pub oldest: Option<String>,
}

impl FigureAnswer {
    pub(super) fn new(directory: &Directory, row: FigureRow) -> Self {
        let key = Id::parse(&row.key).map_or(row.key, |unit| code(directory, unit));
        let FigureRow { raised, open, in_time, late, escalated, lapsed, oldest_at, oldest_code, .. } = row;
        Self { key, raised, open, in_time, late, escalated, lapsed, oldest_at, oldest: oldest_code }
    }
}

/// The recommendation that an act was done to, as it is addressed next.
pub(super) fn next(done: &Done) -> Target {
    Target::new(done.recommendation.code.clone())
}

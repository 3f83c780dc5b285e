use kernel::{Date, Timestamp};
use organization::Directory;
use serde::Serialize;
use utoipa::ToSchema;

use super::code;
use crate::api::files::FileAnswer;
use crate::model::{Answer, Matter, Opinion};
use crate::queries::{RecommendationRow, RecommendationView};

/// A recommendation in a list: what was raised, where it is, whose turn it is and since when.
#[derive(Serialize, ToSchema)]
#[schema(as = RecommendationRow)]
pub(in crate::api) struct RowAnswer {
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
    pub(in crate::api) fn new(directory: &Directory, row: RecommendationRow) -> Self {
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
pub(in crate::api) struct WholeAnswer {
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
    pub files: Vec<FileAnswer>,
    /// What the caller may do now.
    pub actions: Vec<&'static str>,
}

/// Where the matter stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Matter)]
pub(in crate::api) struct MatterAnswer {
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
pub(in crate::api) struct WrittenAnswer {
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
pub(in crate::api) struct OpinionAnswer {
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
    pub(in crate::api) fn new(directory: &Directory, view: RecommendationView) -> Self {
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
            files: view.files.into_iter().map(FileAnswer::from).collect(),
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

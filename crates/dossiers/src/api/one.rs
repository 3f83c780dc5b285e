use axum::extract::State;
use calendar::DerivationStep;
use identity::Ctx;
use kernel::{Reason, Refusal, Timestamp};
use serde::Serialize;
use serde_json::Value;
use store::Conn;
use utoipa::ToSchema;
use web::{Bearer, Json, Path, Problem, Texts};

use super::answer::{self, ApplicantAnswer, DossierAnswer};
use crate::Desk;
use crate::commands::{Done, Looked};
use crate::model::{Action, DossierPart};
use crate::queries::{self, HistoryLine};

/// A dossier with whom it is about and what was handed in.
#[derive(Serialize, ToSchema)]
pub(super) struct WholeDossier {
    #[serde(flatten)]
    dossier: DossierAnswer,
    applicant: ApplicantAnswer,
    parts: Vec<PartAnswer>,
}

/// A paper or file that was handed in.
#[derive(Serialize, ToSchema)]
#[schema(as = DossierPart)]
struct PartAnswer {
    title: String,
    originals: i32,
    copies: i32,
    electronic: bool,
    /// Still to be brought.
    owed: bool,
}

impl From<DossierPart> for PartAnswer {
    fn from(part: DossierPart) -> Self {
        let DossierPart { title, originals, copies, electronic, owed, .. } = part;
        Self { title, originals, copies, electronic, owed }
    }
}

/// One dossier.
///
/// The look is written into the audit chain (rule N12).
#[utoipa::path(
    get,
    path = "/dossiers/{code}",
    tag = "dossiers",
    security(("token" = [])),
    params(("code" = String, Path, description = "Dossier code; the usual spaces and dots are accepted")),
    responses((status = 200, description = "The dossier", body = WholeDossier), web::Problems)
)]
pub(super) async fn one(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(code): Path<String>,
) -> Result<Json<WholeDossier>, Problem> {
    let t = bearer.texts(&crate::WORDS);
    let read = move |conn: &mut Conn, ctx: &Ctx<'_>, looked: &Looked| {
        let detail = queries::detail(conn, looked.dossier.id)?;
        let parts = queries::parts(conn, looked.dossier.id)?;
        let done = Done { dossier: looked.dossier.clone(), warnings: Vec::new() };
        Ok(WholeDossier {
            dossier: answer::of(conn, ctx, &done, &t)?,
            applicant: ApplicantAnswer::new(&done.dossier, detail),
            parts: parts.into_iter().map(PartAnswer::from).collect(),
        })
    };
    Ok(Json(desk.look(&bearer.actor, &code, (Action::View, "api"), read).await?))
}

/// One line of the history.
#[derive(Serialize, ToSchema)]
#[schema(as = HistoryLine)]
pub(super) struct LineAnswer {
    seq: i32,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// Who acted.
    actor: String,
    /// Code of the unit in whose name it was done.
    unit: String,
    kind: String,
    /// What happened, by kind.
    event: Value,
}

/// What happened to a dossier, oldest first.
#[utoipa::path(
    get,
    path = "/dossiers/{code}/history",
    tag = "dossiers",
    security(("token" = [])),
    params(("code" = String, Path)),
    responses((status = 200, description = "Every event", body = Vec<LineAnswer>), web::Problems)
)]
pub(super) async fn history(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(code): Path<String>,
) -> Result<Json<Vec<LineAnswer>>, Problem> {
    let read = |conn: &mut Conn, _: &Ctx<'_>, looked: &Looked| {
        let directory = organization::directory(conn)?;
        let line = |line: HistoryLine| LineAnswer {
            seq: line.seq,
            at: line.at,
            actor: line.actor,
            unit: answer::unit_code(&directory, line.unit),
            kind: line.kind,
            event: serde_json::to_value(line.event).unwrap_or_default(),
        };
        Ok(queries::history(conn, looked.dossier.id)?.into_iter().map(line).collect())
    };
    Ok(Json(desk.look(&bearer.actor, &code, (Action::History, "api"), read).await?))
}

/// An appointment with the whole sum that led to it.
#[derive(Serialize, ToSchema)]
#[schema(as = Deadline)]
pub(super) struct DeadlineAnswer {
    #[schema(value_type = String, format = DateTime)]
    due_at: Timestamp,
    /// As form 01 gave it.
    #[schema(value_type = String, format = DateTime)]
    first_due_at: Timestamp,
    limit: String,
    /// Where the limit was found (rule N5).
    limit_source: Option<String>,
    limit_basis: Option<String>,
    calendar_version: i32,
    /// While the clock stands the appointment will move when it runs again.
    paused: bool,
    steps: Vec<StepAnswer>,
}

/// One step of the sum.
#[derive(Serialize, ToSchema)]
#[schema(as = DeadlineStep)]
struct StepAnswer {
    /// Number of the rule.
    rule: String,
    code: String,
    /// The step in words, in the asked language.
    text: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

impl StepAnswer {
    fn new(step: &DerivationStep, t: &Texts) -> Self {
        Self { rule: step.rule.to_string(), code: step.code.to_string(), text: t.reason(&step.words()), at: step.at }
    }
}

/// Why a dossier is due when it is due.
#[utoipa::path(
    get,
    path = "/dossiers/{code}/deadline",
    tag = "dossiers",
    security(("token" = [])),
    params(("code" = String, Path)),
    responses(
        (status = 200, description = "The appointment and its derivation", body = DeadlineAnswer),
        web::Problems
    )
)]
pub(super) async fn deadline(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(code): Path<String>,
) -> Result<Json<DeadlineAnswer>, Problem> {
    let now = desk.kit.clock.now();
    let t = bearer.texts(&crate::WORDS);
    let kit = desk.kit.clone();
    let found = kit.store.read(move |conn| {
        let ctx = Ctx::new(&bearer.actor, now);
        let looked = desk.dossiers.peek(conn, &ctx, &code, Action::Deadline)?;
        queries::deadline(conn, &looked.dossier)?
            .ok_or_else(|| Refusal::NotFound(Reason::new("dossier-no-appointment")).into())
    });
    let found = found.await?;
    Ok(Json(DeadlineAnswer {
        steps: found.steps.iter().map(|step| StepAnswer::new(step, &t)).collect(),
        due_at: found.due_at,
        first_due_at: found.first_due_at,
        limit: found.limit,
        limit_source: found.limit_source,
        limit_basis: found.limit_basis,
        calendar_version: found.calendar_version,
        paused: found.paused,
    }))
}

use axum::extract::State;
use calendar::DerivationStep;
use identity::Ctx;
use kernel::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Bearer, Json, Path, Problem};

use super::answer::code as code_of;
use crate::Desk;
use crate::queries::{ClockView, HistoryLine};

/// One thing that happened.
#[derive(Serialize, ToSchema)]
#[schema(as = DocketEvent)]
pub(super) struct LineAnswer {
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// Empty for the house itself.
    by: String,
    /// Code of the unit in whose name.
    unit: String,
    /// `event` names it; the rest depends on it.
    detail: serde_json::Value,
}

/// A clock with how its due time came about.
#[derive(Serialize, ToSchema)]
#[schema(as = DocketClock)]
pub(super) struct ClockAnswer {
    kind: &'static str,
    level: &'static str,
    unit: String,
    #[schema(value_type = String, format = DateTime)]
    began_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    due_at: Timestamp,
    limit: Option<String>,
    /// When it was found to have run out, and who was responsible.
    #[schema(value_type = Option<String>, format = DateTime)]
    lapsed_at: Option<Timestamp>,
    responsible: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
    timeliness: Option<&'static str>,
    /// The sum, step by step, with the number of each rule.
    steps: Vec<StepAnswer>,
}

/// One step of the sum.
#[derive(Serialize, ToSchema)]
#[schema(as = DocketClockStep)]
struct StepAnswer {
    rule: &'static str,
    detail: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// One call per kind of thing: `GET /{things}/{code}/history` and `GET /{things}/{code}/clocks`.
macro_rules! told_of_each {
    ($read:ident -> $answer:ty: $($(#[doc = $summary:literal])+ $name:ident, $path:literal, $tag:literal, $code:literal;)+) => {$(
        $(#[doc = $summary])+
        #[utoipa::path(
            get,
            path = $path,
            tag = $tag,
            security(("token" = [])),
            params(("code" = String, Path, description = $code)),
            responses((status = 200, description = "The oldest first", body = Vec<$answer>), web::Problems)
        )]
        pub(super) async fn $name(
            State(desk): State<Desk>,
            bearer: Bearer,
            Path(code): Path<String>,
        ) -> Result<Json<Vec<$answer>>, Problem> {
            $read(desk, bearer, code).await
        }
    )+};
}

told_of_each! { history -> LineAnswer:
    /// The history of a recommendation and its matter.
    recommendation_history, "/recommendations/{code}/history", "recommendations",
        "Code of a recommendation, or of its matter";
    /// The history of a task.
    task_history, "/tasks/{code}/history", "tasks", "Code of a task";
    /// The history of a session and its conclusion.
    session_history, "/sessions/{code}/history", "sessions", "Code of a session";
}

told_of_each! { clocks -> ClockAnswer:
    /// Every clock of a recommendation's matter, with how each due time came about (rules E3 to E9).
    recommendation_clocks, "/recommendations/{code}/clocks", "recommendations",
        "Code of a recommendation, or of its matter";
    /// Every clock of a session, with how each due time came about (rules E3 to E9).
    session_clocks, "/sessions/{code}/clocks", "sessions", "Code of a session";
    /// Every clock of a task, with how each due time came about (rules E3 to E9).
    task_clocks, "/tasks/{code}/clocks", "tasks", "Code of a task";
}

async fn history(desk: Desk, bearer: Bearer, code: String) -> Result<Json<Vec<LineAnswer>>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let lines = kit.store.read(move |conn| {
        let lines = desk.docket.history(conn, &Ctx::new(&bearer.actor, now), &code)?;
        let directory = organization::directory(conn)?;
        let line = |line: HistoryLine| LineAnswer {
            at: line.at,
            by: line.actor_name,
            unit: code_of(&directory, line.unit),
            detail: serde_json::to_value(&line.event).unwrap_or_default(),
        };
        Ok(lines.into_iter().map(line).collect())
    });
    Ok(Json(lines.await?))
}

async fn clocks(desk: Desk, bearer: Bearer, code: String) -> Result<Json<Vec<ClockAnswer>>, Problem> {
    let now = desk.kit.clock.now();
    let t = bearer.texts(&crate::WORDS);
    let kit = desk.kit.clone();
    let clocks = kit.store.read(move |conn| {
        let clocks = desk.docket.clocks(conn, &Ctx::new(&bearer.actor, now), &code)?;
        let directory = organization::directory(conn)?;
        let step = |step: DerivationStep| StepAnswer { rule: step.rule, detail: t.reason(&step.words()), at: step.at };
        let answer = |view: ClockView| ClockAnswer {
            kind: view.clock.kind.as_str(),
            level: view.clock.level.as_str(),
            unit: code_of(&directory, view.clock.unit),
            began_at: view.clock.began_at,
            due_at: view.clock.due_at,
            limit: view.clock.time_limit,
            lapsed_at: view.clock.lapsed_at,
            responsible: view.clock.responsible,
            ended_at: view.clock.ended_at,
            timeliness: view.clock.outcome.map(crate::model::Timeliness::as_str),
            steps: view.derivation.map(|sum| sum.steps.into_iter().map(step).collect()).unwrap_or_default(),
        };
        Ok(clocks.into_iter().map(answer).collect())
    });
    Ok(Json(clocks.await?))
}

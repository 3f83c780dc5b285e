use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use identity::Ctx;
use kernel::Timestamp;
use serde::{Deserialize, Serialize};
use store::Conn;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Bearer, Json, Listing, OptionalJson, Paging, Path, Problem, Query};

use super::answer::{SessionAnswer, WholeSession, code as code_of};
use super::call::{calls, cursor, look_at_files, named, once, target, unit};
use crate::Desk;
use crate::commands::{Cancel, Docket, DraftConclusion, Hold, IssueConclusion, PlanVisits, RecordLine, Replan};
use crate::model::SessionState;
use crate::queries::{FollowLine, SessionFilter, SessionRow};

/// What a list is asked for.
#[derive(Deserialize, IntoParams, Default, Debug)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Code of a commune.
    commune: Option<String>,
    /// `planned`, `held`, `concluded` or `cancelled`.
    state: Option<String>,
    /// Rows of a page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Working sessions, the latest planned first.
#[utoipa::path(
    get,
    path = "/sessions",
    tag = "sessions",
    operation_id = "sessions",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "A page of sessions", body = Listing<SessionAnswer>), web::Problems)
)]
pub(super) async fn list(
    State(desk): State<Desk>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Listing<SessionAnswer>>, Problem> {
    let limit = Paging { limit: asked.limit.clone(), cursor: None }.rows()?;
    let after = cursor(asked.cursor.as_deref())?;
    let state = named("state", asked.state.as_deref(), SessionState::parse)?;
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let listing = kit.store.read(move |conn| {
        let filter = SessionFilter { commune: unit(conn, "commune", asked.commune.as_deref())?, state, group: None };
        let page = desk.docket.sessions(conn, &Ctx::new(&bearer.actor, now), &filter, limit, after)?;
        let directory = organization::directory(conn)?;
        let items = page.rows.into_iter().map(|row| SessionAnswer::new(&directory, row)).collect();
        Ok(Listing { items, next: page.next.map(|next| next.to_string()) })
    });
    Ok(Json(listing.await?))
}

/// Plan visits of a working group.
#[utoipa::path(
    post,
    path = "/sessions",
    tag = "sessions",
    operation_id = "plan_sessions",
    security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 200)),
    request_body = PlanVisits,
    responses((status = 201, description = "Each has its code", body = Vec<SessionAnswer>), web::Problems)
)]
pub(super) async fn plan(
    State(desk): State<Desk>,
    bearer: Bearer,
    headers: HeaderMap,
    Json(body): Json<PlanVisits>,
) -> Result<Response, Problem> {
    let call = ("sessions".to_owned(), StatusCode::CREATED);
    once(desk, bearer, &headers, call, body, |docket, conn, ctx, body, _| {
        let planned = docket.plan(conn, ctx, body)?;
        let directory = organization::directory(conn)?;
        let rows = planned.into_iter().map(|session| {
            let communes = crate::commands::rows::session_communes(conn, session.id)?;
            Ok(SessionAnswer::new(&directory, SessionRow { session, communes }))
        });
        rows.collect::<store::Result<Vec<SessionAnswer>>>()
    })
    .await
}

/// One session, with its conclusion once it is out.
#[utoipa::path(
    get,
    path = "/sessions/{code}",
    tag = "sessions",
    operation_id = "session",
    security(("token" = [])),
    params(("code" = String, Path, description = "Code of a session")),
    responses((status = 200, description = "The session", body = WholeSession), web::Problems)
)]
pub(super) async fn one(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(code): Path<String>,
) -> Result<Json<WholeSession>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let found = kit.store.read(move |conn| whole(&desk.docket, conn, &Ctx::new(&bearer.actor, now), &code));
    Ok(Json(found.await?))
}

fn whole(docket: &Docket, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<WholeSession> {
    let view = docket.session(conn, ctx, code)?;
    let paragraphs = docket.conclusion(conn, ctx, code)?.map(|conclusion| conclusion.paragraphs).unwrap_or_default();
    Ok(WholeSession::new(organization::directory(conn)?.as_ref(), view, paragraphs))
}

/// One line from what was found to what was done.
#[derive(Serialize, ToSchema)]
#[schema(as = FollowUpLine)]
pub(super) struct LineAnswer {
    kind: &'static str,
    code: String,
    title: String,
    unit: Option<String>,
    state: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
    done: bool,
    score: Option<i32>,
}

/// What came of a session, from findings to closed tasks.
#[utoipa::path(
    get,
    path = "/sessions/{code}/follow-up",
    tag = "sessions",
    operation_id = "follow_up",
    security(("token" = [])),
    params(("code" = String, Path, description = "Code of a session")),
    responses((status = 200, description = "One line each", body = Vec<LineAnswer>), web::Problems)
)]
pub(super) async fn follow_up(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(code): Path<String>,
) -> Result<Json<Vec<LineAnswer>>, Problem> {
    let now = desk.kit.clock.now();
    let t = bearer.texts(&crate::WORDS);
    let kit = desk.kit.clone();
    let found = kit.store.read(move |conn| {
        let follow = desk.docket.follow_up(conn, &Ctx::new(&bearer.actor, now), &code)?;
        let directory = organization::directory(conn)?;
        let line = |line: FollowLine| LineAnswer {
            kind: line.kind.as_str(),
            code: line.code,
            title: line.title,
            unit: line.unit.map(|unit| code_of(&directory, unit)),
            state: t.say(&line.state_key).to_string(),
            due_at: line.due_at,
            done: line.done,
            score: line.score,
        };
        Ok(follow.lines.into_iter().map(line).collect())
    });
    Ok(Json(found.await?))
}

calls! {
    "sessions", WholeSession, whole;
    /// Change place, time or agenda
    replan, "replan_session", "/sessions/{code}/actions/replan", Replan, Docket::replan;
    /// Take it off the plan
    cancel, "cancel_session", "/sessions/{code}/actions/cancel", Cancel, Docket::cancel;
    /// It took place; the clock of the conclusion starts
    hold, "hold_session", "/sessions/{code}/actions/hold", Hold, Docket::hold;
    /// Write one line of the record
    record, "record_session", "/sessions/{code}/actions/record", RecordLine, Docket::record;
    /// Write the draft of the conclusion notice
    draft_conclusion, "draft_conclusion", "/sessions/{code}/actions/draft-conclusion", DraftConclusion,
        Docket::draft_conclusion;
    /// Number, date and sign the conclusion notice; its paragraphs become tasks
    issue_conclusion, "issue_conclusion", "/sessions/{code}/actions/issue-conclusion", IssueConclusion,
        Docket::issue_conclusion;
}

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use identity::Ctx;
use serde::Deserialize;
use store::Conn;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Bearer, Json, Listing, OptionalJson, Paging, Path, Problem, Query};

use super::answer::{TaskAnswer, WholeTask};
use super::call::{calls, cursor, given, look_at_files, named, once, target, unit};
use super::recommendations::session;
use crate::Desk;
use crate::commands::{AskExtension, AssignTask, DecideExtension, Docket, ReportProgress, ReturnTask, Take};
use crate::model::TaskState;
use crate::queries::TaskFilter;

/// What a list is asked for.
#[derive(Deserialize, IntoParams, Default, Debug)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Code of the unit that leads.
    lead: Option<String>,
    /// Code of the unit that gave it.
    approver: Option<String>,
    /// Code of the session it came of.
    session: Option<String>,
    /// A state, such as `overdue`; derived (rule H15).
    state: Option<String>,
    /// `true` for finished ones too, newest first; else the open ones, nearest clock first.
    all: Option<String>,
    /// `true` for those that are reported as finished and wait to be taken.
    reported: Option<String>,
    /// Words of the content or the code, marks and case not minded.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Rows of a page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Tasks, nearest clock first.
#[utoipa::path(
    get,
    path = "/tasks",
    tag = "tasks",
    operation_id = "tasks",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "A page of tasks", body = Listing<TaskAnswer>), web::Problems)
)]
pub(super) async fn list(
    State(desk): State<Desk>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Listing<TaskAnswer>>, Problem> {
    let limit = Paging { limit: asked.limit.clone(), cursor: None }.rows()?;
    let after = cursor(asked.cursor.as_deref())?;
    let state = named("state", asked.state.as_deref(), TaskState::parse)?;
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let listing = kit.store.read(move |conn| {
        let filter = TaskFilter {
            lead: unit(conn, "lead", asked.lead.as_deref())?,
            approver: unit(conn, "approver", asked.approver.as_deref())?,
            session: session(conn, asked.session.as_deref())?,
            all: given(asked.all.as_deref()) == Some("true"),
            reported: given(asked.reported.as_deref()) == Some("true"),
            q: given(asked.q.as_deref()).map(|q| q.chars().take(200).collect()),
            state,
        };
        let page = desk.docket.tasks(conn, &Ctx::new(&bearer.actor, now), &filter, limit, after)?;
        let directory = organization::directory(conn)?;
        let items = page.rows.into_iter().map(|row| TaskAnswer::new(&directory, row)).collect();
        Ok(Listing { items, next: page.next.map(|next| next.to_string()) })
    });
    Ok(Json(listing.await?))
}

/// One task.
#[utoipa::path(
    get,
    path = "/tasks/{code}",
    tag = "tasks",
    operation_id = "task",
    security(("token" = [])),
    params(("code" = String, Path, description = "Code of a task")),
    responses((status = 200, description = "The task", body = WholeTask), web::Problems)
)]
pub(super) async fn one(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(code): Path<String>,
) -> Result<Json<WholeTask>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let found = kit.store.read(move |conn| whole(&desk.docket, conn, &Ctx::new(&bearer.actor, now), &code));
    Ok(Json(found.await?))
}

fn whole(docket: &Docket, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<WholeTask> {
    let view = docket.task(conn, ctx, code)?;
    Ok(WholeTask::new(organization::directory(conn)?.as_ref(), view))
}

calls! {
    "tasks", WholeTask, whole;
    /// Give it to a person of the body that leads
    assign_task, "assign_task", "/tasks/{code}/actions/assign-task", AssignTask, Docket::assign_task;
    /// Report progress, with evidence
    report, "report_task", "/tasks/{code}/actions/report", ReportProgress, Docket::report;
    /// Ask for more time, before the term ends
    ask_extension, "ask_extension", "/tasks/{code}/actions/ask-extension", AskExtension, Docket::ask_extension;
    /// Decide on more time
    decide_extension, "decide_extension", "/tasks/{code}/actions/decide-extension", DecideExtension,
        Docket::decide_extension;
    /// Take what was reported as finished
    take, "take_task", "/tasks/{code}/actions/take", Take, Docket::take;
    /// Return what was reported as finished
    return_task, "return_task", "/tasks/{code}/actions/return-task", ReturnTask, Docket::return_task;
}

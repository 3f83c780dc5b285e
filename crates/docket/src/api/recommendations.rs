use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use identity::Ctx;
use serde::{Deserialize, Serialize};
use store::Conn;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Bearer, Json, Listing, OptionalJson, Paging, Path, Problem, Query};

use super::answer::{RowAnswer, WholeAnswer, next};
use super::call::{calls, cursor, given, look_at_files, named, once, target, unit};
use crate::commands::{
    Appeal, Assign, Check, Close, Complete, Decide, Docket, Done, DraftAnswer, GiveOpinion, Join, Receive, Redirect,
    RequestOpinion, ReturnForLack, SaveDraft, Send, SendBack, SignAnswer, Submit, Withdraw,
};
use crate::model::{Field, State as Where};
use crate::queries::{RecommendationFilter, Standing};
use crate::{Desk, Target};

/// What a list is asked for.
#[derive(Deserialize, IntoParams, Default, Debug)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Code of a commune: what it raised.
    commune: Option<String>,
    /// Code of a department: what it leads.
    lead: Option<String>,
    /// A field, such as `land`.
    field: Option<String>,
    /// A state, such as `in_work`.
    state: Option<String>,
    /// `open`, `in_time`, `late`, `escalated` or `lapsed`: the rows behind a figure of the leader's page.
    standing: Option<String>,
    /// Code of a session at which it was raised.
    session: Option<String>,
    /// Words of the title, or a code.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Rows of a page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// What was raised, newest first.
///
/// Shows what the caller may see and nothing else.
#[utoipa::path(
    get,
    path = "/recommendations",
    tag = "recommendations",
    operation_id = "recommendations",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "A page of recommendations", body = Listing<RowAnswer>), web::Problems)
)]
pub(super) async fn list(
    State(desk): State<Desk>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Listing<RowAnswer>>, Problem> {
    let limit = Paging { limit: asked.limit.clone(), cursor: None }.rows()?;
    let after = cursor(asked.cursor.as_deref())?;
    let field = named("field", asked.field.as_deref(), Field::parse)?;
    let state = named("state", asked.state.as_deref(), Where::parse)?;
    let standing = named("standing", asked.standing.as_deref(), Standing::parse)?;
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let listing = kit.store.read(move |conn| {
        let ctx = Ctx::new(&bearer.actor, now);
        let filter = RecommendationFilter {
            commune: unit(conn, "commune", asked.commune.as_deref())?,
            lead: unit(conn, "lead", asked.lead.as_deref())?,
            session: session(conn, asked.session.as_deref())?,
            q: given(asked.q.as_deref()).map(|q| q.chars().take(200).collect()),
            field,
            state,
            standing,
            matter: None,
        };
        let page = desk.docket.recommendations(conn, &ctx, &filter, limit, after)?;
        let directory = organization::directory(conn)?;
        let items = page.rows.into_iter().map(|row| RowAnswer::new(&directory, row)).collect();
        Ok(Listing { items, next: page.next.map(|next| next.to_string()) })
    });
    Ok(Json(listing.await?))
}

/// The session of a code, or a fault of the parameter.
pub(super) fn session(conn: &mut Conn, code: Option<&str>) -> store::Result<Option<kernel::Id>> {
    let Some(code) = given(code) else { return Ok(None) };
    let found = crate::commands::rows::session(conn, code);
    let unknown = || kernel::Refusal::field("session", kernel::Reason::new("docket-session-unknown"));
    Ok(Some(found.map_err(|_| unknown())?.id))
}

/// A recommendation to be made, and perhaps sent at once.
#[derive(Deserialize, Serialize, ToSchema, Default, Clone, Debug)]
#[serde(default)]
pub(super) struct NewRecommendation {
    #[serde(flatten)]
    draft: SaveDraft,
    /// Sends it in the same act.
    send: bool,
    /// With `send`: code of a matter under which it waits for the same answer.
    join: Option<String>,
}

/// Make a recommendation.
///
/// A draft that only its commune sees, unless `send` is true. With an `Idempotency-Key` a call sent twice acts once.
#[utoipa::path(
    post,
    path = "/recommendations",
    tag = "recommendations",
    operation_id = "create_recommendation",
    security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "Any text of 1 to 200 printable characters",
        min_length = 1, max_length = 200)),
    request_body = NewRecommendation,
    responses((status = 201, description = "It has its code", body = WholeAnswer), web::Problems)
)]
pub(super) async fn create(
    State(desk): State<Desk>,
    bearer: Bearer,
    headers: HeaderMap,
    Json(body): Json<NewRecommendation>,
) -> Result<Response, Problem> {
    let call = ("recommendations".to_owned(), StatusCode::CREATED);
    once(desk, bearer, &headers, call, body, |docket, conn, ctx, body, _| {
        let mut done = docket.save_draft(conn, ctx, None, &body.draft)?;
        if body.send {
            done = docket.send(conn, ctx, &next(&done), &Send { join: body.join.clone() })?;
        }
        whole(docket, conn, ctx, &done.recommendation.code)
    })
    .await
}

/// One recommendation.
#[utoipa::path(
    get,
    path = "/recommendations/{code}",
    tag = "recommendations",
    operation_id = "recommendation",
    security(("token" = [])),
    params(("code" = String, Path, description = "Code of a recommendation, or of its matter")),
    responses((status = 200, description = "The recommendation", body = WholeAnswer), web::Problems)
)]
pub(super) async fn one(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(code): Path<String>,
) -> Result<Json<WholeAnswer>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let found = kit.store.read(move |conn| whole(&desk.docket, conn, &Ctx::new(&bearer.actor, now), &code));
    Ok(Json(found.await?))
}

fn whole(docket: &Docket, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<WholeAnswer> {
    let view = docket.recommendation(conn, ctx, code)?;
    Ok(WholeAnswer::new(organization::directory(conn)?.as_ref(), view))
}

fn edit_draft(
    docket: &Docket,
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    target: &Target,
    cmd: &SaveDraft,
) -> store::Result<Done> {
    docket.save_draft(conn, ctx, Some(target), cmd)
}

calls! {
    "recommendations", WholeAnswer, whole;
    /// Change a draft, or what was returned for lack
    draft, "draft_recommendation", "/recommendations/{code}/actions/draft", SaveDraft, edit_draft;
    /// Send a draft
    send, "send_recommendation", "/recommendations/{code}/actions/send", Send, Docket::send;
    /// Send again what was returned for lack
    complete, "complete_recommendation", "/recommendations/{code}/actions/complete", Complete, Docket::complete;
    /// Take it back before it is taken in
    withdraw, "withdraw_recommendation", "/recommendations/{code}/actions/withdraw", Withdraw, Docket::withdraw;
    /// Take it in; the clock of the written answer starts
    receive, "receive_recommendation", "/recommendations/{code}/actions/receive", Receive, Docket::receive;
    /// Return it, once, with everything that is missing
    return_for_lack, "return_recommendation", "/recommendations/{code}/actions/return-for-lack", ReturnForLack,
        Docket::return_for_lack;
    /// Give it to a person
    assign, "assign_recommendation", "/recommendations/{code}/actions/assign", Assign, Docket::assign;
    /// Join its matter into another
    join, "join_recommendation", "/recommendations/{code}/actions/join", Join, Docket::join;
    /// Ask a co-operating unit
    request_opinion, "request_opinion_on_recommendation", "/recommendations/{code}/actions/request-opinion",
        RequestOpinion, Docket::request_opinion;
    /// Give the opinion one was asked for
    give_opinion, "give_opinion_on_recommendation", "/recommendations/{code}/actions/give-opinion", GiveOpinion,
        Docket::give_opinion;
    /// Keep a draft of the answer
    draft_answer, "draft_answer", "/recommendations/{code}/actions/draft-answer", DraftAnswer, Docket::draft_answer;
    /// Answer in writing, with the signed file
    answer, "answer_recommendation", "/recommendations/{code}/actions/answer", SignAnswer, Docket::answer;
    /// Name another department to lead
    redirect, "redirect_recommendation", "/recommendations/{code}/actions/redirect", Redirect, Docket::redirect;
    /// The Office has checked what came up
    check, "check_recommendation", "/recommendations/{code}/actions/check", Check, Docket::check;
    /// Send it back to the department
    send_back, "send_back_recommendation", "/recommendations/{code}/actions/send-back", SendBack, Docket::send_back;
    /// Submit it to the leader
    submit, "submit_recommendation", "/recommendations/{code}/actions/submit", Submit, Docket::submit;
    /// Decide
    decide, "decide_recommendation", "/recommendations/{code}/actions/decide", Decide, Docket::decide;
    /// Not content with the answer: once, with reason
    appeal, "appeal_recommendation", "/recommendations/{code}/actions/appeal", Appeal, Docket::appeal;
    /// Content: close
    close, "close_recommendation", "/recommendations/{code}/actions/close", Close, Docket::close;
}

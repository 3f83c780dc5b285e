use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use identity::Ctx;
use kernel::{Date, Id, Refusal, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Bearer, Json, Path, Problem};

use super::call::once;
use crate::Desk;
use crate::commands::SaveTemplate;
use crate::model::{Template, TemplateItem};

/// One version of a checklist of inspections.
#[derive(Serialize, ToSchema)]
#[schema(as = Checklist)]
pub(super) struct ChecklistAnswer {
    #[schema(value_type = String, format = "uuid")]
    id: Id,
    /// Which checklist: `one-stop`.
    key: String,
    /// From 1; of those in force the newest is the one to inspect by.
    version: i32,
    title: String,
    title_en: String,
    #[schema(value_type = String, format = Date)]
    valid_from: Date,
    #[schema(value_type = String, format = DateTime)]
    made_at: Timestamp,
}

impl From<Template> for ChecklistAnswer {
    fn from(own: Template) -> Self {
        let Template { id, key, version, title, title_en, valid_from, made_at, made_by: _ } = own;
        Self { id, key, version, title, title_en, valid_from, made_at }
    }
}

/// A version with its questions.
#[derive(Serialize, ToSchema)]
#[schema(as = WholeChecklist)]
pub(super) struct WholeChecklist {
    #[serde(flatten)]
    checklist: ChecklistAnswer,
    items: Vec<QuestionAnswer>,
}

/// A question.
#[derive(Serialize, ToSchema)]
#[schema(as = ChecklistQuestion)]
struct QuestionAnswer {
    no: i32,
    question: String,
    question_en: String,
    weight: i32,
    /// A bad answer needs a photo.
    photo: bool,
}

impl From<(Template, Vec<TemplateItem>)> for WholeChecklist {
    fn from((template, items): (Template, Vec<TemplateItem>)) -> Self {
        let item = |item: TemplateItem| {
            let TemplateItem { template: _, no, question, question_en, weight, photo } = item;
            QuestionAnswer { no, question, question_en, weight, photo }
        };
        Self { checklist: template.into(), items: items.into_iter().map(item).collect() }
    }
}

/// Every checklist in every version, by its key, the newest first.
#[utoipa::path(
    get,
    path = "/checklists",
    tag = "sessions",
    operation_id = "checklists",
    security(("token" = [])),
    responses((status = 200, description = "All of them", body = Vec<ChecklistAnswer>), web::Problems)
)]
pub(super) async fn list(State(desk): State<Desk>, bearer: Bearer) -> Result<Json<Vec<ChecklistAnswer>>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let found = kit.store.read(move |conn| desk.docket.checklists(conn, &Ctx::new(&bearer.actor, now))).await?;
    Ok(Json(found.into_iter().map(ChecklistAnswer::from).collect()))
}

/// Add a version of a checklist; what was inspected before keeps its own.
#[utoipa::path(
    post,
    path = "/checklists",
    tag = "sessions",
    operation_id = "save_checklist",
    security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 200)),
    request_body = SaveTemplate,
    responses((status = 201, description = "It has its number", body = WholeChecklist), web::Problems)
)]
pub(super) async fn save(
    State(desk): State<Desk>,
    bearer: Bearer,
    headers: HeaderMap,
    Json(body): Json<SaveTemplate>,
) -> Result<Response, Problem> {
    let call = ("checklists".to_owned(), StatusCode::CREATED);
    once(desk, bearer, &headers, call, body, |docket, conn, ctx, body, _| {
        let saved = docket.save_template(conn, ctx, body)?;
        Ok(WholeChecklist::from(docket.checklist(conn, ctx, saved.id)?))
    })
    .await
}

/// One version of a checklist with its questions.
#[utoipa::path(
    get,
    path = "/checklists/{id}",
    tag = "sessions",
    operation_id = "checklist",
    security(("token" = [])),
    params(("id" = String, Path, description = "Id of a version")),
    responses((status = 200, description = "The version", body = WholeChecklist), web::Problems)
)]
pub(super) async fn one(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<WholeChecklist>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let found = kit.store.read(move |conn| {
        let unknown = || Refusal::NotFound(kernel::Reason::new("docket-template-unknown"));
        let id = Id::parse(id.trim()).ok_or_else(unknown)?;
        desk.docket.checklist(conn, &Ctx::new(&bearer.actor, now), id)
    });
    Ok(Json(found.await?.into()))
}

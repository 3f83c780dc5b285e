use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use identity::Ctx;
use kernel::{Id, Reason, Refusal, Timestamp};
use organization::Directory;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Bearer, Json, Path, Problem};

use super::answer::code as code_of;
use super::call::once;
use super::files::{FileAnswer, NewFile, stored};
use crate::Desk;
use crate::commands::SaveInspection;
use crate::queries::InspectionView;

/// An inspection with its questions, answers and photos.
#[derive(Serialize, ToSchema)]
#[schema(as = Inspection)]
pub(super) struct InspectionAnswer {
    #[schema(value_type = String, format = "uuid")]
    id: Id,
    /// Id of the checklist's version.
    #[schema(value_type = String, format = "uuid")]
    template: Id,
    title: String,
    version: i32,
    commune: String,
    inspector: String,
    #[schema(value_type = String, format = DateTime)]
    began_at: Timestamp,
    /// `null` while it may still change.
    #[schema(value_type = Option<String>, format = DateTime)]
    submitted_at: Option<Timestamp>,
    /// Points of a hundred.
    score: Option<i32>,
    findings: Vec<FindingAnswer>,
    photos: Vec<FileAnswer>,
}

/// A question with what was found.
#[derive(Serialize, ToSchema)]
#[schema(as = InspectionFinding)]
struct FindingAnswer {
    item: i32,
    question: String,
    weight: i32,
    /// A bad answer needs a photo.
    photo: bool,
    verdict: Option<&'static str>,
    note: Option<String>,
}

impl InspectionAnswer {
    fn new(directory: &Directory, view: InspectionView) -> Self {
        let own = view.inspection;
        let findings = view.items.into_iter().map(|item| {
            let found = view.findings.iter().find(|found| found.item == item.no);
            FindingAnswer {
                item: item.no,
                question: item.question,
                weight: item.weight,
                photo: item.photo,
                verdict: found.and_then(|found| found.verdict).map(crate::model::Verdict::as_str),
                note: found.and_then(|found| found.note.clone()),
            }
        });
        Self {
            findings: findings.collect(),
            id: own.id,
            template: view.template.id,
            title: view.template.title,
            version: view.template.version,
            commune: code_of(directory, own.commune),
            inspector: own.inspector_name,
            began_at: own.began_at,
            submitted_at: own.submitted_at,
            score: own.score,
            photos: view.photos.into_iter().map(FileAnswer::from).collect(),
        }
    }
}

fn id_of(text: &str) -> Result<Id, Refusal> {
    Id::parse(text.trim()).ok_or_else(|| Refusal::NotFound(Reason::new("docket-not-found")))
}

/// Keep what was found, as often as the line permits: the same id is the same inspection. With `submit` it is scored and
/// stands for ever.
#[utoipa::path(
    post,
    path = "/inspections",
    tag = "sessions",
    operation_id = "save_inspection",
    security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 200)),
    request_body = SaveInspection,
    responses((status = 200, description = "As it was kept", body = InspectionAnswer), web::Problems)
)]
pub(super) async fn save(
    State(desk): State<Desk>,
    bearer: Bearer,
    headers: HeaderMap,
    Json(body): Json<SaveInspection>,
) -> Result<Response, Problem> {
    let call = ("inspections".to_owned(), StatusCode::OK);
    once(desk, bearer, &headers, call, body, |docket, conn, ctx, body, _| {
        let kept = docket.save_inspection(conn, ctx, body)?;
        let view = docket.inspection(conn, ctx, kept.id)?;
        Ok(InspectionAnswer::new(organization::directory(conn)?.as_ref(), view))
    })
    .await
}

/// One inspection.
#[utoipa::path(
    get,
    path = "/inspections/{id}",
    tag = "sessions",
    operation_id = "inspection",
    security(("token" = [])),
    params(("id" = String, Path, description = "Id of an inspection")),
    responses((status = 200, description = "The inspection", body = InspectionAnswer), web::Problems)
)]
pub(super) async fn one(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<InspectionAnswer>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let found = kit.store.read(move |conn| {
        let view = desk.docket.inspection(conn, &Ctx::new(&bearer.actor, now), id_of(&id)?)?;
        Ok(InspectionAnswer::new(organization::directory(conn)?.as_ref(), view))
    });
    Ok(Json(found.await?))
}

/// Add a photo to a question of an inspection.
#[utoipa::path(
    post,
    path = "/inspections/{id}/photos/{item}",
    tag = "sessions",
    operation_id = "attach_photo",
    security(("token" = [])),
    params(("id" = String, Path), ("item" = i32, Path, description = "Number of the question")),
    request_body(content = NewFile, content_type = "multipart/form-data"),
    responses((status = 201, description = "The photo as it was kept", body = FileAnswer), web::Problems)
)]
pub(super) async fn photo(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path((id, item)): Path<(String, i32)>,
    multipart: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<(StatusCode, Json<FileAnswer>), Problem> {
    let id = id_of(&id)?;
    let now = desk.kit.clock.now();
    let (kit, docket, actor) = (desk.kit.clone(), desk.docket.clone(), bearer.actor.clone());
    // Only who goes on with it stores a byte.
    let editable = kit.store.read(move |conn| Ok(docket.inspection(conn, &Ctx::new(&actor, now), id)?.editable));
    if !editable.await? {
        return Err(Refusal::conflict(Reason::new("docket-inspection-submitted")).into());
    }
    let file = stored(&desk, multipart).await?;
    let docket = desk.docket.clone();
    let added = kit.store.write(move |conn| docket.attach_photo(conn, &Ctx::new(&bearer.actor, now), id, item, &file));
    Ok((StatusCode::CREATED, Json(added.await?.into())))
}

use axum::body::Body;
use axum::extract::{Multipart, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use files::Limits;
use identity::Ctx;
use kernel::{Reason, Refusal, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Bearer, Failure, Json, Path, Problem};

use crate::commands::Attach;
use crate::model::DocketFile;
use crate::{Desk, StoredFile, Target};

/// A file of the docket.
#[derive(Serialize, ToSchema)]
#[schema(as = DocketFile)]
pub(super) struct FileAnswer {
    name: String,
    /// Media type, as found in the content.
    kind: String,
    /// Bytes.
    size: i64,
    /// SHA-256 of the content; its address below the recommendation.
    sha256: String,
    /// `attachment`, `answer`, `photo`, `evidence` or `signed`.
    role: &'static str,
    #[schema(value_type = String, format = DateTime)]
    added_at: Timestamp,
}

impl From<DocketFile> for FileAnswer {
    fn from(file: DocketFile) -> Self {
        let DocketFile { name, kind, size, hash, added_at, .. } = file;
        Self { name, kind, size, sha256: hash, role: file.role.as_str(), added_at }
    }
}

/// A file, as `multipart/form-data`.
#[derive(ToSchema)]
#[schema(as = NewDocketFile)]
#[expect(dead_code, reason = "describes the body")]
pub(super) struct NewFile {
    /// PDF, JPEG or PNG, 20 MB at most; positions are taken out of photos.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Bytes of the largest file that the store takes.
pub(super) const LARGEST: usize = Limits::DEFAULT.bytes;

type Sent = Result<Multipart, axum::extract::multipart::MultipartRejection>;

/// Keep a file for an act that will name it: a signed answer, evidence, a signed notice.
#[utoipa::path(
    post,
    path = "/recommendations/files",
    tag = "recommendations",
    operation_id = "keep_docket_file",
    security(("token" = [])),
    request_body(content = NewFile, content_type = "multipart/form-data"),
    responses((status = 201, description = "What to name in the act", body = StoredFile), web::Problems)
)]
pub(super) async fn keep(
    State(desk): State<Desk>,
    bearer: Bearer,
    multipart: Sent,
) -> Result<(StatusCode, Json<StoredFile>), Problem> {
    let (now, kit) = (desk.kit.clock.now(), desk.kit.clone());
    let (actor, docket) = (bearer.actor.clone(), desk.docket.clone());
    kit.store.read(move |conn| docket.may_upload(conn, &Ctx::new(&actor, now))).await?;
    let file = stored(&desk, multipart).await?;
    let (docket, noted) = (desk.docket.clone(), file.clone());
    kit.store.write(move |conn| docket.note_upload(conn, &Ctx::new(&bearer.actor, now), &noted)).await?;
    Ok((StatusCode::CREATED, Json(file)))
}

/// Attach a file to a recommendation.
#[utoipa::path(
    post,
    path = "/recommendations/{code}/files",
    tag = "recommendations",
    operation_id = "attach_recommendation_file",
    security(("token" = [])),
    params(("code" = String, Path, description = "Code of a recommendation")),
    request_body(content = NewFile, content_type = "multipart/form-data"),
    responses((status = 201, description = "The file as it was kept", body = FileAnswer), web::Problems)
)]
pub(super) async fn attach(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(code): Path<String>,
    multipart: Sent,
) -> Result<(StatusCode, Json<FileAnswer>), Problem> {
    let now = desk.kit.clock.now();
    let (kit, docket, actor, wanted) = (desk.kit.clone(), desk.docket.clone(), bearer.actor.clone(), code.clone());
    // Whoever may not attach here, or not any more, stores no byte.
    kit.store.read(move |conn| docket.may_attach(conn, &Ctx::new(&actor, now), &wanted)).await?;
    let cmd = Attach { file: stored(&desk, multipart).await? };
    let added = kit
        .store
        .write(move |conn| desk.docket.attach(conn, &Ctx::new(&bearer.actor, now), &Target::new(code.as_str()), &cmd));
    Ok((StatusCode::CREATED, Json(added.await?.into())))
}

pub(super) async fn stored(desk: &Desk, multipart: Sent) -> Result<StoredFile, Problem> {
    let wrong = |status, code| Failure::new(status, Reason::new(code));
    let mut multipart = multipart.map_err(|_| wrong(StatusCode::UNSUPPORTED_MEDIA_TYPE, "web-form-type"))?;
    let broken = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => wrong(StatusCode::PAYLOAD_TOO_LARGE, "web-body-too-large"),
        _ => wrong(StatusCode::BAD_REQUEST, "web-body-broken"),
    };
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(broken)?;
        let kept = desk.files.put(bytes, &name, &Limits::default()).await;
        return Ok(kept.map_err(|error| refused(&error))?.into());
    }
    Err(Refusal::field("file", Reason::new("docket-field-required")).into())
}

/// A file that is not taken is a fault of its field; a file store that does not answer is a fault of the house.
fn refused(error: &files::FileError) -> Failure {
    error.refusal("file").map_or_else(|| Failure::unavailable(error), Failure::from)
}

/// The bytes of a file of a recommendation or of its answer.
#[utoipa::path(
    get,
    path = "/recommendations/{code}/files/{sha256}",
    tag = "recommendations",
    operation_id = "recommendation_file",
    security(("token" = [])),
    params(("code" = String, Path), ("sha256" = String, Path)),
    responses(
        (status = 200, description = "The file", content(
            (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
        )),
        web::Problems
    )
)]
pub(super) async fn recommendation_file(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path((code, hash)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let now = desk.kit.clock.now();
    let (kit, store) = (desk.kit.clone(), desk.files.clone());
    let found = kit.store.write(move |conn| desk.docket.file(conn, &Ctx::new(&bearer.actor, now), &code, &hash));
    let found = found.await?;
    let bytes = store.get(&found.hash).await.map_err(|error| Problem::fault(&error))?;
    Ok(([(header::CONTENT_TYPE, found.kind)], Body::from(bytes)).into_response())
}

use axum::body::Body;
use axum::extract::{Multipart, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use files::{FileError, Limits, Stored};
use identity::Ctx;
use kernel::{Reason, Refusal, Timestamp};
use serde::Serialize;
use store::Conn;
use utoipa::ToSchema;
use web::{Bearer, Failure, Json, Path, Problem};

use crate::Desk;
use crate::commands::{AttachFile, Looked, StoredFile, Target};
use crate::model::{Action, DossierFile, FileRole};
use crate::queries;

/// A file of a dossier.
#[derive(Serialize, ToSchema)]
#[schema(as = DossierFile)]
pub(super) struct FileAnswer {
    /// Its number in the dossier, for its address.
    no: i32,
    name: String,
    /// Media type, as found in the content.
    kind: String,
    /// Bytes.
    size: i64,
    /// SHA-256 of the content.
    sha256: String,
    /// `part`, `result`, `payment`, `supplement`, `opinion` or `other`.
    role: &'static str,
    part_no: Option<i32>,
    #[schema(value_type = String, format = DateTime)]
    added_at: Timestamp,
}

impl From<DossierFile> for FileAnswer {
    fn from(file: DossierFile) -> Self {
        Self {
            no: file.no,
            name: file.name,
            kind: file.kind,
            size: file.size,
            sha256: file.hash,
            role: file.role.as_str(),
            part_no: file.part_no,
            added_at: file.added_at,
        }
    }
}

/// The files of a dossier.
#[utoipa::path(
    get,
    path = "/dossiers/{code}/files",
    tag = "files",
    operation_id = "files",
    security(("token" = [])),
    params(("code" = String, Path)),
    responses((status = 200, description = "Every file", body = Vec<FileAnswer>), web::Problems)
)]
pub(super) async fn list(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(code): Path<String>,
) -> Result<Json<Vec<FileAnswer>>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let found = kit.store.read(move |conn| {
        let ctx = Ctx::new(&bearer.actor, now);
        let looked = desk.dossiers.peek(conn, &ctx, &code, Action::Files)?;
        queries::files(conn, looked.dossier.id)
    });
    Ok(Json(found.await?.into_iter().map(FileAnswer::from).collect()))
}

/// A file to be attached, as `multipart/form-data`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the body; the fields are read one by one")]
struct NewFile {
    /// PDF, JPEG or PNG.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// `part` unless told.
    role: Option<String>,
    /// Number of the part it belongs to.
    part_no: Option<i32>,
}

/// Attach a file.
#[utoipa::path(
    post,
    path = "/dossiers/{code}/files",
    tag = "files",
    operation_id = "attach_file",
    security(("token" = [])),
    params(("code" = String, Path)),
    request_body(content = NewFile, content_type = "multipart/form-data"),
    responses((status = 201, description = "The file as it was kept", body = FileAnswer), web::Problems)
)]
pub(super) async fn attach(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(code): Path<String>,
    multipart: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<(StatusCode, Json<FileAnswer>), Problem> {
    let multipart =
        multipart.map_err(|_| Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, Reason::new("web-form-type")))?;
    let now = desk.kit.clock.now();
    // Before any byte is stored: may this person attach files here at all?
    let (kit, dossiers, actor, wanted) = (desk.kit.clone(), desk.dossiers.clone(), bearer.actor.clone(), code.clone());
    kit.store.read(move |conn| dossiers.peek(conn, &Ctx::new(&actor, now), &wanted, Action::AttachFile)).await?;
    let sent = Sent::read(multipart, &desk).await?;
    let cmd = AttachFile { file: stored_file(sent.stored), role: sent.role, part_no: sent.part_no };
    let added = kit.store.write(move |conn| {
        let ctx = Ctx::new(&bearer.actor, now);
        let done = desk.dossiers.attach_file(conn, &ctx, &Target::new(code.as_str()), &cmd)?;
        let files = queries::files(conn, done.dossier.id)?;
        files.into_iter().max_by_key(|file| file.no).ok_or_else(|| store::Error::Stored("an attached file".to_owned()))
    });
    Ok((StatusCode::CREATED, Json(added.await?.into())))
}

/// What the form held.
struct Sent {
    stored: Stored,
    role: FileRole,
    part_no: Option<i32>,
}

impl Sent {
    async fn read(mut multipart: Multipart, desk: &Desk) -> Result<Self, Problem> {
        let (mut stored, mut role, mut part_no) = (None, FileRole::Part, None);
        while let Some(field) = multipart.next_field().await.map_err(|error| broken(&error))? {
            match field.name().unwrap_or_default() {
                "file" => {
                    let name = field.file_name().unwrap_or_default().to_owned();
                    let bytes = field.bytes().await.map_err(|error| broken(&error))?;
                    let kept = desk.files.put(bytes, &name, &Limits::default()).await;
                    stored = Some(kept.map_err(|error| file_problem(&error))?);
                }
                "role" => role = read(&text(field).await?, "role", FileRole::parse)?,
                "part_no" => part_no = Some(read(&text(field).await?, "part_no", |text| text.parse().ok())?),
                _ => {}
            }
        }
        let stored = stored.ok_or_else(|| Refusal::field("file", Reason::new("dossier-field-required")))?;
        Ok(Self { stored, role, part_no })
    }
}

async fn text(field: axum::extract::multipart::Field<'_>) -> Result<String, Problem> {
    field.text().await.map_err(|error| broken(&error).into())
}

fn read<T>(text: &str, field: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Refusal> {
    parse(text.trim()).ok_or_else(|| Refusal::field(field, Reason::new("web-field-value")))
}

fn broken(error: &axum::extract::multipart::MultipartError) -> Failure {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::new(StatusCode::PAYLOAD_TOO_LARGE, Reason::new("web-body-too-large")),
        _ => Failure::new(StatusCode::BAD_REQUEST, Reason::new("web-body-broken")),
    }
}

/// A file that is not taken is a fault of its field; a file store that does not answer is a fault of the house.
fn file_problem(error: &FileError) -> Failure {
    match error.refusal("file") {
        Some(refusal) => refusal.into(),
        None => Failure::unavailable(error),
    }
}

fn stored_file(stored: Stored) -> StoredFile {
    StoredFile {
        hash: stored.hash,
        name: stored.name,
        kind: stored.kind.media_type().to_owned(),
        size: i64::try_from(stored.size).unwrap_or(i64::MAX),
    }
}

/// The bytes of a file.
///
/// The look is written into the audit chain (rule N12).
#[utoipa::path(
    get,
    path = "/dossiers/{code}/files/{no}",
    tag = "files",
    security(("token" = [])),
    params(("code" = String, Path), ("no" = i32, Path, minimum = 1)),
    responses(
        (status = 200, description = "The file", content(
            (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
        )),
        web::Problems
    )
)]
pub(super) async fn file(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path((code, no)): Path<(String, i32)>,
) -> Result<Response, Problem> {
    let store = desk.files.clone();
    let read = move |conn: &mut Conn, _: &Ctx<'_>, looked: &Looked| queries::file(conn, looked.dossier.id, no);
    let found = desk.look(&bearer.actor, &code, (Action::Files, &format!("file {no}")), read).await?;
    let bytes = store.stream(&found.hash).await.map_err(|error| file_problem(&error))?;
    Ok(([(header::CONTENT_TYPE, found.kind)], Body::from_stream(bytes)).into_response())
}

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use files::{FileError, FileStore, Limits, Stored};
use identity::Ctx;
use store::Conn;
use web::{Failure, Faults, PageError, Path, Sent, Staff};

use super::Answer;
use crate::commands::{Looked, StoredFile};
use crate::desk::Desk;
use crate::model::Action;
use crate::queries;

/// A PDF needs the browser's own viewer, which a sandbox would keep out; our store takes none that carries script.
const PDF_POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; \
     frame-ancestors 'self'";

/// The bytes of a file, to be shown in the page. The look stands in the chain (N12).
pub async fn file(State(desk): State<Desk>, staff: Staff, Path((code, no)): Path<(String, i32)>) -> Answer {
    let read = move |conn: &mut Conn, _: &Ctx<'_>, looked: &Looked| queries::file(conn, looked.dossier.id, no);
    let file = desk.look(&staff.actor, &code, (Action::Files, &format!("file {no}")), read).await?;
    send(&desk.files, &file.hash, &file.kind, &file.name).await
}

/// A stored file as an answer that our own pages may frame.
pub async fn send(store: &FileStore, hash: &str, kind: &str, name: &str) -> Answer {
    let bytes = store.stream(hash).await.map_err(|error| unreadable(&error))?;
    let mut response = Body::from_stream(bytes).into_response();
    framed(&mut response, kind, name);
    Ok(response)
}

/// Marks an answer as a file: its type, its name, and that it may stand in a frame of ours.
pub fn framed(response: &mut Response, kind: &str, name: &str) {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(kind) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    if let Ok(disposition) = HeaderValue::from_str(&format!("inline; filename=\"{plain}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    if kind == "application/pdf" {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PDF_POLICY));
    }
    response.extensions_mut().insert(web::Framed);
}

fn unreadable(error: &FileError) -> PageError {
    match error.refusal("file") {
        Some(refusal) => refusal.into(),
        None => PageError(Failure::unavailable(error)),
    }
}

/// Puts one sent file into the store. What is wrong with the file goes to `faults`.
///
/// # Errors
/// When the store does not answer.
pub async fn keep(store: &FileStore, sent: &Sent, faults: &mut Faults) -> Result<Option<StoredFile>, PageError> {
    match store.put(sent.bytes.clone(), &sent.name, &Limits::default()).await {
        Ok(stored) => Ok(Some(as_stored(stored))),
        Err(error) => match error.reason() {
            Some(reason) => {
                faults.add(&sent.field, reason);
                Ok(None)
            }
            None => Err(PageError(Failure::unavailable(&error))),
        },
    }
}

fn as_stored(stored: Stored) -> StoredFile {
    StoredFile {
        hash: stored.hash,
        name: stored.name,
        kind: stored.kind.media_type().to_owned(),
        size: i64::try_from(stored.size).unwrap_or(i64::MAX),
    }
}

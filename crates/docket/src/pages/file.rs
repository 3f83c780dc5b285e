use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use files::{FileStore, Limits};
use identity::Ctx;
use store::Conn;
use web::{Failure, Faults, PageError, Path, Sent, Staff};

use super::Answer;
use crate::commands::StoredFile;
use crate::desk::Desk;

/// A PDF needs the browser's own viewer, which a sandbox would keep out; our store takes none that carries script.
const PDF_POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; \
     frame-ancestors 'self'";
/// Type of a spreadsheet.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The bytes of a file, to be shown in the page. The look stands in the chain (N12).
pub async fn file(State(desk): State<Desk>, staff: Staff, Path((code, hash)): Path<(String, String)>) -> Answer {
    let (now, store, docket, actor) =
        (desk.kit.clock.now(), desk.files.clone(), desk.docket.clone(), staff.actor.clone());
    let open = move |conn: &mut Conn| docket.file(conn, &Ctx::new(&actor, now), &code, &hash);
    let file = desk.kit.store.write(open).await?;
    send(&store, &file.hash, &file.kind, &file.name).await
}

/// A stored file as an answer that our own pages may frame.
pub async fn send(store: &FileStore, hash: &str, kind: &str, name: &str) -> Answer {
    let bytes = store.stream(hash).await.map_err(|error| match error.refusal("file") {
        Some(refusal) => refusal.into(),
        None => PageError(Failure::unavailable(&error)),
    })?;
    let mut response = Body::from_stream(bytes).into_response();
    framed(&mut response, kind, name);
    Ok(response)
}

/// Marks an answer as a file: its type, its name, and that it may stand in a frame of ours.
pub fn framed(response: &mut Response, kind: &str, name: &str) {
    name_it(response, kind, "inline", name);
    if kind == "application/pdf" {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PDF_POLICY));
    }
    response.extensions_mut().insert(web::Framed);
}

fn name_it(response: &mut Response, kind: &str, how: &str, name: &str) {
    let plain = |c: char| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' };
    let name: String = name.chars().map(plain).collect();
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(kind) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    if let Ok(disposition) = HeaderValue::from_str(&format!("{how}; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
}

/// A paper as an answer. Printing is work, so it goes to a thread of its own; names that end in `.xlsx` are
/// spreadsheets to keep, all others PDFs to be shown.
pub async fn print(
    name: &str,
    print: impl FnOnce() -> Result<Vec<u8>, documents::DocumentError> + Send + 'static,
) -> Answer {
    let bytes = tokio::task::spawn_blocking(print).await.map_err(|error| PageError::fault(&error))?;
    let mut response = bytes.map_err(|error| PageError::fault(&error))?.into_response();
    if name.ends_with(".xlsx") {
        name_it(&mut response, XLSX, "attachment", name);
    } else {
        framed(&mut response, "application/pdf", name);
    }
    Ok(response)
}

/// Puts one sent file into the store; a picture loses its position there. What is wrong with the file goes to
/// `faults`.
///
/// # Errors
/// When the store does not answer.
pub async fn keep(store: &FileStore, sent: &Sent, faults: &mut Faults) -> Result<Option<StoredFile>, PageError> {
    match store.put(sent.bytes.clone(), &sent.name, &Limits::default()).await {
        Ok(stored) => Ok(Some(stored.into())),
        Err(error) => match error.reason() {
            Some(reason) => {
                faults.add(&sent.field, reason);
                Ok(None)
            }
            None => Err(PageError(Failure::unavailable(&error))),
        },
    }
}

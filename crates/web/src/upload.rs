use axum::body::Bytes;
use axum::extract::multipart::Field;
use axum::extract::{FromRef, FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use kernel::{FieldFault, Reason};
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::form::{self, TOKEN};
use crate::{Kit, PageError, Visit};

/// Fields of one form at most: a dossier with hundreds of parts has a few of each.
const FIELDS: usize = 4_000;
/// Bytes of one text field at most.
const TEXT: usize = 256 * 1024;

/// A file as a form sent it; nothing of it is believed yet.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Name of the form's field.
    pub field: String,
    /// The name the sender gave.
    pub name: String,
    pub bytes: Bytes,
}

/// A form of ours that may carry files: multipart, or urlencoded when there are none. Its token is checked like
/// that of [`Form`](crate::Form). Raise the route's limit with `DefaultBodyLimit::max`.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Names and values of the fields in order, the token left out.
    pub fields: Vec<(String, String)>,
    /// The files that were chosen; an empty file field sends none.
    pub files: Vec<Sent>,
}

impl Upload {
    /// The fields as a form struct; what is wrong is said as for [`Form`](crate::Form).
    ///
    /// # Errors
    /// 422 with the fields that do not fit.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, PageError> {
        let mut encoded = form_urlencoded::Serializer::new(String::new());
        encoded.extend_pairs(&self.fields);
        Ok(form::parse(encoded.finish().as_bytes())?)
    }
}

impl<S> FromRequest<S> for Upload
where
    S: Send + Sync,
    Kit: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let (parts, body) = request.into_parts();
        let csrf = Visit::read(&parts, &Kit::from_ref(state)).csrf;
        form::same_site(&parts.headers)?;
        let headers = parts.headers.clone();
        let request = Request::from_parts(parts, body);
        let mut sent = read(&headers, request, state).await?;
        let own = sent.fields.iter().position(|(name, _)| name == TOKEN).map(|at| sent.fields.remove(at).1);
        let token = form::header_token(&headers).or(own).unwrap_or_default();
        if !csrf.accepts(&token) {
            return Err(form::stale().into());
        }
        refuse_nul(&sent.fields)?;
        Ok(sent)
    }
}

async fn read<S: Send + Sync>(headers: &HeaderMap, request: Request, state: &S) -> Result<Upload, Failure> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "multipart/form-data" => {
            let form = Multipart::from_request(request, state).await;
            multipart(form.map_err(|error| form::too_large(error.status()))?).await
        }
        "application/x-www-form-urlencoded" => {
            let bytes = Bytes::from_request(request, state).await;
            let bytes = bytes.map_err(|error| form::too_large(error.status()))?;
            let pairs = form_urlencoded::parse(&bytes).take(FIELDS);
            let fields = pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
            Ok(Upload { fields, files: Vec::new() })
        }
        _ => Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, Reason::new("web-form-type"))),
    }
}

async fn multipart(mut form: Multipart) -> Result<Upload, Failure> {
    let mut sent = Upload { fields: Vec::new(), files: Vec::new() };
    while let Some(field) = form.next_field().await? {
        if sent.fields.len() + sent.files.len() >= FIELDS {
            return Err(form::too_large(StatusCode::PAYLOAD_TOO_LARGE));
        }
        take(&mut sent, field).await?;
    }
    Ok(sent)
}

async fn take(sent: &mut Upload, field: Field<'_>) -> Result<(), Failure> {
    let Some(name) = field.name().map(ToOwned::to_owned) else { return Ok(()) };
    let file = field.file_name().map(ToOwned::to_owned);
    let bytes = field.bytes().await?;
    match file {
        Some(file) if file.is_empty() && bytes.is_empty() => {}
        Some(file) => sent.files.push(Sent { field: name, name: file, bytes }),
        None if bytes.len() > TEXT => return Err(form::too_large(StatusCode::PAYLOAD_TOO_LARGE)),
        None => sent.fields.push((name, String::from_utf8_lossy(&bytes).into_owned())),
    }
    Ok(())
}

fn refuse_nul(fields: &[(String, String)]) -> Result<(), Failure> {
    let faults: Vec<FieldFault> = fields
        .iter()
        .filter(|(_, value)| value.contains('\0'))
        .map(|(name, _)| FieldFault::new(name.clone(), Reason::new("web-field-nul")))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Failure::invalid(faults)) }
}

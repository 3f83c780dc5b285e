use axum::body::Bytes;
use axum::extract::{FromRef, FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use kernel::{FieldFault, Reason};
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::{Kit, PageError, Visit, faults};

/// The hidden field of every form; see [`crate::Csrf`].
pub(crate) const TOKEN: &str = "_csrf";

/// A form a page of ours sent: urlencoded, its token checked, its size bounded.
///
/// Take every field a person types as `String`, so that whatever was typed can be shown again beside the
/// error; check and convert in the handler. Fields that may be absent carry `#[serde(default)]`; a list of
/// checkboxes is a `Vec<String>`.
#[derive(Clone, Debug)]
pub struct Form<T>(pub T);

impl<T, S> FromRequest<S> for Form<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
    Kit: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let (parts, body) = request.into_parts();
        let csrf = Visit::read(&parts, &Kit::from_ref(state)).csrf;
        same_site(&parts.headers)?;
        let request = Request::from_parts(parts, body);
        let headers = request.headers().clone();
        if !is_urlencoded(&headers) {
            return Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, Reason::new("web-form-type")).into());
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|error| too_large(error.status()))?;
        let token = header_token(&headers).or_else(|| field_token(&bytes)).unwrap_or_default();
        if !csrf.accepts(&token) {
            return Err(stale().into());
        }
        refuse_nul(&bytes)?;
        parse(without_token(&bytes).as_bytes()).map(Form).map_err(PageError)
    }
}

/// Browsers say whether another site sent the form. Those that do not are held by the token alone.
pub(crate) fn same_site(headers: &HeaderMap) -> Result<(), Failure> {
    match headers.get("sec-fetch-site").map(|value| value.as_bytes()) {
        None | Some(b"same-origin" | b"none") => Ok(()),
        Some(_) => Err(stale()),
    }
}

/// The form's token is not of this session.
pub(crate) const fn stale() -> Failure {
    Failure::new(StatusCode::FORBIDDEN, Reason::new("web-form-stale"))
}

/// A body that could not be read: too large, or the client stopped sending.
pub(crate) const fn too_large(status: StatusCode) -> Failure {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::new(status, Reason::new("web-body-too-large")),
        _ => Failure::new(StatusCode::BAD_REQUEST, Reason::new("web-body-broken")),
    }
}

pub(crate) fn header_token(headers: &HeaderMap) -> Option<String> {
    headers.get("x-csrf").and_then(|value| value.to_str().ok()).map(ToOwned::to_owned)
}

fn field_token(bytes: &[u8]) -> Option<String> {
    form_urlencoded::parse(bytes).find(|(name, _)| name == TOKEN).map(|(_, value)| value.into_owned())
}

/// The fields of the form itself, so that its struct may refuse unknown ones.
fn without_token(bytes: &[u8]) -> String {
    let own = form_urlencoded::parse(bytes).filter(|(name, _)| name != TOKEN);
    form_urlencoded::Serializer::new(String::new()).extend_pairs(own).finish()
}

fn is_urlencoded(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
}

/// Neither database keeps the character NUL in a text.
fn refuse_nul(bytes: &[u8]) -> Result<(), Failure> {
    let faults: Vec<FieldFault> = form_urlencoded::parse(bytes)
        .filter(|(_, value)| value.contains('\0'))
        .map(|(name, _)| FieldFault::new(name, Reason::new("web-field-nul")))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Failure::invalid(faults)) }
}

pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    let deserializer = serde_html_form::Deserializer::from_bytes(bytes);
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let path = error.path().to_string();
        Failure::invalid(vec![faults::schema(&path, &error.into_inner().to_string())])
    })
}

mod strict;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Reason;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::form::too_large;
use crate::{Problem, faults};

/// A JSON body, and a JSON answer.
///
/// As an extractor it answers with a problem: 400 for broken JSON, a repeated key or nesting deeper than 32,
/// 413 for too much, 415 for another content type, 422 with the paths of the fields that do not fit.
#[derive(Clone, Debug)]
pub struct Json<T>(pub T);

impl<T, S> FromRequest<S> for Json<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, Reason::new("web-json-type")).into());
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|error| too_large(error.status()))?;
        parse(&bytes).map(Json).map_err(Problem)
    }
}

/// A JSON body that may be left out, which is the same as `{}`. Otherwise as [`Json`].
#[derive(Clone, Debug)]
pub struct OptionalJson<T>(pub T);

impl<T, S> FromRequest<S> for OptionalJson<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let typed = is_json(request.headers());
        let bytes = Bytes::from_request(request, state).await.map_err(|error| too_large(error.status()))?;
        if bytes.is_empty() {
            return parse(b"{}").map(OptionalJson).map_err(Problem);
        }
        if !typed {
            return Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, Reason::new("web-json-type")).into());
        }
        parse(&bytes).map(OptionalJson).map_err(Problem)
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// Reads a JSON text under the rules of [`Json`].
///
/// # Errors
/// 400 or 422, as said there.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    let value = strict::value(bytes).map_err(|reason| Failure::new(StatusCode::BAD_REQUEST, reason))?;
    let nul = strict::nul_fields(&value);
    if !nul.is_empty() {
        return Err(Failure::invalid(nul));
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        Failure::invalid(vec![faults::schema(&path, &error.into_inner().to_string())])
    })
}

use axum::extract::{FromRequestParts, Path as AxumPath};
use axum::http::StatusCode;
use axum::http::request::Parts;
use kernel::{FieldFault, Reason};
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::{Rejection, form};

/// The query of an address. Names that `T` does not know are ignored; a value that does not fit is 422 with
/// its name, as a problem below `/api` and as a page elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

/// The parts of an address that a route names. What cannot be read names nothing: 404.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T, S> FromRequestParts<S> for Query<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Rejection> {
        let query = parts.uri.query().unwrap_or_default().as_bytes();
        let nul: Vec<FieldFault> = form_urlencoded::parse(query)
            .filter(|(_, value)| value.contains('\0'))
            .map(|(name, _)| FieldFault::new(name, Reason::new("web-field-nul")))
            .collect();
        if !nul.is_empty() {
            return Err(Failure::invalid(nul).into());
        }
        form::parse(query).map(Query).map_err(Rejection)
    }
}

impl<T, S> FromRequestParts<S> for Path<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Rejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Rejection> {
        let path = AxumPath::<T>::from_request_parts(parts, state).await;
        path.map(|AxumPath(value)| Self(value)).map_err(|error| match error.status() {
            StatusCode::INTERNAL_SERVER_ERROR => Rejection::fault(&error),
            _ => Rejection::not_found(),
        })
    }
}

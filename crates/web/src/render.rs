use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use crate::PageError;

/// A template as an answer with status 200.
///
/// # Errors
/// When the template cannot be rendered: 500.
pub fn render<T: Template>(template: &T) -> Result<Response, PageError> {
    Ok(Html(template.render()?).into_response())
}

/// A form that is shown again because of its faults: status 422, so that nobody takes it for done.
///
/// # Errors
/// As [`render`].
pub fn render_faulty<T: Template>(template: &T) -> Result<Response, PageError> {
    let mut response = render(template)?;
    *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// Whether two values are written alike; the macros of choices compare with it what is chosen.
#[must_use]
pub fn same(one: impl std::fmt::Display, other: impl std::fmt::Display) -> bool {
    one.to_string() == other.to_string()
}

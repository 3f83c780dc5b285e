//! The calls on dossiers of `/api/v1`. Each handler reads what was sent, runs one command or query, and answers;
//! what is wrong comes back as a problem document.

mod act;
mod answer;
mod counts;
mod files;
mod forms;
mod list;
mod new;
mod one;
mod receive;
mod track;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::Desk;

/// Room for the fields and edges of a form around its file, in bytes.
const FIELDS: usize = 1024 * 1024;

/// The calls of this wing with their descriptions, relative to `/api/v1`.
pub fn api(desk: Desk) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(list::list, receive::receive))
        .routes(routes!(counts::counts))
        .routes(routes!(one::one))
        .routes(routes!(one::history))
        .routes(routes!(one::deadline))
        .merge(act::routes())
        .merge(uploads())
        .routes(routes!(files::file))
        .routes(routes!(forms::form))
        .routes(routes!(track::track))
        .with_state(desk)
}

/// Calls that carry a file: one of the largest size, and the fields beside it.
fn uploads() -> OpenApiRouter<Desk> {
    let largest = ::files::Limits::DEFAULT.bytes + FIELDS;
    OpenApiRouter::new().routes(routes!(files::list, files::attach)).layer(DefaultBodyLimit::max(largest))
}

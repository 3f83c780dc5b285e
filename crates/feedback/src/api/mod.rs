//! The calls of feedback under `/api/v1`: reads alone.

mod petitions;
mod satisfaction;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::Desk;

/// The calls of this wing with their descriptions, relative to `/api/v1`.
pub fn api(desk: Desk) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(satisfaction::satisfaction))
        .routes(routes!(petitions::list))
        .routes(routes!(petitions::one))
        .with_state(desk)
}

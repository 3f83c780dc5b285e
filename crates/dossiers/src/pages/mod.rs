//! The pages of this wing. One page a file, with its template of the same name in `templates/`.

use axum::Router;

use crate::desk::Desk;

/// Every page.
pub fn router(desk: Desk) -> Router {
    Router::new().with_state(desk)
}

/// The entries of the left navigation.
pub fn navigation() -> Vec<web::NavItem> {
    Vec::new()
}

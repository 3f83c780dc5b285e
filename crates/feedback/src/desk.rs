use axum::Router;
use axum::extract::FromRef;
use dossiers::Dossiers;

/// Where a person is asked how it went: the wing of dossiers shows the way there once a result was handed over.
pub const ASK: &str = "/feedback";

/// What the pages and the calls of this wing stand on.
#[derive(Clone)]
pub struct Desk {
    pub kit: web::Kit,
    /// Knows whether code and digits belong together.
    pub dossiers: Dossiers,
}

impl FromRef<Desk> for web::Kit {
    fn from_ref(desk: &Desk) -> Self {
        desk.kit.clone()
    }
}

/// The pages of this wing: the question and the petitions in public, the desk and the figures under `/staff`.
pub fn pages(desk: Desk) -> Router {
    crate::pages::router(desk)
}

/// The entries of this wing in the left navigation.
#[must_use]
pub fn navigation() -> Vec<web::NavItem> {
    crate::pages::navigation()
}

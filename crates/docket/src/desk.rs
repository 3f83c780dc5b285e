use axum::Router;
use axum::extract::FromRef;
use files::FileStore;

use crate::Docket;

/// What the pages and the calls of this wing stand on: the house's kit, the wing itself and the files.
#[derive(Clone)]
pub struct Desk {
    pub kit: web::Kit,
    pub docket: Docket,
    pub files: FileStore,
}

impl FromRef<Desk> for web::Kit {
    fn from_ref(desk: &Desk) -> Self {
        desk.kit.clone()
    }
}

/// The pages of this wing: communes', departments' and the province's under `/staff`, answered matters in public.
pub fn pages(desk: Desk) -> Router {
    crate::pages::router(desk)
}

/// The entries of this wing in the left navigation, in the order in which a day's work needs them.
#[must_use]
pub fn navigation() -> Vec<web::NavItem> {
    crate::pages::navigation()
}

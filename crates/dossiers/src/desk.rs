use axum::Router;
use axum::extract::FromRef;
use files::FileStore;

use crate::Dossiers;

/// What the pages and the calls of this wing stand on: the house's kit, the wing itself and the files.
#[derive(Clone)]
pub struct Desk {
    pub kit: web::Kit,
    pub dossiers: Dossiers,
    pub files: FileStore,
    /// Where a person is asked how it went, once a result was handed over; a form with code and digits leads there. `None`
    /// where nobody asks.
    pub asks_at: Option<&'static str>,
}

impl FromRef<Desk> for web::Kit {
    fn from_ref(desk: &Desk) -> Self {
        desk.kit.clone()
    }
}

/// The pages of this wing: the clerks' and officers' under `/staff`, and the public look-up at `/track`.
pub fn pages(desk: Desk) -> Router {
    crate::pages::router(desk)
}

/// The entries of this wing in the left navigation, in the order in which a day's work needs them.
#[must_use]
pub fn navigation() -> Vec<web::NavItem> {
    crate::pages::navigation()
}

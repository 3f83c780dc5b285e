use axum::Router;
use axum::extract::FromRef;

use crate::pages::Shelf;

/// What the pages and calls of this wing stand on.
#[derive(Clone)]
pub struct Desk {
    pub kit: web::Kit,
    /// Published files, kept for the day.
    pub(crate) shelf: Shelf,
}

impl Desk {
    /// A desk in this house.
    #[must_use]
    pub fn new(kit: web::Kit) -> Self {
        Self { kit, shelf: Shelf::default() }
    }
}

impl FromRef<Desk> for web::Kit {
    fn from_ref(desk: &Desk) -> Self {
        desk.kit.clone()
    }
}

/// The pages of this wing: the province's wall, units, fields, people, and the dossiers behind each figure.
pub fn pages(desk: Desk) -> Router {
    crate::pages::router(desk)
}

/// The entries of this wing in the left navigation.
#[must_use]
pub fn navigation() -> Vec<web::NavItem> {
    crate::pages::navigation()
}

use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use store::audit::heads::Signer;

use crate::pages::Shelf;

/// What the pages and calls of this wing stand on.
#[derive(Clone)]
pub struct Desk {
    pub kit: web::Kit,
    /// The house's key, with which evidence is signed; without one there is none.
    pub signer: Option<Arc<Signer>>,
    /// Published files, kept for the day.
    pub(crate) shelf: Shelf,
}

impl Desk {
    /// A desk in this house.
    #[must_use]
    pub fn new(kit: web::Kit) -> Self {
        Self { kit, signer: None, shelf: Shelf::default() }
    }

    /// The same desk with the house's key.
    #[must_use]
    pub fn with_signer(mut self, signer: Signer) -> Self {
        self.signer = Some(Arc::new(signer));
        self
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

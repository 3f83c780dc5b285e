use axum::Router;
use axum::extract::FromRef;
use identity::Role;

use crate::{WORDS, pages as own};

/// What the pages and the calls of this wing stand on.
#[derive(Clone)]
pub struct State {
    pub kit: web::Kit,
}

impl FromRef<State> for web::Kit {
    fn from_ref(state: &State) -> Self {
        state.kit.clone()
    }
}

/// The public board at `/board`, and the administrators' pages at `/staff/procedures`.
pub fn pages(state: State) -> Router {
    own::router(state)
}

/// Who sees the catalogue in the left navigation.
const SEE: &[Role] = &[
    Role::ProvincialCentre,
    Role::ProvincialOffice,
    Role::DepartmentAdmin,
    Role::CommuneAdmin,
    Role::Director,
    Role::Leader,
    Role::Head,
    Role::Receiver,
    Role::Specialist,
];

/// The entries of this wing in the left navigation.
#[must_use]
pub fn navigation() -> Vec<web::NavItem> {
    vec![web::NavItem::new("procedure-nav", "/staff/procedures", &WORDS).roles(SEE)]
}

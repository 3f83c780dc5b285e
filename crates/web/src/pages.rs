//! The few pages of the shell itself: home, sign-in and sign-out, the language switch, the front end's files.

mod home;
mod language;
mod next;
mod password;
mod sign_in;

use axum::Router;
use axum::extract::FromRef;
use axum::routing::{get, post};

use crate::Kit;

/// `/sign-in`, `/sign-out`, `/language/{lang}`, `/staff/password` and `/assets/…`.
pub fn pages(kit: Kit) -> Router {
    Router::new()
        .route("/sign-in", get(sign_in::form).post(sign_in::enter))
        .route("/sign-out", post(sign_in::leave))
        .route("/staff/password", get(password::form).post(password::change))
        .route("/language/{lang}", get(language::switch))
        .route("/assets/{name}", get(crate::assets::serve))
        .with_state(Own(kit))
}

/// `/`: the citizens' first page.
pub fn home(kit: Kit) -> Router {
    Router::new().route("/", get(home::page)).with_state(Own(kit))
}

/// The state of these pages.
#[derive(Clone)]
pub(crate) struct Own(Kit);

impl FromRef<Own> for Kit {
    fn from_ref(own: &Own) -> Self {
        own.0.clone()
    }
}

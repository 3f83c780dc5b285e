//! The pages of this wing, all below `/staff/organization`. One page or one group of small forms a file, with its
//! template in `templates/`.

mod absences;
mod account;
mod accounts;
mod calendar;
mod choices;
mod counters;
mod fields;
mod new_account;
mod roles;
mod setting;
mod unit;
mod units;

use axum::Router;
use axum::response::{Redirect, Response};
use axum::routing::{get, post};
use identity::Role;
use web::{Kit, NavItem};

use crate::WORDS;
use crate::api::House;

/// What a page answers.
type Answer = Result<Response, web::PageError>;

/// Every page.
pub fn pages(kit: Kit) -> Router {
    let units = Router::new()
        .route("/", get(units::page))
        .route("/units/{code}", get(unit::page))
        .route("/units/{code}/code", post(unit::set_code))
        .route("/units/{code}/settings/{key}", get(setting::form).post(setting::set))
        .route("/units/{code}/counters", post(counters::add))
        .route("/counters/{id}/{act}", post(counters::switch))
        .route("/calendar", get(calendar::page).post(calendar::add))
        .route("/absences", get(absences::page).post(absences::note))
        .route("/absences/{id}/end", post(absences::take_back))
        .route("/fields", get(fields::page).post(fields::set));
    let accounts = Router::new()
        .route("/accounts", get(accounts::page))
        .route("/accounts/new", get(new_account::form).post(new_account::create))
        .route("/accounts/{login}", get(account::page))
        .route("/accounts/{login}/name", post(account::rename))
        .route("/accounts/{login}/password", post(account::reset))
        .route("/accounts/{login}/{act}", post(account::switch))
        .route("/accounts/{login}/roles", post(roles::grant))
        .route("/accounts/{login}/roles/{grant}/end", post(roles::revoke));
    // The first page answers with and without a slash at its end, as people type it.
    let whole = Router::new().nest("/staff/organization", units.merge(accounts));
    whole
        .route("/staff/organization/", get(|| async { Redirect::permanent("/staff/organization") }))
        .with_state(House { kit })
}

/// The entries of the left navigation.
#[must_use]
pub fn navigation() -> Vec<NavItem> {
    vec![
        NavItem::new("organization-nav-units", "/staff/organization", &WORDS),
        NavItem::new("organization-nav-accounts", "/staff/organization/accounts", &WORDS).roles(&[
            Role::CommuneAdmin,
            Role::DepartmentAdmin,
            Role::ProvincialCentre,
            Role::ProvincialOffice,
            Role::Operator,
            Role::Leader,
            Role::Director,
        ]),
    ]
}

/// Back to a page after an act; it says that all is kept.
fn to(path: &str) -> Response {
    web::done(&format!("/staff/organization/{path}"), "organization-done")
}

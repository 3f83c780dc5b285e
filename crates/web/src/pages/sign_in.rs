use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use identity::Attempt;
use kernel::Refusal;
use serde::Deserialize;
use tower_sessions::Session;

use super::{Own, next};
use crate::failure::Failure;
use crate::staff::PASSWORD;
use crate::{Form, Page, PageError, Query, Staff, Texts, Visit, WORDS, render, session};

/// Where people land who came for nothing particular.
const STAFF: &str = "/staff";

#[derive(Template)]
#[template(path = "sign-in.html")]
struct SignIn {
    page: Page,
    t: Texts,
    login: String,
    next: String,
    error: String,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

/// A form with nothing but a button.
#[derive(Deserialize)]
pub(super) struct Nothing {}

/// `GET /sign-in?next=PATH`. Whoever is signed in already goes on.
pub(super) async fn form(
    staff: Result<Staff, Response>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let next = next::inside(&asked.next, STAFF).to_owned();
    if staff.is_ok() {
        return Ok(Redirect::to(&next).into_response());
    }
    show(&visit, String::new(), next, String::new())
}

/// `POST /sign-in`.
pub(super) async fn enter(
    State(Own(kit)): State<Own>,
    visit: Visit,
    session: Session,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let next = next::inside(&typed.next, STAFF).to_owned();
    kit.limits.sign_in_address.check(&visit.origin)?;
    kit.limits.sign_in_account.check(&typed.login.trim().to_lowercase())?;
    let login = typed.login.clone();
    let attempt =
        Attempt { login: typed.login, password: typed.password, origin: visit.origin.clone(), now: kit.clock.now() };
    match identity::sign_in(&kit.store, attempt).await {
        Ok(signed_in) => {
            session::begin(&session, signed_in.account, kit.clock.now()).await?;
            let to = if signed_in.must_change { PASSWORD } else { &next };
            Ok(Redirect::to(to).into_response())
        }
        Err(store::Error::Refused(Refusal::Forbidden(reason))) => {
            let error = visit.texts(&WORDS).reason(&reason);
            let mut response = show(&visit, login, next, error)?;
            *response.status_mut() = StatusCode::FORBIDDEN;
            Ok(response)
        }
        Err(error) => Err(Failure::from(error).into()),
    }
}

/// `POST /sign-out`.
pub(super) async fn leave(session: Session, Form(Nothing {}): Form<Nothing>) -> Result<Redirect, PageError> {
    session::end(&session).await?;
    Ok(Redirect::to("/"))
}

fn show(visit: &Visit, login: String, next: String, error: String) -> Result<Response, PageError> {
    let t = visit.texts(&WORDS);
    render(&SignIn { page: Page::public(visit, t.say("web-sign-in-title")), t, login, next, error })
}

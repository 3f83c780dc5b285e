//! The edge around every route: ids, logs, limits, sessions, headers, and the faces of errors.

mod faces;
mod headers;
mod trace;

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware;
use axum::response::{IntoResponse, Response};
use identity::Sessions;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::{Kit, Rejection, session};

pub use headers::Framed;

/// Largest body unless a route says otherwise with `DefaultBodyLimit::max`: 256 KB.
const BODY: usize = 256 * 1024;
/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(60);
/// How long a client may pause while it sends a body.
const PAUSE: Duration = Duration::from_secs(20);
/// A session that is not used for so long ends.
const IDLE: time::Duration = time::Duration::hours(4);

/// Puts the house's edge around all routes. Called once, by the door, after everything is mounted; `kit` is
/// the same that the routes' states hold.
pub fn edge(routes: Router, kit: &Kit) -> Router {
    // From the inside out: the last layer sees a request first.
    routes
        .layer(DefaultBodyLimit::max(BODY))
        .layer(sessions(kit))
        .layer(RequestBodyTimeoutLayer::new(PAUSE))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(kit.clone(), faces::show))
        .layer(compression())
        .layer(middleware::from_fn_with_state(kit.clone(), headers::add))
        .layer(middleware::from_fn(trace::record))
}

fn sessions(kit: &Kit) -> SessionManagerLayer<Sessions> {
    let name = if kit.secure_cookies { session::SECURE } else { session::PLAIN };
    SessionManagerLayer::new(Sessions::new(kit.store.clone()))
        .with_name(name)
        .with_secure(kit.secure_cookies)
        .with_http_only(true)
        // Lax, so that a link in a mail or a scanned code opens the page for whoever is signed in.
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(IDLE))
}

fn compression() -> CompressionLayer<impl Predicate> {
    let predicate = SizeAbove::new(1024)
        .and(NotForContentType::new("application/pdf"))
        .and(NotForContentType::new("application/zip"))
        .and(NotForContentType::new("application/vnd.openxmlformats"))
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::new("font/"));
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(predicate)
}

/// What a panic said goes to the log; the visitor gets an incident's number.
#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without words");
    Rejection::fault(&said).into_response()
}

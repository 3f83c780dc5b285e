//! What answers while the store is still being migrated or filled, and the way to the router afterwards.
//!
//! The address is listened on before anything else is done, so a browser that is opened at once gets a page that
//! says so and comes back by itself. What machines ask (`/healthz`, `/readyz`, `/metrics`) is answered here all along:
//! it needs no session, no language and no limit.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Lang;
use store::Store;
use tower::ServiceExt;

use super::measure::Figures;
use crate::words::Words;

/// Seconds after which a browser asks again.
const AGAIN: &str = "2";

/// The door that opens once: until then every page says that Motcua is starting.
#[derive(Clone)]
pub(crate) struct Gate {
    open: Arc<OnceLock<Open>>,
    figures: Option<Figures>,
}

/// What stands behind the gate.
struct Open {
    router: Router,
    store: Store,
}

impl Gate {
    /// A closed gate.
    pub fn new(figures: Option<Figures>) -> Self {
        Self { open: Arc::default(), figures }
    }

    /// Lets requests through to `router` from now on. A second call changes nothing.
    pub fn open(&self, router: Router, store: Store) {
        let _ = self.open.set(Open { router, store });
    }

    /// Answers one request.
    pub async fn answer(self, request: Request<Body>) -> Response {
        match request.uri().path() {
            "/healthz" => return (StatusCode::OK, "ok\n").into_response(),
            "/readyz" => return self.ready().await,
            "/metrics" => return self.metrics(),
            _ => {}
        }
        match self.open.get() {
            Some(open) => match open.router.clone().oneshot(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            },
            None => starting(&request),
        }
    }

    /// Ready means migrated, filled if it is a demo, and that the database answers now.
    async fn ready(&self) -> Response {
        let said = match self.open.get() {
            None => Err("starting\n"),
            Some(open) => open.store.read(|_| Ok(())).await.map_err(|_| "the store does not answer\n"),
        };
        match said {
            Ok(()) => (StatusCode::OK, "ready\n").into_response(),
            Err(said) => (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, AGAIN)], said).into_response(),
        }
    }

    fn metrics(&self) -> Response {
        match &self.figures {
            Some(figures) => {
                ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], figures.text()).into_response()
            }
            None => StatusCode::NOT_FOUND.into_response(),
        }
    }
}

fn starting(request: &Request<Body>) -> Response {
    let asked = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let words = Words::new(Lang::from_accept(asked.unwrap_or_default()));
    if request.uri().path().starts_with("/api/") { problem(words) } else { page(words) }
}

fn problem(words: Words) -> Response {
    let body = serde_json::json!({
        "type": "about:blank",
        "title": words.say("motcua-starting-title"),
        "status": 503,
        "detail": words.say("motcua-starting-detail"),
        "code": "motcua-starting",
    });
    let headers = [(header::CONTENT_TYPE, "application/problem+json"), (header::RETRY_AFTER, AGAIN)];
    (StatusCode::SERVICE_UNAVAILABLE, headers, body.to_string()).into_response()
}

/// A page of a few hundred bytes that needs neither style sheet nor script.
fn page(words: Words) -> Response {
    let (lang, title, detail) = (words.lang(), words.say("motcua-starting-title"), words.say("motcua-starting-detail"));
    let html = format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1><p>{detail}</p></main></body></html>"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::REFRESH, AGAIN),
        (header::RETRY_AFTER, AGAIN),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, headers, html).into_response()
}

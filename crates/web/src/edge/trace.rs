//! One line in the log and one sample in the figures for every request. Never the query, never a body: both
//! may hold personal data.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use kernel::Id;
use tracing::Instrument;

/// The request's id, in the answer's headers and in every line of the log.
const REQUEST_ID: &str = "x-request-id";

pub(super) async fn record(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = Id::new().to_string();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", id, %method, route);
    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, took) = (response.status().as_u16(), started.elapsed());
    span.in_scope(|| {
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        if status >= 500 { tracing::warn!(status, ms, "answered") } else { tracing::info!(status, ms, "answered") }
    });
    let labels = [("method", series(&method).to_owned()), ("route", route), ("status", status.to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_seconds", &labels[..2]).record(took.as_secs_f64());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// Clients may invent methods; all of those are one series.
fn series(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

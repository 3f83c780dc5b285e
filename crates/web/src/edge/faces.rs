//! Gives every failure its face: a page or a problem, in the visitor's language.

use askama::Template;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use kernel::Reason;

use crate::answer::{Face, Unsaid};
use crate::failure::Failure;
use crate::problem::{ProblemBody, tag, title};
use crate::visit::asked_language;
use crate::{Kit, Page, Texts, Visit};

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    page: Page,
    t: Texts,
    failure: &'a Failure,
    /// Key of the words on what to do next.
    next: &'static str,
    staff: bool,
}

#[derive(Template)]
#[template(path = "error-part.html")]
struct ErrorPart<'a> {
    t: Texts,
    failure: &'a Failure,
}

pub(super) async fn show(State(kit): State<Kit>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let (visit, api) = (Visit::read(&parts, &kit), parts.uri.path().starts_with("/api/"));
    let lang = if api { asked_language(&parts.headers) } else { visit.lang };
    let head = parts.method == Method::HEAD;
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let Some(Unsaid { failure, face }) = failure_of(&mut response) else { return response };
    let problem = match face {
        Face::Page => false,
        Face::Problem => true,
        Face::ByPath => api,
    };
    let mut shown = if problem { document(&failure, lang) } else { page(visit, &failure) };
    *shown.status_mut() = failure.status;
    if head {
        *shown.body_mut() = Body::empty();
    }
    keep_headers(&response, &mut shown);
    shown
}

/// The failure an answer carries, or the one behind a bare status that axum itself or a layer gave.
fn failure_of(response: &mut Response) -> Option<Unsaid> {
    if let Some(unsaid) = response.extensions_mut().remove::<Unsaid>() {
        return Some(unsaid);
    }
    let status = response.status();
    let plain =
        response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if !(status.is_client_error() || status.is_server_error()) || !plain {
        return None;
    }
    let code = match status {
        StatusCode::NOT_FOUND => "web-not-found",
        StatusCode::METHOD_NOT_ALLOWED => "web-method",
        StatusCode::PAYLOAD_TOO_LARGE => "web-body-too-large",
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => "web-unavailable",
        status if status.is_server_error() => {
            let failure = Failure::fault(&format!("bare status {status}"));
            return Some(Unsaid { failure, face: Face::ByPath });
        }
        _ => "web-bad-request",
    };
    Some(Unsaid { failure: Failure::new(status, Reason::new(code)), face: Face::ByPath })
}

fn document(failure: &Failure, lang: kernel::Lang) -> Response {
    let body = ProblemBody::write(failure, &Texts::shared(lang));
    let headers = [(header::CONTENT_TYPE, "application/problem+json"), (header::CONTENT_LANGUAGE, tag(lang))];
    let mut response = (headers, body).into_response();
    if failure.status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

fn page(visit: Visit, failure: &Failure) -> Response {
    let t = Texts::shared(visit.lang);
    let html = if visit.partial {
        ErrorPart { t, failure }.render()
    } else {
        let staff = visit.path.starts_with("/staff");
        let page = Page::public(&visit, t.say(title(failure.status.as_u16())));
        ErrorPage { page, t, failure, next: advice(failure.status), staff }.render()
    };
    Html(html.unwrap_or_default()).into_response()
}

const fn advice(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "web-next-401",
        403 => "web-next-403",
        404 => "web-next-404",
        409 => "web-next-409",
        413 => "web-next-413",
        429 => "web-next-429",
        503 => "web-next-503",
        500..=599 => "web-next-500",
        _ => "web-next-400",
    }
}

/// Whatever the answer said beside its body stays: when to come back, which methods there are, cookies.
fn keep_headers(from: &Response, to: &mut Response) {
    for (name, value) in from.headers() {
        if ![header::CONTENT_TYPE, header::CONTENT_LENGTH].contains(name) {
            to.headers_mut().append(name.clone(), value.clone());
        }
    }
}

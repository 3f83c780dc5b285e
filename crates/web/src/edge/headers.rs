//! Headers that every answer carries.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::{Csrf, Kit, csrf, done};

/// Everything from this house, nothing inline. `blob:` only for the preview of a picture just taken.
const POLICY: &str = "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'; frame-src 'self'";

/// Files that were uploaded are shown in a frame of ours, so they alone may be framed by the house itself.
const FRAMED: &str = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; \
     frame-ancestors 'self'; sandbox";

const COMMON: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-permitted-cross-domain-policies", "none"),
    ("x-dns-prefetch-control", "off"),
];

/// A mark a handler leaves on its answer: this is an uploaded file that our own pages show in a frame.
#[derive(Clone, Copy, Debug)]
pub struct Framed;

pub(super) async fn add(State(kit): State<Kit>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let csrf = Csrf::of(&parts);
    parts.extensions.insert(csrf.clone());
    let asked = parts.headers.clone();
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let word = done::cookie_for(&asked, &response, kit.secure_cookies);
    let framed = response.extensions().get::<Framed>().is_some();
    let headers = response.headers_mut();
    for (name, value) in COMMON {
        set(headers, name, value);
    }
    set(headers, "content-security-policy", if framed { FRAMED } else { POLICY });
    set(headers, "x-frame-options", if framed { "SAMEORIGIN" } else { "DENY" });
    if kit.secure_cookies {
        set(headers, "strict-transport-security", "max-age=31536000; includeSubDomains");
    }
    // Pages and calls may hold personal data; only what says so itself is kept anywhere.
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Some(word) = word {
        headers.append(header::SET_COOKIE, word);
    }
    if let Some(secret) = csrf.new_cookie() {
        let secure = if kit.secure_cookies { "; Secure" } else { "" };
        let cookie = format!("{}={secret}; Path=/; HttpOnly; SameSite=Strict{secure}", csrf::VISITOR);
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
    response
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &'static str) {
    headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
}

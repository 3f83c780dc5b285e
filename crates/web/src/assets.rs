//! The front end, built by `build.rs` and embedded: hashed names, compressed beforehand, kept by browsers for
//! good.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::PageError;

/// One built file.
struct Asset {
    /// Its plain name: `staff.css`.
    name: &'static str,
    /// Its name with the hash of its content: `staff-1a2b3c4d.css`.
    hashed: &'static str,
    /// The whole address.
    address: &'static str,
    kind: &'static str,
    plain: &'static [u8],
    /// Compressed forms; empty for what is compressed already.
    brotli: &'static [u8],
    gzip: &'static [u8],
}

// `static ASSETS: &[Asset]`
include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Address of a file by its plain name; the plain name itself shows in the page when there is no such file.
pub(crate) fn address(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("/assets/missing", |asset| asset.address)
}

/// `GET /assets/{name}`.
pub(crate) async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.hashed == name) else {
        return PageError::not_found().into_response();
    };
    let known = headers.get(header::IF_NONE_MATCH).and_then(|tag| tag.to_str().ok());
    let mut response = if known.is_some_and(|tag| tag.contains(asset.hashed)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body(asset, &headers)
    };
    let own = response.headers_mut();
    own.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    own.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", asset.hashed)) {
        own.insert(header::ETAG, tag);
    }
    response
}

fn body(asset: &Asset, headers: &HeaderMap) -> Response {
    let (bytes, encoding) = if asset.brotli.is_empty() {
        (asset.plain, None)
    } else if takes(headers, "br") {
        (asset.brotli, Some("br"))
    } else if takes(headers, "gzip") {
        (asset.gzip, Some("gzip"))
    } else {
        (asset.plain, None)
    };
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    if let Some(encoding) = encoding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn takes(headers: &HeaderMap, encoding: &str) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        name.trim().eq_ignore_ascii_case(encoding) && !matches!(weight.trim(), "q=0" | "q=0.0")
    })
}

//! The word of success that outlives the redirect after a form.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::visit::cookie;

/// The cookie that carries the word to the next page and goes away with it.
const DONE: &str = "motcua_done";
/// Long enough for a slow line, short enough not to turn up on another day.
const SECONDS: u32 = 60;

/// A mark on an answer: the key of the words the next page says.
#[derive(Clone, Copy, Debug)]
struct Done(&'static str);

/// To a page of ours after an act; the page says the message `key` of the wing once, above everything else.
#[must_use]
pub fn done(to: &str, key: &'static str) -> Response {
    let mut response = Redirect::to(to).into_response();
    response.extensions_mut().insert(Done(key));
    response
}

/// The key that came along; what nobody here wrote is dropped, and an unknown key is not shown.
pub(crate) fn of(headers: &HeaderMap) -> Option<String> {
    let plain = |key: &&str| key.len() <= 80 && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    cookie(headers, DONE).filter(plain).map(ToOwned::to_owned)
}

/// The cookie to be set with this answer: the word of an act, or its end once a page has said it.
pub(crate) fn cookie_for(asked: &HeaderMap, answer: &Response, secure: bool) -> Option<HeaderValue> {
    let (key, seconds) = match answer.extensions().get::<Done>() {
        Some(Done(key)) => (*key, SECONDS),
        None if of(asked).is_some() && is_page(answer) => ("", 0),
        None => return None,
    };
    let secure = if secure { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{DONE}={key}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly{secure}")).ok()
}

fn is_page(answer: &Response) -> bool {
    let kind = answer.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    answer.status().is_success() && kind.is_some_and(|kind| kind.starts_with(b"text/html"))
}

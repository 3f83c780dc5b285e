use std::convert::Infallible;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use kernel::Lang;

use crate::{Csrf, Kit, Texts, Words, done, origin};

/// The cookie that keeps the language.
pub(crate) const LANGUAGE: &str = "motcua_lang";

/// Anyone's visit to a page.
#[derive(Clone)]
pub struct Visit {
    /// Vietnamese unless the visitor chose English by the switch.
    pub lang: Lang,
    /// The visitor's network address, as histories and limits keep it.
    pub origin: String,
    /// The token every form carries; see [`Csrf`].
    pub csrf: Csrf,
    /// Path and query of this page: the language switch and the sign-in come back to it.
    pub path: String,
    /// htmx asks for a part of the page only.
    pub partial: bool,
    /// Key of what was just done, on the page an act leads to.
    pub(crate) done: Option<String>,
    /// Every page says that its data is made up.
    pub(crate) demo: bool,
}

impl Visit {
    /// The texts of a wing in the visitor's language.
    #[must_use]
    pub const fn texts(&self, words: &'static Words) -> Texts {
        Texts::new(self.lang, words)
    }

    pub(crate) fn read(parts: &Parts, kit: &Kit) -> Self {
        Self {
            lang: language(&parts.headers),
            origin: origin::address(parts, &kit.trusted_proxies),
            csrf: Csrf::of(parts),
            path: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            partial: parts.headers.get("hx-request-type").is_some_and(|kind| kind == "partial"),
            done: done::of(&parts.headers),
            demo: kit.demo,
        }
    }
}

impl<S> FromRequestParts<S> for Visit
where
    S: Send + Sync,
    Kit: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self::read(parts, &Kit::from_ref(state)))
    }
}

/// The language of a page: the cookie of the switch, else Vietnamese. Browsers often ask for English without
/// their owner's knowing, so `Accept-Language` counts only for calls of the API.
pub(crate) fn language(headers: &HeaderMap) -> Lang {
    cookie(headers, LANGUAGE).and_then(Lang::parse).unwrap_or_default()
}

/// The language an API call asks for.
pub(crate) fn asked_language(headers: &HeaderMap) -> Lang {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Lang::from_accept(asked.unwrap_or_default())
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    pairs
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

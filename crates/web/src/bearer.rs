use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use identity::Actor;
use kernel::{Lang, Reason};

use crate::failure::Failure;
use crate::{Kit, Problem, Texts, Words, origin, visit};

/// The owner of the token a call of the API carries: `Authorization: Bearer TOKEN`. Without a valid one the
/// answer is a problem with status 401.
#[derive(Clone)]
pub struct Bearer {
    pub actor: Actor,
    /// The language asked for in `Accept-Language`.
    pub lang: Lang,
}

impl Bearer {
    /// The texts of a wing in the asked language.
    #[must_use]
    pub const fn texts(&self, words: &'static Words) -> Texts {
        Texts::new(self.lang, words)
    }
}

impl<S> FromRequestParts<S> for Bearer
where
    S: Send + Sync,
    Kit: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let kit = Kit::from_ref(state);
        let token = token(parts).ok_or_else(|| unknown("web-token-missing"))?.to_owned();
        let origin = origin::address(parts, &kit.trusted_proxies);
        let now = kit.clock.now();
        let actor = identity::bearer(&kit.store, token, origin, now).await?;
        let actor = actor.ok_or_else(|| unknown("web-token-unknown"))?;
        Ok(Self { actor, lang: visit::asked_language(&parts.headers) })
    }
}

fn token(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty()).then_some(token.trim())
}

fn unknown(code: &'static str) -> Problem {
    Problem(Failure::new(StatusCode::UNAUTHORIZED, Reason::new(code)))
}

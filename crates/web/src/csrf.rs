//! Proof that a form was filled in on a page of ours.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::HeaderMap;
use axum::http::request::Parts;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::session;
use crate::visit::cookie;

const SIZE: usize = 16;
/// The cookie of visitors who are not signed in.
pub(crate) const VISITOR: &str = "motcua_visitor";

/// The token that every form of this visit carries in the hidden field `_csrf`, and htmx in `X-CSRF`.
///
/// It is a digest of the session's own secret id, or of a random cookie for visitors without one, so nothing
/// is kept and a restart of the server breaks no open form. Each page shows it masked anew, so that
/// compressed pages do not give it away.
#[derive(Clone)]
pub struct Csrf(Arc<Inner>);

struct Inner {
    secret: String,
    /// The cookie must still be set once the token has been shown.
    fresh: bool,
    shown: AtomicBool,
}

impl Csrf {
    /// The token of the request's session, its visitor cookie, or a fresh one.
    pub(crate) fn of(parts: &Parts) -> Self {
        if let Some(kept) = parts.extensions.get::<Self>() {
            return kept.clone();
        }
        match secret(&parts.headers) {
            Some(secret) => Self(Arc::new(Inner { secret, fresh: false, shown: AtomicBool::new(false) })),
            None => Self(Arc::new(Inner { secret: random(), fresh: true, shown: AtomicBool::new(false) })),
        }
    }

    /// The value for the cookie, if one must be set with this answer.
    pub(crate) fn new_cookie(&self) -> Option<&str> {
        (self.0.fresh && self.0.shown.load(Ordering::Relaxed)).then_some(self.0.secret.as_str())
    }

    /// Whether `token` was shown on a page of this session.
    pub(crate) fn accepts(&self, token: &str) -> bool {
        let mut bytes = [0_u8; SIZE * 2];
        if self.0.fresh || hex::decode_to_slice(token.trim(), &mut bytes).is_err() {
            return false;
        }
        let (mask, masked) = bytes.split_at(SIZE);
        let plain: Vec<u8> = mask.iter().zip(masked).map(|(a, b)| a ^ b).collect();
        plain.as_slice().ct_eq(&digest(&self.0.secret)).into()
    }
}

/// The token, masked anew each time.
impl fmt::Display for Csrf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.shown.store(true, Ordering::Relaxed);
        let mut mask = [0_u8; SIZE];
        getrandom::fill(&mut mask).map_err(|_| fmt::Error)?;
        let masked: Vec<u8> = digest(&self.0.secret).iter().zip(mask).map(|(a, b)| a ^ b).collect();
        write!(f, "{}{}", hex::encode(mask), hex::encode(masked))
    }
}

/// Nothing of the secret is printed.
impl fmt::Debug for Csrf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Csrf")
    }
}

fn secret(headers: &HeaderMap) -> Option<String> {
    let session = [session::PLAIN, session::SECURE].into_iter().find_map(|name| cookie(headers, name));
    session.or_else(|| cookie(headers, VISITOR)).filter(|value| value.len() >= SIZE).map(ToOwned::to_owned)
}

fn digest(secret: &str) -> [u8; SIZE] {
    let whole = Sha256::new().chain_update(b"motcua form").chain_update(secret.as_bytes()).finalize();
    std::array::from_fn(|place| whole[place])
}

fn random() -> String {
    let mut bytes = [0_u8; SIZE];
    // A machine without randomness must not hand out guessable tokens; `accepts` never takes a fresh one.
    if getrandom::fill(&mut bytes).is_err() {
        return kernel::Id::new().to_string();
    }
    hex::encode(bytes)
}

//! API tokens: 256 random bits, shown once, stored as a hash.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;
use kernel::{Id, Timestamp};
use sha2::{Digest, Sha256};
use store::{Conn, Result, Store};

use crate::schema::account_token;
use crate::{Actor, password, queries};

/// Tells a token from other secrets, for people and for scanners that look for leaked ones.
const PREFIX: &str = "motcua_";

/// How exactly a use is noted: to the hour, so that calls with a token seldom write.
const NOTED: i64 = 3_600;

/// A fresh token.
pub(crate) fn generate() -> String {
    let mut bytes = [0; 32];
    password::fill(&mut bytes);
    format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// What is stored of a token; `None` if it does not even look like one. A fast hash is enough for 256 random
/// bits.
pub(crate) fn hash(token: &str) -> Option<[u8; 32]> {
    let secret = token.strip_prefix(PREFIX)?;
    let bytes = URL_SAFE_NO_PAD.decode(secret).ok()?;
    (bytes.len() == 32).then(|| Sha256::digest(token.as_bytes()).into())
}

/// The actor of `Authorization: Bearer TOKEN`, as the API asks on every call; notes the use once an hour.
/// `None` when the token does not open anything, whatever the cause.
///
/// # Errors
/// Those of the store. A use that cannot be noted is no error.
pub async fn bearer(store: &Store, token: String, origin: String, now: Timestamp) -> Result<Option<Actor>> {
    let found = store.read(move |conn| queries::token_owner(conn, &token, &origin, now)).await?;
    let Some((actor, id, used_at)) = found else { return Ok(None) };
    if now.as_micros() - used_at.as_micros() > NOTED * 1_000_000 {
        let _ = store.write(move |conn| note_use(conn, id, now)).await;
    }
    Ok(Some(actor))
}

fn note_use(conn: &mut Conn, id: Id, now: Timestamp) -> Result<()> {
    let hour = Timestamp::from_micros(now.as_micros() - now.as_micros().rem_euclid(NOTED * 1_000_000));
    diesel::update(account_token::table.filter(account_token::id.eq(id)))
        .set(account_token::used_at.eq(hour))
        .execute(conn)?;
    Ok(())
}

//! Answers that are remembered by the caller's key, so that a call sent twice acts once. Both functions run
//! in the transaction of the act itself.

use diesel::prelude::*;
use kernel::{Id, Timestamp};
use sha2::{Digest, Sha256};

use crate::schema::idempotency;
use crate::{Conn, Result};

/// A call as its key names it.
#[derive(Clone, Debug)]
pub struct Call {
    pub account: Id,
    /// The `Idempotency-Key` header.
    pub key: String,
    request_hash: Vec<u8>,
}

impl Call {
    /// `request` is what must be equal in both calls: method, address and body.
    #[must_use]
    pub fn new(account: Id, key: impl Into<String>, request: &[u8]) -> Self {
        Self { account, key: key.into(), request_hash: Sha256::digest(request).to_vec() }
    }
}

/// What is known of a call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Known {
    /// It has not been made.
    New,
    /// It has been made; this was the answer.
    Answered { status: u16, body: String },
    /// Its key was used for something else. HTTP 422.
    Different,
}

/// Looks up what was answered to the call.
///
/// # Errors
/// Those of the database.
pub fn find(conn: &mut Conn, call: &Call) -> Result<Known> {
    let row: Option<(Vec<u8>, i32, String)> = idempotency::table
        .find((call.account, &call.key))
        .select((idempotency::request_hash, idempotency::status, idempotency::body))
        .first(conn)
        .optional()?;
    Ok(match row {
        None => Known::New,
        Some((hash, _, _)) if hash != call.request_hash => Known::Different,
        Some((_, status, body)) => Known::Answered { status: u16::try_from(status).unwrap_or(500), body },
    })
}

/// Remembers the answer. When the same call was answered meanwhile, the whole command runs again and finds
/// that answer.
///
/// # Errors
/// [`Error::Again`](crate::Error::Again) as said, and those of the database.
pub fn record(conn: &mut Conn, call: &Call, status: u16, body: &str, at: Timestamp) -> Result<()> {
    let inserted = diesel::insert_into(idempotency::table)
        .values((
            idempotency::account.eq(call.account),
            idempotency::key.eq(&call.key),
            idempotency::request_hash.eq(&call.request_hash),
            idempotency::status.eq(i32::from(status)),
            idempotency::body.eq(body),
            idempotency::at.eq(at),
        ))
        .execute(conn);
    inserted.map(|_| ()).map_err(crate::error::again_if_duplicate)
}

/// Forgets answers given before `before`; answers how many.
///
/// # Errors
/// Those of the database.
pub fn forget(conn: &mut Conn, before: Timestamp) -> Result<usize> {
    Ok(diesel::delete(idempotency::table.filter(idempotency::at.lt(before))).execute(conn)?)
}

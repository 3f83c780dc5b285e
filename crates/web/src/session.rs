//! Who is signed in: a session holds the account's id and when it was last seen.

use identity::SESSION_ACCOUNT;
use kernel::{Id, Timestamp};
use tower_sessions::Session;

use crate::failure::Failure;

/// Name of the session cookie without TLS.
pub(crate) const PLAIN: &str = "motcua_session";
/// Name of the session cookie over TLS; the prefix binds it to this host alone.
pub(crate) const SECURE: &str = "__Host-motcua_session";
const SEEN: &str = "seen";
/// A session that is used is written again only after so many seconds, which moves its end.
const WORTH_WRITING: i64 = 600;

/// Keeps a session alive that is used: `ends` is when it would end otherwise.
pub(crate) async fn touch(session: &Session, ends: Timestamp, now: Timestamp) -> Result<(), Failure> {
    let moved = session.expiry_date().unix_timestamp() - ends.as_micros() / 1_000_000;
    if moved > WORTH_WRITING {
        session.insert(SEEN, now.as_micros() / 1_000_000).await.map_err(|error| failure(&error))?;
    }
    Ok(())
}

/// Signs an account in under a new session id.
pub(crate) async fn begin(session: &Session, account: Id, now: Timestamp) -> Result<(), Failure> {
    session.cycle_id().await.map_err(|error| failure(&error))?;
    session.insert(SESSION_ACCOUNT, account).await.map_err(|error| failure(&error))?;
    session.insert(SEEN, now.as_micros() / 1_000_000).await.map_err(|error| failure(&error))
}

/// Signs out: the row and the cookie go.
pub(crate) async fn end(session: &Session) -> Result<(), Failure> {
    session.flush().await.map_err(|error| failure(&error))
}

fn failure(error: &tower_sessions::session::Error) -> Failure {
    Failure::unavailable(error)
}

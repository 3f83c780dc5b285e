//! Signing in with login and password.
//!
//! Three parts, because the costly one must not run on the store's writer: read the [`Challenge`], check the
//! password against it (some 20 ms), settle the outcome. An unknown login, a disabled account, a locked one and
//! a wrong password cost the same work and give the same answer.

use diesel::prelude::*;
use kernel::{Id, Reason, Refusal, Timestamp};
use serde_json::json;
use store::{Conn, Result, Store};
use tokio::sync::Semaphore;

use crate::commands::write_entry;
use crate::password::PasswordHash;
use crate::schema::{account, account_session};

/// Wrong passwords in a row before the account waits.
const FREE_TRIES: i32 = 5;

/// First wait in seconds; it doubles with every further wrong password.
const FIRST_WAIT: i64 = 30;

/// Longest wait in seconds: long enough against guessing, short enough that nobody is locked out for a day.
const LONGEST_WAIT: i64 = 15 * 60;

/// Checks that run at the same time: each takes 19 MiB.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Somebody tries to sign in.
#[derive(Clone)]
pub struct Attempt {
    pub login: String,
    pub password: String,
    /// Network address, for the audit chain.
    pub origin: String,
    pub now: Timestamp,
}

/// Who signed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SignedIn {
    pub account: Id,
    /// Send the person to the page for a new password first.
    pub must_change: bool,
}

/// What the password is checked against.
#[derive(Clone, Debug)]
pub struct Challenge {
    account: Option<Id>,
    hash: PasswordHash,
}

impl Challenge {
    /// Whether the password fits; always the same work.
    #[must_use]
    pub fn verify(&self, password: &str) -> bool {
        self.hash.is(password) & self.account.is_some()
    }

    /// Algorithm and parameters of the check, without salt and hash.
    #[must_use]
    pub fn cost(&self) -> &str {
        self.hash.0.rsplitn(3, '$').nth(2).unwrap_or_default()
    }
}

/// Signs in. The caller then puts the account into a *fresh* session id.
///
/// # Errors
/// [`Refusal::Forbidden`] `identity-sign-in-refused`, which never says what was wrong; those of the store.
pub async fn sign_in(store: &Store, attempt: Attempt) -> Result<SignedIn> {
    let Attempt { login, password, origin, now } = attempt;
    let challenge = store.read(move |conn| challenge(conn, &login)).await?;
    let (challenge, fits) = check(challenge, password).await?;
    let settled = store.write(move |conn| settle(conn, &challenge, fits, &origin, now)).await?;
    Ok(settled.ok_or_else(refused)?)
}

/// Changes one's own password, after the old one was given again. Every session of the account ends.
///
/// # Errors
/// A refusal of the field `old` or `password`; those of the store.
pub async fn change_own_password(
    store: &Store,
    actor: crate::Actor,
    old: String,
    new: String,
    now: Timestamp,
) -> Result<()> {
    let login = actor.login.clone();
    let challenge = store.read(move |conn| self::challenge(conn, &login)).await?;
    let (challenge, fits) = check(challenge, old.clone()).await?;
    if !fits {
        let origin = actor.origin.clone();
        store.write(move |conn| settle(conn, &challenge, false, &origin, now)).await?;
        return Err(Refusal::field("old", Reason::new("identity-password-wrong")).into());
    }
    if old == new {
        return Err(Refusal::field("password", Reason::new("identity-password-same")).into());
    }
    let login = actor.login.clone();
    let hash = in_turn(move || PasswordHash::of(&new, &login)).await??;
    store
        .write(move |conn| {
            let ctx = crate::Ctx::new(&actor, now);
            crate::commands::set_password(conn, &ctx, actor.account, &hash, false)
        })
        .await
}

async fn check(challenge: Challenge, password: String) -> Result<(Challenge, bool)> {
    in_turn(move || {
        let fits = challenge.verify(&password);
        (challenge, fits)
    })
    .await
}

/// Costly work off the async threads, a few at a time.
async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = AT_ONCE.acquire().await.map_err(|_| store::Error::Busy)?;
    tokio::task::spawn_blocking(work).await.map_err(|error| store::Error::Panicked(error.to_string()))
}

/// Hashes a generated password off the async threads, a few at a time.
///
/// # Errors
/// Only when the process is ending.
pub async fn hash_in_turn(password: String) -> Result<PasswordHash> {
    in_turn(move || PasswordHash::unchecked(&password)).await
}

/// The one answer to every attempt that fails.
fn refused() -> Refusal {
    Refusal::Forbidden(Reason::new("identity-sign-in-refused"))
}

/// Reads what a login's password is checked against; for an unknown one, a hash that nothing fits.
///
/// # Errors
/// Those of the store.
pub fn challenge(conn: &mut Conn, login: &str) -> Result<Challenge> {
    let row = account::table
        .filter(account::login.eq(crate::login::fold(login)))
        .select((account::id, account::password))
        .first::<(Id, String)>(conn)
        .optional()?;
    Ok(match row {
        Some((id, hash)) => Challenge { account: Some(id), hash: PasswordHash(hash) },
        None => Challenge { account: None, hash: PasswordHash::of_nobody().clone() },
    })
}

/// Writes down how the attempt ended. `Ok(None)` is a refusal whose count must be kept, so it is no error
/// inside the transaction.
///
/// # Errors
/// Those of the store.
pub fn settle(
    conn: &mut Conn,
    challenge: &Challenge,
    fits: bool,
    origin: &str,
    now: Timestamp,
) -> Result<Option<SignedIn>> {
    let Some(id) = challenge.account else { return Ok(None) };
    let (hash, unit, must_change, disabled, failures, locked_until) = account::table
        .filter(account::id.eq(id))
        .select((
            account::password,
            account::unit,
            account::must_change,
            account::disabled,
            account::failures,
            account::locked_until,
        ))
        .first::<(String, Id, bool, bool, i32, Timestamp)>(conn)?;
    let open = !disabled && locked_until <= now && hash == challenge.hash.0;
    if fits && open {
        forgive(conn, id, failures)?;
        write_entry(conn, unit, now, Some(id), "sign-in", id, &json!({}), origin)?;
        return Ok(Some(SignedIn { account: id, must_change }));
    }
    // While an account waits, further tries neither count nor fill the chain.
    if open {
        let failures = failures.saturating_add(1);
        let until = now.plus_seconds(wait(failures));
        diesel::update(account::table.filter(account::id.eq(id)))
            .set((account::failures.eq(failures), account::locked_until.eq(until)))
            .execute(conn)?;
        write_entry(conn, unit, now, None, "sign-in-refused", id, &json!({ "failures": failures }), origin)?;
    }
    Ok(None)
}

fn forgive(conn: &mut Conn, id: Id, failures: i32) -> Result<()> {
    if failures > 0 {
        diesel::update(account::table.filter(account::id.eq(id)))
            .set((account::failures.eq(0), account::locked_until.eq(Timestamp::default())))
            .execute(conn)?;
    }
    Ok(())
}

/// Seconds to wait after this many wrong passwords in a row.
fn wait(failures: i32) -> i64 {
    if failures < FREE_TRIES {
        return 0;
    }
    let doublings = u32::try_from(failures - FREE_TRIES).unwrap_or(0).min(16);
    (FIRST_WAIT << doublings).min(LONGEST_WAIT)
}

/// Ends every session of an account: the next request with it finds nobody.
///
/// # Errors
/// Those of the store.
pub fn end_sessions(conn: &mut Conn, account: Id) -> Result<usize> {
    Ok(diesel::delete(account_session::table.filter(account_session::account.eq(account))).execute(conn)?)
}

#[cfg(test)]
mod tests {
    use super::wait;

    #[test]
    fn waits_grow_and_stay_bounded() {
        assert_eq!(
            [wait(0), wait(4), wait(5), wait(6), wait(9), wait(10), wait(i32::MAX)],
            [0, 0, 30, 60, 480, 900, 900]
        );
    }
}

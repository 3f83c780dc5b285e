//! Where tower-sessions keeps its sessions: in the store, under a hash of the cookie's id.

use async_trait::async_trait;
use diesel::prelude::*;
use kernel::{Clock, Id, Timestamp};
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::{Conn, Store};
use time::OffsetDateTime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id as SessionId, Record};
use tower_sessions::session_store::{Error, ExpiredDeletion, Result};

use crate::schema::account_session;

/// The key under which a session holds the account that signed in (an [`Id`]). Whoever puts it there makes the
/// session end with the account's password.
pub const ACCOUNT: &str = "account";

/// A session ends this many seconds after sign-in even if it is never idle: one long working day.
const LONGEST: i64 = 16 * 3_600;

/// A later expiry alone is written only when it moves by this many seconds.
const WORTH_WRITING: i64 = 300;

/// Sessions in the store.
///
/// Their times follow the machine's clock, as tower-sessions does itself; a demo's shifted clock does not
/// touch them.
#[derive(Clone)]
pub struct Sessions {
    store: Store,
    clock: Clock,
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

#[derive(Clone, Queryable, Insertable)]
#[diesel(table_name = account_session, treat_none_as_default_value = false)]
struct Row {
    id: Vec<u8>,
    account: Option<Id>,
    data: String,
    made_at: Timestamp,
    expires_at: Timestamp,
}

impl Sessions {
    /// Sessions kept in this store.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store, clock: Clock::system() }
    }

    fn row(&self, record: &Record) -> Result<Row> {
        let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let account = record.data.get(ACCOUNT).and_then(Value::as_str).and_then(Id::parse);
        let expires_at = Timestamp::from_micros(record.expiry_date.unix_timestamp().saturating_mul(1_000_000));
        Ok(Row { id: key(&record.id), account, data, made_at: self.clock.now(), expires_at })
    }

    async fn find(&self, id: &SessionId) -> Result<Option<Row>> {
        let (id, now) = (*id, self.clock.now());
        let found = self.store.read(move |conn| Ok(alive(&id, now).first::<Row>(conn).optional()?));
        found.await.map_err(backend)
    }
}

/// The account that is signed in under a cookie's id, and when the session ends if nobody uses it; `None` once it has
/// ended. One statement.
///
/// # Errors
/// Those of the store.
pub fn signed_in(conn: &mut Conn, id: &SessionId) -> store::Result<Option<(Id, Timestamp)>> {
    let now = Clock::system().now();
    let row: Option<(Option<Id>, Timestamp)> =
        alive(id, now).select((account_session::account, account_session::expires_at)).first(conn).optional()?;
    Ok(row.and_then(|(account, ends)| Some((account?, ends))))
}

/// The row of a cookie's id, unless the session has ended.
#[diesel::dsl::auto_type(no_type_alias)]
fn alive(id: &SessionId, now: Timestamp) -> _ {
    let key: Vec<u8> = key(id);
    let oldest: Timestamp = now.plus_seconds(-LONGEST);
    account_session::table
        .filter(account_session::id.eq(key))
        .filter(account_session::expires_at.gt(now))
        .filter(account_session::made_at.gt(oldest))
}

/// What stands in the table for a cookie's id.
fn key(id: &SessionId) -> Vec<u8> {
    Sha256::digest(id.0.to_be_bytes()).to_vec()
}

fn backend(error: store::Error) -> Error {
    Error::Backend(error.to_string())
}

fn update(conn: &mut Conn, row: &Row) -> store::Result<usize> {
    Ok(diesel::update(account_session::table.filter(account_session::id.eq(&row.id)))
        .set((
            account_session::account.eq(row.account),
            account_session::data.eq(&row.data),
            account_session::expires_at.eq(row.expires_at),
        ))
        .execute(conn)?)
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // 128 random bits do not meet twice; if they did, the unique key would refuse the row.
        let row = self.row(record)?;
        self.store
            .write(move |conn| {
                diesel::insert_into(account_session::table).values(row.clone()).execute(conn)?;
                Ok(())
            })
            .await
            .map_err(backend)
    }

    /// Writes only what changed. A session that was ended meanwhile (password changed, signed out elsewhere)
    /// stays ended: saving never brings it back.
    async fn save(&self, record: &Record) -> Result<()> {
        let row = self.row(record)?;
        let Some(old) = self.find(&record.id).await? else { return Ok(()) };
        let moved = row.expires_at.as_micros().abs_diff(old.expires_at.as_micros());
        let worth = moved > WORTH_WRITING.unsigned_abs() * 1_000_000;
        if old.data == row.data && !worth {
            return Ok(());
        }
        self.store.write(move |conn| update(conn, &row)).await.map(|_| ()).map_err(backend)
    }

    async fn load(&self, id: &SessionId) -> Result<Option<Record>> {
        let Some(row) = self.find(id).await? else { return Ok(None) };
        let data = serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(row.expires_at.as_micros().div_euclid(1_000_000))
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &SessionId) -> Result<()> {
        let key = key(id);
        self.store
            .write(move |conn| {
                diesel::delete(account_session::table.filter(account_session::id.eq(&key))).execute(conn)?;
                Ok(())
            })
            .await
            .map_err(backend)
    }
}

#[async_trait]
impl ExpiredDeletion for Sessions {
    async fn delete_expired(&self) -> Result<()> {
        let now = self.clock.now();
        let oldest = now.plus_seconds(-LONGEST);
        self.store
            .write(move |conn| {
                diesel::delete(
                    account_session::table
                        .filter(account_session::expires_at.le(now).or(account_session::made_at.le(oldest))),
                )
                .execute(conn)?;
                Ok(())
            })
            .await
            .map_err(backend)
    }
}

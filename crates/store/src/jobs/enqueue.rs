use diesel::prelude::*;
use kernel::{Id, Timestamp};

use super::JobState;
use crate::schema::job;
use crate::{Conn, Error, Kind, Result};

/// A job to be enqueued.
#[derive(Clone, Copy, Debug)]
pub struct NewJob<'a> {
    /// Which handler does it: `notify.mail`.
    pub kind: &'a str,
    /// A job of the same kind and key that still waits takes in this one.
    pub key: Option<&'a str>,
    pub payload: &'a serde_json::Value,
    /// Not before this moment.
    pub run_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = job, treat_none_as_default_value = false)]
struct Row<'a> {
    id: Id,
    kind: &'a str,
    key: Option<&'a str>,
    payload: &'a str,
    state: JobState,
    run_at: Timestamp,
    attempts: i32,
}

/// Enqueues a job in the caller's transaction and answers its id, or that of the waiting job with its key.
///
/// # Errors
/// Those of the database.
pub fn enqueue(conn: &mut Conn, new: &NewJob<'_>) -> Result<Id> {
    let payload = new.payload.to_string();
    let row = Row {
        id: Id::new(),
        kind: new.kind,
        key: new.key,
        payload: &payload,
        state: JobState::Waiting,
        run_at: new.run_at,
        attempts: 0,
    };
    // SQLite's one writer sees every waiting job, so looking first is enough there.
    let known = if conn.kind() == Kind::Sqlite { waiting(conn, new)? } else { None };
    if let Some(id) = known {
        return Ok(id);
    }
    let inserted = match conn {
        Conn::Sqlite(conn) => diesel::insert_into(job::table).values(&row).execute(conn)?,
        Conn::Postgres(conn) => diesel::insert_into(job::table).values(&row).on_conflict_do_nothing().execute(conn)?,
    };
    match inserted {
        0 => waiting(conn, new)?.ok_or(Error::Again),
        _ => Ok(row.id),
    }
}

fn waiting(conn: &mut Conn, new: &NewJob<'_>) -> Result<Option<Id>> {
    let Some(key) = new.key else { return Ok(None) };
    Ok(job::table
        .filter(job::kind.eq(new.kind).and(job::key.eq(key)).and(super::is_waiting()))
        .select(job::id)
        .first(conn)
        .optional()?)
}

//! The queue as administrators see it, and as the worker takes from it.

use diesel::dsl::count_star;
use diesel::prelude::*;
use kernel::{Id, Timestamp};

use super::{Job, JobState};
use crate::schema::job;
use crate::{Conn, Result};

/// How many jobs stand where.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    pub waiting: i64,
    pub running: i64,
    pub failed: i64,
}

/// Counts the jobs by state.
///
/// # Errors
/// Those of the database.
pub fn counts(conn: &mut Conn) -> Result<Counts> {
    let rows: Vec<(JobState, i64)> = job::table.group_by(job::state).select((job::state, count_star())).load(conn)?;
    let of = |state| rows.iter().find(|row| row.0 == state).map_or(0, |row| row.1);
    Ok(Counts { waiting: of(JobState::Waiting), running: of(JobState::Running), failed: of(JobState::Failed) })
}

/// The jobs that were given up, oldest first, at most `limit`.
///
/// # Errors
/// Those of the database.
pub fn failed(conn: &mut Conn, limit: i64) -> Result<Vec<Job>> {
    Ok(job::table
        .filter(job::state.eq(JobState::Failed))
        .order(job::id)
        .limit(limit)
        .select(Job::as_select())
        .load(conn)?)
}

/// Puts a job that was given up back into the queue with all its attempts. False when there is no such job.
///
/// # Errors
/// Those of the database.
pub fn retry(conn: &mut Conn, id: Id, now: Timestamp) -> Result<bool> {
    let Some(job) =
        job::table.find(id).filter(job::state.eq(JobState::Failed)).select(Job::as_select()).first(conn).optional()?
    else {
        return Ok(false);
    };
    put_back(conn, &job, 0, now, job.last_error.as_deref())?;
    Ok(true)
}

/// The next jobs of these kinds that are due, or whose worker died; at most `limit`. Kinds that nobody does must not
/// stand in the way of the others.
pub(super) fn due(conn: &mut Conn, now: Timestamp, limit: i64, kinds: &[&str]) -> Result<Vec<Job>> {
    Ok(job::table
        .filter(job::kind.eq_any(kinds.iter().copied()))
        .filter(job::state.ne(JobState::Failed).and(job::run_at.le(now)))
        .order((job::run_at, job::id))
        .limit(limit)
        .select(Job::as_select())
        .load(conn)?)
}

/// Takes a due job until `lease`. `None` when another worker was quicker.
pub(super) fn take(conn: &mut Conn, due: &Job, lease: Timestamp) -> Result<Option<Job>> {
    Ok(diesel::update(job::table.find(due.id))
        .filter(job::state.eq(due.state).and(job::run_at.eq(due.run_at)).and(job::attempts.eq(due.attempts)))
        .set((job::state.eq(JobState::Running), job::run_at.eq(lease), job::attempts.eq(due.attempts + 1)))
        .returning(job::all_columns)
        .get_result(conn)
        .optional()?)
}

/// True while the job is still this worker's: its lease has not been taken over.
fn is_held(conn: &mut Conn, held: &Job) -> Result<bool> {
    let attempts: Option<i32> = job::table
        .find(held.id)
        .filter(job::state.eq(JobState::Running))
        .select(job::attempts)
        .first(conn)
        .optional()?;
    Ok(attempts == Some(held.attempts))
}

/// The job is done and leaves the queue.
pub(super) fn finish(conn: &mut Conn, held: &Job) -> Result<()> {
    if is_held(conn, held)? {
        diesel::delete(job::table.find(held.id)).execute(conn)?;
    }
    Ok(())
}

/// The job waits for another attempt.
pub(super) fn postpone(conn: &mut Conn, held: &Job, until: Timestamp, code: &str) -> Result<()> {
    if is_held(conn, held)? {
        put_back(conn, held, held.attempts, until, Some(code))?;
    }
    Ok(())
}

/// The job is given up.
pub(super) fn give_up(conn: &mut Conn, held: &Job, code: &str) -> Result<()> {
    if is_held(conn, held)? {
        diesel::update(job::table.find(held.id))
            .set((job::state.eq(JobState::Failed), job::last_error.eq(code)))
            .execute(conn)?;
    }
    Ok(())
}

/// Makes a job wait again, unless a newer one of its key waits already, which then does for both.
fn put_back(conn: &mut Conn, job: &Job, attempts: i32, run_at: Timestamp, code: Option<&str>) -> Result<()> {
    let newer: Option<Id> = job::table
        .filter(job::kind.eq(&job.kind).and(job::key.eq(&job.key)).and(super::is_waiting()))
        .select(job::id)
        .first(conn)
        .optional()?;
    if newer.is_some() {
        diesel::delete(job::table.find(job.id)).execute(conn)?;
        return Ok(());
    }
    let waiting = (
        job::state.eq(JobState::Waiting),
        job::attempts.eq(attempts),
        job::run_at.eq(run_at),
        job::last_error.eq(code),
    );
    let moved = diesel::update(job::table.find(job.id)).set(waiting).execute(conn);
    moved.map(|_| ()).map_err(crate::error::again_if_duplicate)
}

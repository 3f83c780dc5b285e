//! Starting, ending and finding clocks. Each is a row with what its due time was derived from, and three jobs: when it
//! is near, when it rings, and when it has run out.

use calendar::Limit;
use diesel::prelude::*;
use kernel::{Id, Timestamp};
use organization::Snapshot;
use organization::settings::SettingKey;
use serde_json::json;
use store::Conn;
use store::jobs::{NewJob, enqueue};

use crate::model::{Clock, ClockKind, Level, Thing};
use crate::rules;
use crate::schema::docket_clock;

/// Job: a clock is near. Payload `{"clock": id}`, as for the others.
pub const NEAR: &str = "docket.near";
/// Job: a clock rings.
pub const RUNG: &str = "docket.rung";
/// Job: a clock has run out, the day after its date (N1).
pub const LAPSE: &str = "docket.lapse";

/// What a clock is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct For {
    pub thing: Thing,
    pub thing_id: Id,
    pub kind: ClockKind,
    pub level: Level,
    /// Whose turn it is; the clock runs in this unit's working time.
    pub unit: Id,
}

/// The limit of a clock in force for a unit: so many working days.
pub(crate) fn limit(picture: &Snapshot, key: SettingKey, unit: Id, now: Timestamp) -> Limit {
    Limit::working_days(picture.setting(key, Some(unit), now.date()).count().max(1))
}

/// Starts a clock that runs for a limit.
pub(crate) fn start(
    conn: &mut Conn,
    picture: &Snapshot,
    now: Timestamp,
    of: For,
    limit: Limit,
) -> store::Result<Clock> {
    let calendar = picture.calendar(of.unit, now.date());
    let due_at = calendar::due_at(&calendar, now, limit, &[]);
    insert(conn, picture, now, of, due_at, Some(limit))
}

/// Starts a clock that ends at a moment that people set.
pub(crate) fn start_until(
    conn: &mut Conn,
    picture: &Snapshot,
    now: Timestamp,
    of: For,
    due_at: Timestamp,
) -> store::Result<Clock> {
    insert(conn, picture, now, of, due_at.max(now), None)
}

fn insert(
    conn: &mut Conn,
    picture: &Snapshot,
    now: Timestamp,
    of: For,
    due_at: Timestamp,
    limit: Option<Limit>,
) -> store::Result<Clock> {
    let clock = Clock {
        id: Id::new(),
        thing: of.thing,
        thing_id: of.thing_id,
        kind: of.kind,
        level: of.level,
        unit: of.unit,
        began_at: now,
        due_at,
        time_limit: limit.map(|limit| limit.to_string()),
        calendar_version: picture.days().version,
        reminded_at: None,
        rung_at: None,
        lapsed_at: None,
        responsible: None,
        ended_at: None,
        outcome: None,
    };
    diesel::insert_into(docket_clock::table).values(&clock).execute(conn)?;
    arm(conn, picture, &clock)?;
    Ok(clock)
}

/// Enqueues the jobs of a clock. Their key holds the due time, so that a moved clock gets jobs of its own and the old
/// ones find that it moved.
pub(crate) fn arm(conn: &mut Conn, picture: &Snapshot, clock: &Clock) -> store::Result<()> {
    let calendar = picture.calendar(clock.unit, clock.began_at.date());
    let days = picture.setting(SettingKey::RemindDays, Some(clock.unit), clock.began_at.date()).count();
    let near = rules::near_at(&calendar, clock.began_at, clock.due_at, days);
    let payload = json!({ "clock": clock.id });
    let key = format!("{}:{}", clock.id, clock.due_at.as_micros());
    for (kind, run_at) in [(NEAR, near), (RUNG, clock.due_at), (LAPSE, rules::lapses_at(clock.due_at))] {
        enqueue(conn, &NewJob { kind, key: Some(&key), payload: &payload, run_at })?;
    }
    Ok(())
}

/// Ends a clock: what it was for has been done, or is not to be done any more.
pub(crate) fn end(conn: &mut Conn, id: Option<Id>, now: Timestamp) -> store::Result<Option<Clock>> {
    let Some(id) = id else { return Ok(None) };
    let mut clock = by_id(conn, id)?;
    if clock.ended_at.is_none() {
        clock.ended_at = Some(now);
        clock.outcome = Some(calendar::outcome(now, clock.due_at).into());
        write(conn, &clock)?;
    }
    Ok(Some(clock))
}

/// Writes what may change of a clock.
pub(crate) fn write(conn: &mut Conn, clock: &Clock) -> store::Result<()> {
    let row = diesel::update(docket_clock::table.find(clock.id)).set((
        docket_clock::due_at.eq(clock.due_at),
        docket_clock::calendar_version.eq(clock.calendar_version),
        docket_clock::time_limit.eq(clock.time_limit.as_deref()),
        docket_clock::reminded_at.eq(clock.reminded_at),
        docket_clock::rung_at.eq(clock.rung_at),
        docket_clock::lapsed_at.eq(clock.lapsed_at),
        docket_clock::responsible.eq(clock.responsible.as_deref()),
        docket_clock::ended_at.eq(clock.ended_at),
        docket_clock::outcome.eq(clock.outcome),
    ));
    store::kept(row).execute(conn)?;
    Ok(())
}

/// The clock of an id, which must be there.
pub(crate) fn by_id(conn: &mut Conn, id: Id) -> store::Result<Clock> {
    Ok(docket_clock::table.find(id).select(Clock::as_select()).first(conn)?)
}

use diesel::prelude::*;
use identity::Ctx;
use store::Conn;

use super::ring::{self, Told};
use super::service::Docket;
use super::{clocks, rows, tell};
use crate::events::Event;
use crate::model::{Clock, NoticeKind, Thing};
use crate::schema::{docket_clock, docket_matter, docket_opinion, docket_session, docket_task};

impl Docket {
    /// Computes the running clocks that know an older calendar anew, and tells the unit of each one that moved (E11). A
    /// date that people set stays. Gives how many were looked at: call again until it is 0.
    ///
    /// # Errors
    /// Those of the store.
    pub fn recompute(&self, conn: &mut Conn, ctx: &Ctx<'_>, version: i32, most: i64) -> store::Result<usize> {
        let old: Vec<Clock> = docket_clock::table
            .filter(docket_clock::ended_at.is_null())
            .filter(docket_clock::calendar_version.lt(version))
            .order((docket_clock::calendar_version, docket_clock::id))
            .limit(most)
            .select(Clock::as_select())
            .load(conn)?;
        for clock in &old {
            one(conn, ctx, clock, version)?;
        }
        Ok(old.len())
    }
}

fn one(conn: &mut Conn, ctx: &Ctx<'_>, clock: &Clock, version: i32) -> store::Result<()> {
    let picture = organization::snapshot(conn)?;
    let mut after = Clock { calendar_version: version, ..clock.clone() };
    if let Some(limit) = clock.limit().filter(|_| clock.lapsed_at.is_none()) {
        let calendar = picture.calendar(clock.unit, clock.began_at.date());
        after.due_at = calendar::due_at(&calendar, clock.began_at, limit, &[]);
    }
    if after.due_at == clock.due_at {
        return clocks::write(conn, &after);
    }
    // At its new time it is near and rings again.
    (after.reminded_at, after.rung_at) = (None, None);
    clocks::write(conn, &after)?;
    clocks::arm(conn, &picture, &after)?;
    let event = Event::Recomputed { clock: clock.kind, old_due: clock.due_at, new_due: after.due_at };
    let (code, seq) = moved(conn, &after)?;
    let told = Told { clock: &after, code: &code, now: ctx.now };
    ring::notify(conn, &told, NoticeKind::Moved, after.unit, None)?;
    let thing = if clock.thing == Thing::Opinion { Thing::Matter } else { clock.thing };
    let about = tell::About { thing, id: clock.thing_id, code: &code, seq };
    tell::record(conn, ctx, clock.unit, "recompute", about, &[event])
}

/// Writes the new due time where lists read it; gives the thing's code and the number of its last event.
fn moved(conn: &mut Conn, clock: &Clock) -> store::Result<(String, i32)> {
    let (id, due) = (clock.thing_id, clock.due_at);
    match clock.thing {
        Thing::Session => {
            let row = docket_session::table.find(id);
            let (code, seq) = row.select((docket_session::code, docket_session::seq)).first(conn)?;
            diesel::update(row)
                .set((docket_session::next_clock_at.eq(Some(due)), docket_session::seq.eq(seq + 1)))
                .execute(conn)?;
            Ok((code, seq))
        }
        Thing::Task => {
            let row = docket_task::table.find(id);
            let (code, seq) = row.select((docket_task::code, docket_task::seq)).first(conn)?;
            diesel::update(row)
                .set((docket_task::next_clock_at.eq(Some(due)), docket_task::seq.eq(seq + 1)))
                .execute(conn)?;
            Ok((code, seq))
        }
        _ => matter_moved(conn, clock),
    }
}

fn matter_moved(conn: &mut Conn, clock: &Clock) -> store::Result<(String, i32)> {
    let before = rows::matter_by_id(conn, clock.thing_id)?;
    let mut after = crate::model::Matter { seq: before.seq + 1, ..before.clone() };
    if before.clock == Some(clock.id) {
        after.next_clock_at = Some(clock.due_at);
        if clock.kind == crate::model::ClockKind::Answer {
            after.answer_due_at = Some(clock.due_at);
        }
    }
    diesel::update(docket_matter::table.find(before.id)).set(&after).execute(conn)?;
    let opinion = docket_opinion::table.filter(docket_opinion::clock.eq(clock.id));
    diesel::update(opinion).set(docket_opinion::due_at.eq(clock.due_at)).execute(conn)?;
    Ok((before.code, before.seq))
}

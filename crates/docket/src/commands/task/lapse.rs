use std::sync::Arc;

use diesel::prelude::*;
use identity::Ctx;
use organization::Snapshot;
use store::Conn;

use super::act::TaskAct;
use crate::commands::ring::{self, Told};
use crate::events::Event;
use crate::model::{ClockKind, NoticeKind, Task};
use crate::schema::docket_task;

/// A task's clock ran out. A late task climbs: the Office follows it up, then the leader, while the lead still owes it.
/// A review or a confirmation that nobody made climbs alike; above the leader nobody stands. Only the lead's own clocks,
/// the term and the review, count against the lead: a confirmation or a chase is not its to make.
pub(in crate::commands) fn lapsed(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    picture: &Arc<Snapshot>,
    told: &Told<'_>,
    responsible: String,
) -> store::Result<()> {
    let clock = told.clock;
    let task: Task = docket_task::table.find(clock.thing_id).select(Task::as_select()).first(conn)?;
    if task.clock != Some(clock.id) {
        return Ok(());
    }
    let mut act = TaskAct::new(ctx, "lapse", picture.clone(), task, clock.unit);
    act.after.lapsed |= matches!(clock.kind, ClockKind::Task | ClockKind::Review);
    let above = act.after.level.above().and_then(|level| Some((level, ring::unit_of(picture, level)?)));
    let Some((level, unit)) = above else {
        act.tell(Event::Lapsed { clock: clock.kind, due_at: clock.due_at, responsible });
        return act.commit(conn).map(|_| ());
    };
    act.after.level = level;
    act.start(conn, ClockKind::Chase, unit)?;
    ring::notify(conn, told, NoticeKind::Climbed, unit, Some(&responsible))?;
    act.tell(Event::Climbed { clock: clock.kind, due_at: clock.due_at, responsible, to: level });
    act.commit(conn).map(|_| ())
}

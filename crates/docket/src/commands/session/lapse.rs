use std::sync::Arc;

use diesel::prelude::*;
use identity::Ctx;
use organization::Snapshot;
use store::Conn;

use super::act::SessionAct;
use crate::commands::ring::{self, Told};
use crate::events::Event;
use crate::model::{ClockKind, Level, NoticeKind, Session};
use crate::schema::docket_session;

/// A session's clock ran out: a conclusion that is late climbs to the leader once; anything else is flagged.
pub(in crate::commands) fn lapsed(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    picture: &Arc<Snapshot>,
    told: &Told<'_>,
    responsible: String,
) -> store::Result<()> {
    let clock = told.clock;
    let session: Session = docket_session::table.find(clock.thing_id).select(Session::as_select()).first(conn)?;
    if session.clock != Some(clock.id) {
        return Ok(());
    }
    let mut act = SessionAct::new(ctx, "lapse", picture.clone(), session, clock.unit);
    let leader = ring::unit_of(picture, Level::Leader);
    let climbs = leader.filter(|_| clock.kind == ClockKind::Conclusion && clock.level == Level::Office);
    match climbs {
        Some(leader) => {
            act.start_conclusion(conn, Level::Leader, ctx.now)?;
            ring::notify(conn, told, NoticeKind::Climbed, leader, Some(&responsible))?;
            act.tell(Event::Climbed { clock: clock.kind, due_at: clock.due_at, responsible, to: Level::Leader });
        }
        None => act.tell(Event::Lapsed { clock: clock.kind, due_at: clock.due_at, responsible }),
    }
    act.commit(conn).map(|_| ())
}

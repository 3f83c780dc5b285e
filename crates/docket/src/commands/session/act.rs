use std::sync::Arc;

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Timestamp};
use organization::{Directory, Snapshot};
use store::Conn;

use crate::commands::act::Target;
use crate::commands::clocks::{self, For};
use crate::commands::rows;
use crate::commands::service::Docket;
use crate::commands::tell::{self, About};
use crate::events::Event;
use crate::model::{Action, Clock, ClockKind, Level, Session, Thing};
use crate::policy::{self, Standing};
use crate::rules;
use crate::schema::docket_session;

/// The session after an act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionDone {
    pub session: Session,
}

/// An act under way on a session.
pub(crate) struct SessionAct<'a> {
    pub ctx: &'a Ctx<'a>,
    pub act: &'static str,
    pub picture: Arc<Snapshot>,
    pub before: Session,
    pub after: Session,
    pub unit: Id,
    pub events: Vec<Event>,
}

impl Docket {
    /// Finds the session and asks policy, version and state, in this order.
    pub(crate) fn begin_session<'a>(
        &self,
        conn: &mut Conn,
        ctx: &'a Ctx<'a>,
        target: &Target,
        action: Action,
    ) -> store::Result<SessionAct<'a>> {
        let picture = organization::snapshot(conn)?;
        let session = rows::session(conn, &target.code)?;
        let communes = rows::session_communes(conn, session.id)?;
        let unit = session_permitted(conn, ctx, action, &picture.directory, &session, &communes)?;
        let drafted = rows::conclusion(conn, session.id)?.is_some();
        let open = rules::on_session(&session, drafted);
        if target.expected.is_some_and(|seen| seen != session.seq) {
            return Err(tell::overtaken(conn, session.id, &open)?.into());
        }
        if !open.contains(&action) {
            return Err(tell::not_open(conn, session.id, action, session.state, &open)?.into());
        }
        Ok(SessionAct::new(ctx, action.as_str(), picture, session, unit))
    }
}

/// Asks the policy about a session.
pub(crate) fn session_permitted(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    action: Action,
    directory: &Directory,
    session: &Session,
    communes: &[Id],
) -> store::Result<Id> {
    let members = rows::members(conn, session.docket_group)?;
    let standing = Standing { communes, members: &members, ..Standing::new(directory) };
    Ok(policy::may(ctx.actor, action, &standing)?)
}

impl<'a> SessionAct<'a> {
    /// An act that was permitted.
    pub fn new(ctx: &'a Ctx<'a>, act: &'static str, picture: Arc<Snapshot>, session: Session, unit: Id) -> Self {
        let events = Vec::with_capacity(1);
        Self { ctx, act, picture, after: session.clone(), before: session, unit, events }
    }

    /// Tells one event; it gets the next number.
    pub fn tell(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Ends the session's clock.
    pub fn end_clock(&mut self, conn: &mut Conn) -> store::Result<Option<Clock>> {
        clocks::end(conn, self.after.clock, self.ctx.now)
    }

    /// Starts the clock of the conclusion notice, which runs from the meeting and not from when it was noted (H14).
    pub fn start_conclusion(&mut self, conn: &mut Conn, level: Level, from: Timestamp) -> store::Result<Timestamp> {
        self.end_clock(conn)?;
        let unit = self.after.holder_unit;
        let kind = ClockKind::Conclusion;
        let of = For { thing: Thing::Session, thing_id: self.after.id, kind, level, unit };
        let key = organization::settings::SettingKey::ConclusionDays;
        let limit = clocks::limit(&self.picture, key, unit, from);
        let clock = clocks::start(conn, &self.picture, from, of, limit)?;
        self.runs(&clock);
        Ok(clock.due_at)
    }

    /// Starts the clock of the planned time.
    pub fn start_hold(&mut self, conn: &mut Conn) -> store::Result<()> {
        self.end_clock(conn)?;
        let (kind, unit) = (ClockKind::Hold, self.after.holder_unit);
        let of = For { thing: Thing::Session, thing_id: self.after.id, kind, level: Level::Office, unit };
        let until = self.after.planned_to;
        let clock = clocks::start_until(conn, &self.picture, self.ctx.now, of, until)?;
        self.runs(&clock);
        Ok(())
    }

    fn runs(&mut self, clock: &Clock) {
        self.after.clock = Some(clock.id);
        self.after.next_clock = Some(clock.kind);
        self.after.next_clock_at = Some(clock.due_at);
    }

    /// Writes the session, history and chain.
    pub fn commit(mut self, conn: &mut Conn) -> store::Result<SessionDone> {
        self.after.seq = self.before.seq + tell::count(&self.events);
        let row = docket_session::table
            .filter(docket_session::id.eq(self.before.id))
            .filter(docket_session::seq.eq(self.before.seq));
        if store::kept(diesel::update(row).set(&self.after)).execute(conn)? != 1 {
            return Err(tell::overtaken(conn, self.before.id, &[])?.into());
        }
        let about = About { thing: Thing::Session, id: self.after.id, code: &self.after.code, seq: self.before.seq };
        tell::record(conn, self.ctx, self.unit, self.act, about, &self.events)?;
        Ok(SessionDone { session: self.after })
    }
}

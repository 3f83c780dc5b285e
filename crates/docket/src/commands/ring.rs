//! What the house does by itself when a clock is near, rings, or has run out (N11).

use std::sync::Arc;

use diesel::prelude::*;
use identity::{Actor, Ctx};
use kernel::{Id, Timestamp};
use organization::Snapshot;
use store::Conn;

use super::act::Act;
use super::clocks;
use super::service::Docket;
use super::{people, rows, session, task};
use crate::events::Event;
use crate::model::{Clock, ClockKind, Level, Matter, Notice, NoticeKind, Recommendation, Thing, Timeliness};
use crate::policy;
use crate::rules;
use crate::schema::{docket_matter, docket_notice, docket_recommendation, docket_session, docket_task};

/// The house itself: no account, no roles, no policy to ask.
fn house() -> Actor {
    Actor { name: String::new(), origin: "job".to_owned(), ..Actor::console() }
}

/// Who is told, and about what.
pub(super) struct Told<'a> {
    pub clock: &'a Clock,
    pub code: &'a str,
    pub now: Timestamp,
}

impl Docket {
    /// Does what a clock asks for at `now`: reminds its unit when it is near and when it rings, and climbs once when it
    /// has run out. Each is told once, however often and late the jobs come; nothing is done for a clock that has
    /// ended or was moved.
    ///
    /// # Errors
    /// Those of the store.
    pub fn ring(&self, conn: &mut Conn, clock: Id, now: Timestamp) -> store::Result<()> {
        let mut clock = clocks::by_id(conn, clock)?;
        if clock.ended_at.is_some() {
            return Ok(());
        }
        let picture = organization::snapshot(conn)?;
        if now >= rules::lapses_at(clock.due_at) {
            return if clock.lapsed_at.is_none() { lapse(conn, &picture, clock, now) } else { Ok(()) };
        }
        let near_at = near_at(&picture, &clock);
        let kind = if now >= clock.due_at { NoticeKind::Rung } else { NoticeKind::Near };
        let told = match kind {
            NoticeKind::Rung => &mut clock.rung_at,
            _ => &mut clock.reminded_at,
        };
        if now < near_at || told.is_some() {
            return Ok(());
        }
        *told = Some(now);
        clocks::write(conn, &clock)?;
        let code = code_of(conn, &clock)?;
        notify(conn, &Told { clock: &clock, code: &code, now }, kind, clock.unit, None)
    }
}

fn near_at(picture: &Snapshot, clock: &Clock) -> Timestamp {
    let day = clock.began_at.date();
    let days = picture.setting(organization::settings::SettingKey::RemindDays, Some(clock.unit), day).count();
    rules::near_at(&picture.calendar(clock.unit, day), clock.began_at, clock.due_at, days)
}

/// The code of the thing that a clock is for; an opinion's is the matter's.
fn code_of(conn: &mut Conn, clock: &Clock) -> store::Result<String> {
    let id = clock.thing_id;
    Ok(match clock.thing {
        Thing::Session => docket_session::table.find(id).select(docket_session::code).first(conn)?,
        Thing::Task => docket_task::table.find(id).select(docket_task::code).first(conn)?,
        _ => docket_matter::table.find(id).select(docket_matter::code).first(conn)?,
    })
}

/// Puts a notice on a unit's desk.
pub(super) fn notify(
    conn: &mut Conn,
    told: &Told<'_>,
    kind: NoticeKind,
    unit: Id,
    responsible: Option<&str>,
) -> store::Result<()> {
    let notice = Notice {
        id: Id::new(),
        unit,
        kind,
        thing: told.clock.thing,
        thing_id: told.clock.thing_id,
        code: told.code.to_owned(),
        clock: told.clock.kind,
        due_at: told.clock.due_at,
        responsible: responsible.map(str::to_owned),
        at: told.now,
    };
    diesel::insert_into(docket_notice::table).values(notice).execute(conn)?;
    Ok(())
}

/// The clock has run out: marks it, names who was responsible, and moves what it was for.
fn lapse(conn: &mut Conn, picture: &Arc<Snapshot>, mut clock: Clock, now: Timestamp) -> store::Result<()> {
    let person = holder_of(conn, &clock)?;
    let responsible = people::responsible(conn, &picture.directory, clock.unit, person, now.date())?;
    clock.lapsed_at = Some(now);
    clock.responsible = Some(responsible.clone());
    clocks::write(conn, &clock)?;
    let actor = house();
    let ctx = Ctx::new(&actor, now);
    let code = code_of(conn, &clock)?;
    let told = Told { clock: &clock, code: &code, now };
    notify(conn, &told, NoticeKind::Rung, clock.unit, Some(&responsible))?;
    match clock.thing {
        Thing::Opinion => silent_opinion(conn, &ctx, picture, &clock, responsible),
        Thing::Session => session::lapsed(conn, &ctx, picture, &told, responsible),
        Thing::Task => task::lapsed(conn, &ctx, picture, &told, responsible),
        _ => matter_lapsed(conn, &ctx, picture, &told, responsible),
    }
}

fn holder_of(conn: &mut Conn, clock: &Clock) -> store::Result<Option<Id>> {
    let id = clock.thing_id;
    Ok(match (clock.thing, clock.kind) {
        (Thing::Matter, _) => docket_matter::table.find(id).select(docket_matter::holder_person).first(conn)?,
        (Thing::Task, ClockKind::Task) => docket_task::table.find(id).select(docket_task::holder_person).first(conn)?,
        _ => None,
    })
}

/// The act of the house on a matter.
fn act_of<'a>(
    conn: &mut Conn,
    ctx: &'a Ctx<'a>,
    picture: &Arc<Snapshot>,
    clock: &Clock,
    name: &'static str,
) -> store::Result<Act<'a>> {
    let matter: Matter = rows::matter_by_id(conn, clock.thing_id)?;
    let first: Recommendation = docket_recommendation::table
        .filter(docket_recommendation::matter.eq(matter.id))
        .order((docket_recommendation::made_at, docket_recommendation::id))
        .select(Recommendation::as_select())
        .first(conn)?;
    let opinions = rows::opinions(conn, matter.id)?;
    Ok(Act::new(ctx, name, picture.clone(), (first, matter), opinions, clock.unit))
}

/// Silence of a co-operating unit is agreement, with responsibility (H11, N11).
fn silent_opinion(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    picture: &Arc<Snapshot>,
    clock: &Clock,
    responsible: String,
) -> store::Result<()> {
    let mut act = act_of(conn, ctx, picture, clock, "silent")?;
    let open = act.opinions.iter_mut().find(|opinion| opinion.clock == clock.id && opinion.ended_at.is_none());
    let Some(opinion) = open else { return Ok(()) };
    opinion.ended_at = Some(ctx.now);
    opinion.silent = true;
    opinion.agrees = Some(true);
    let opinion = opinion.clone();
    super::department::end_opinion(conn, &opinion)?;
    clocks::end(conn, Some(clock.id), ctx.now)?;
    act.collected();
    act.tell(Event::OpinionSilent { no: opinion.no, unit: opinion.unit, responsible });
    act.commit(conn).map(|_| ())
}

/// A matter's own clock: the lead's and the Office's climb, the leader's is flagged, the communes' silence closes.
fn matter_lapsed(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    picture: &Arc<Snapshot>,
    told: &Told<'_>,
    responsible: String,
) -> store::Result<()> {
    let clock = told.clock;
    let mut act = act_of(conn, ctx, picture, clock, "lapse")?;
    if act.before.clock != Some(clock.id) {
        return Ok(());
    }
    let due_at = clock.due_at;
    match clock.kind {
        ClockKind::Content => {
            act.close(conn)?;
            act.tell(Event::Closed { recommendation: None, note: None, silent: true });
            return act.commit(conn).map(|_| ());
        }
        ClockKind::Receive | ClockKind::Answer => {
            // The lead said nothing in its time, whatever it says later.
            act.after.outcome = Some(Timeliness::Late);
            act.climb_to_office(conn)?;
        }
        ClockKind::OfficeCheck | ClockKind::OfficeSubmit => {
            act.climb_to_leader(conn)?;
        }
        // Nobody stands above the leader, and a commune that owes a completion is only reminded.
        _ => {}
    }
    act.after.lapsed = true;
    let climbed = act.after.level != act.before.level;
    act.tell(match climbed {
        true => Event::Climbed { clock: clock.kind, due_at, responsible: responsible.clone(), to: act.after.level },
        false => Event::Lapsed { clock: clock.kind, due_at, responsible: responsible.clone() },
    });
    let above = act.after.holder_unit;
    if climbed {
        notify(conn, told, NoticeKind::Climbed, above, Some(&responsible))?;
    }
    act.commit(conn).map(|_| ())
}

/// The unit that a level means.
pub(super) fn unit_of(picture: &Snapshot, level: Level) -> Option<Id> {
    match level {
        Level::Department => None,
        Level::Office => policy::office(&picture.directory).map(|office| office.id),
        Level::Leader => picture.directory.province().map(|province| province.id),
    }
}

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Reason, Timestamp};
use organization::Snapshot;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::group::{by_id, communes};
use crate::commands::clocks::{self, For};
use crate::commands::service::Docket;
use crate::commands::tell::{self, About};
use crate::commands::{codes, rows};
use crate::events::Event;
use crate::model::{Action, ClockKind, Group, Level, Session, SessionState, Thing};
use crate::policy::{self, Standing};
use crate::rules::Checks;
use crate::schema::{docket_session, docket_session_commune};

/// One visit of a plan.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Visit {
    pub title: String,
    pub place: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub to: Option<Timestamp>,
    pub agenda: String,
    /// Codes of the communes it is with.
    pub communes: Vec<String>,
}

/// A working group's plan of visits.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct PlanVisits {
    /// Id of the group.
    pub group: String,
    pub visits: Vec<Visit>,
}

/// Visits of one plan.
const MOST: usize = 200;

impl Docket {
    /// Plans sessions; each has a code and a clock from now on.
    ///
    /// # Errors
    /// Forbidden; faults of `group` and of each visit, such as one that ends before it starts.
    pub fn plan(&self, conn: &mut Conn, ctx: &Ctx<'_>, cmd: &PlanVisits) -> store::Result<Vec<Session>> {
        let picture = organization::snapshot(conn)?;
        let unit = policy::may(ctx.actor, Action::Plan, &Standing::new(&picture.directory))?;
        let group = by_id(conn, &cmd.group)?;
        let mut checks = Checks::new();
        let fits = (1..=MOST).contains(&cmd.visits.len());
        checks.require(fits, "visits", || Reason::new("docket-too-many").with("max", MOST));
        let office = policy::office(&picture.directory).map_or(unit, |office| office.id);
        let mut planned = Vec::with_capacity(cmd.visits.len());
        for (at, visit) in cmd.visits.iter().take(MOST).enumerate() {
            planned.extend(read(&mut checks, &picture, ctx, at, visit));
        }
        checks.done()?;
        let sessions = planned.into_iter().map(|visit| one(conn, ctx, &picture, &group, office, unit, visit));
        sessions.collect()
    }
}

/// A visit fit to be planned.
struct Sound {
    title: String,
    place: String,
    from: Timestamp,
    to: Timestamp,
    agenda: String,
    communes: Vec<Id>,
}

fn read(checks: &mut Checks, picture: &Snapshot, ctx: &Ctx<'_>, at: usize, visit: &Visit) -> Option<Sound> {
    let field = |name: &str| format!("visits[{at}].{name}");
    let title = checks.line(&field("title"), &visit.title, 300);
    let place = checks.line(&field("place"), &visit.place, 300);
    let agenda = checks.lines(&field("agenda"), &visit.agenda, 8_000);
    let times = times(checks, &field("from"), &field("to"), visit.from, visit.to);
    let fits = (1..=MOST).contains(&visit.communes.len());
    checks.require(fits, &field("communes"), || Reason::new("docket-field-required"));
    let communes = communes(checks, &picture.directory, &visit.communes, ctx);
    let (from, to) = times?;
    Some(Sound { title, place, from, to, agenda, communes })
}

/// A time that does not end before it starts.
pub(super) fn times(
    checks: &mut Checks,
    from_field: &str,
    to_field: &str,
    from: Option<Timestamp>,
    to: Option<Timestamp>,
) -> Option<(Timestamp, Timestamp)> {
    let (from, to) = (checks.chosen(from_field, from), checks.chosen(to_field, to));
    let (from, to) = (from?, to?);
    checks.require(from < to, to_field, || Reason::new("docket-end-before-start"));
    Some((from, to))
}

fn one(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    picture: &Snapshot,
    group: &Group,
    office: Id,
    unit: Id,
    visit: Sound,
) -> store::Result<Session> {
    let id = Id::new();
    let of = For { thing: Thing::Session, thing_id: id, kind: ClockKind::Hold, level: Level::Office, unit: office };
    let clock = clocks::start_until(conn, picture, ctx.now, of, visit.to)?;
    let session = Session {
        id,
        code: codes::next(conn, codes::SESSION, ctx.now)?,
        seq: 1,
        docket_group: group.id,
        title: visit.title,
        place: visit.place,
        planned_from: visit.from,
        planned_to: visit.to,
        agenda: visit.agenda,
        state: SessionState::Planned,
        open: true,
        holder_unit: office,
        held_at: None,
        cancelled_why: None,
        clock: Some(clock.id),
        next_clock: Some(clock.kind),
        next_clock_at: Some(clock.due_at),
    };
    diesel::insert_into(docket_session::table).values(&session).execute(conn)?;
    write_communes(conn, id, &visit.communes)?;
    let event = Event::Planned { from: session.planned_from, to: session.planned_to, place: session.place.clone() };
    let about = About { thing: Thing::Session, id, code: &session.code, seq: 0 };
    tell::record(conn, ctx, unit, Action::Plan.as_str(), about, &[event])?;
    Ok(session)
}

fn write_communes(conn: &mut Conn, session: Id, communes: &[Id]) -> store::Result<()> {
    for (at, commune) in communes.iter().enumerate() {
        diesel::insert_into(docket_session_commune::table)
            .values((
                docket_session_commune::session.eq(session),
                docket_session_commune::no.eq(rows::count(at) + 1),
                docket_session_commune::commune.eq(*commune),
            ))
            .execute(conn)?;
    }
    Ok(())
}

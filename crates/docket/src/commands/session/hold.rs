use diesel::prelude::*;
use identity::Ctx;
use kernel::{Reason, Timestamp};
use organization::UnitKind;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::SessionDone;
use super::plan::times;
use crate::commands::act::Target;
use crate::commands::rows;
use crate::commands::service::Docket;
use crate::events::Event;
use crate::model::{Action, Attendee, Level, SessionState};
use crate::rules::Checks;
use crate::schema::docket_attendee;

/// Another place or time.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Replan {
    pub place: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub to: Option<Timestamp>,
    pub agenda: String,
}

/// It will not take place.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Cancel {
    pub reason: String,
}

/// Somebody who was there.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AttendeeInput {
    /// Code of the unit, if it is one of the province.
    pub unit: Option<String>,
    pub name: String,
    pub post: String,
}

/// It took place.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Hold {
    /// When; now unless told.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub held_at: Option<Timestamp>,
    pub attendees: Vec<AttendeeInput>,
}

const MOST: usize = 300;
const ANY: &[UnitKind] =
    &[UnitKind::Province, UnitKind::Department, UnitKind::Commune, UnitKind::Division, UnitKind::Centre];

impl Docket {
    /// Changes place, time and agenda of a planned session.
    ///
    /// # Errors
    /// Forbidden; a conflict once it was held; faults of the fields.
    pub fn replan(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Replan) -> store::Result<SessionDone> {
        let mut act = self.begin_session(conn, ctx, target, Action::Replan)?;
        let mut checks = Checks::new();
        let place = checks.line("place", &cmd.place, 300);
        let agenda = checks.lines("agenda", &cmd.agenda, 8_000);
        let times = times(&mut checks, "from", "to", cmd.from, cmd.to);
        checks.done()?;
        let Some((from, to)) = times else { return Err(rows::not_found()) };
        act.after.place = place.clone();
        act.after.agenda = agenda;
        act.after.planned_from = from;
        act.after.planned_to = to;
        act.start_hold(conn)?;
        act.tell(Event::Replanned { from, to, place });
        act.commit(conn)
    }

    /// Takes a planned session off the plan; it stays to be read.
    ///
    /// # Errors
    /// Forbidden; a conflict once it was held; a fault of `reason`.
    pub fn cancel(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Cancel) -> store::Result<SessionDone> {
        let mut act = self.begin_session(conn, ctx, target, Action::Cancel)?;
        let mut checks = Checks::new();
        let reason = checks.lines("reason", &cmd.reason, 2_000);
        checks.done()?;
        act.end_clock(conn)?;
        act.after.state = SessionState::Cancelled;
        act.after.open = false;
        act.after.cancelled_why = Some(reason.clone());
        act.tell(Event::Cancelled { reason });
        act.commit(conn)
    }

    /// It took place, with these people; the clock of the conclusion notice starts (H14).
    ///
    /// # Errors
    /// Forbidden; a conflict unless it is planned; faults of `held_at`, `attendees`.
    pub fn hold(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Hold) -> store::Result<SessionDone> {
        let mut act = self.begin_session(conn, ctx, target, Action::Hold)?;
        let mut checks = Checks::new();
        let at = cmd.held_at.unwrap_or(ctx.now);
        checks.require(at <= ctx.now, "held_at", || Reason::new("docket-held-later"));
        // Its clock runs from that day, so a day before the plan is a slip of the pen or calls for another plan first.
        let planned = at.date() >= act.before.planned_from.date();
        checks.require(planned, "held_at", || Reason::new("docket-held-before-plan"));
        let fits = (1..=MOST).contains(&cmd.attendees.len());
        checks.require(fits, "attendees", || Reason::new("docket-too-many").with("max", MOST));
        let mut people = Vec::with_capacity(cmd.attendees.len());
        for (no, given) in cmd.attendees.iter().take(MOST).enumerate() {
            let field = |name: &str| format!("attendees[{no}].{name}");
            let code = given.unit.as_deref().filter(|code| !code.trim().is_empty());
            let directory = act.picture.directory.clone();
            let unit = code.and_then(|code| checks.unit(&field("unit"), code, &directory, ANY, ctx.now.date()));
            people.push(Attendee {
                session: act.before.id,
                no: rows::count(no) + 1,
                unit: unit.map(|unit| unit.id),
                name: checks.line(&field("name"), &given.name, 200),
                post: checks.line(&field("post"), &given.post, 200),
            });
        }
        checks.done()?;
        for person in &people {
            diesel::insert_into(docket_attendee::table).values(person).execute(conn)?;
        }
        act.after.state = SessionState::Held;
        act.after.held_at = Some(at);
        let due_at = act.start_conclusion(conn, Level::Office, at)?;
        act.tell(Event::Held { at, attendees: rows::count(people.len()), due_at });
        act.commit(conn)
    }
}

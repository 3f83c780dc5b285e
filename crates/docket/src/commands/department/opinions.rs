use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Reason, Refusal, Timestamp};
use organization::UnitKind;
use organization::settings::SettingKey;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::receive::Ask;
use crate::commands::act::{Act, Done, Target};
use crate::commands::clocks::{self, For};
use crate::commands::rows::count;
use crate::commands::service::Docket;
use crate::events::Event;
use crate::model::{Action, Clock, ClockKind, Level, Opinion, State, Thing};
use crate::rules::{Checks, said};
use crate::schema::docket_opinion;

/// Asking a co-operating unit (H11).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RequestOpinion {
    /// Code of the unit.
    pub unit: String,
    pub question: String,
    /// Its deadline, inside the lead's own; the setting unless told.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due_at: Option<Timestamp>,
}

/// What a co-operating unit says.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct GiveOpinion {
    /// True unless told.
    pub agrees: Option<bool>,
    pub answer: String,
}

const BODIES: &[UnitKind] = &[UnitKind::Department, UnitKind::Commune];

impl Docket {
    /// Puts the question to the unit with a clock of its own; the lead's clock runs on.
    ///
    /// # Errors
    /// Forbidden; a conflict; faults of `unit`, `question`, `due_at`.
    pub fn request_opinion(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &RequestOpinion,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::RequestOpinion)?;
        let mut checks = Checks::new();
        let asked = Ask { unit: cmd.unit.clone(), question: cmd.question.clone() };
        ask(conn, &mut act, &mut checks, "", &asked, cmd.due_at)?;
        checks.done()?;
        act.commit(conn)
    }

    /// Answers the oldest open question to the actor's body.
    ///
    /// # Errors
    /// Forbidden; a conflict when nothing is asked of it any more; a fault of `answer`.
    pub fn give_opinion(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &GiveOpinion,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::GiveOpinion)?;
        let mut checks = Checks::new();
        let answer = checks.lines("answer", &cmd.answer, 8_000);
        checks.done()?;
        let body = act.directory().body_of(act.unit);
        let asked = act.opinions.iter_mut().find(|opinion| opinion.unit == body && opinion.ended_at.is_none());
        let Some(opinion) = asked else {
            return Err(Refusal::conflict(Reason::new("docket-opinion-none")).into());
        };
        opinion.ended_at = Some(ctx.now);
        opinion.agrees = Some(cmd.agrees.unwrap_or(true));
        opinion.answer = Some(answer);
        opinion.answered_by_name = Some(ctx.actor.name.clone());
        let opinion = opinion.clone();
        end(conn, &opinion)?;
        clocks::end(conn, Some(opinion.clock), ctx.now)?;
        act.collected();
        act.tell(Event::OpinionGiven {
            no: opinion.no,
            unit: opinion.unit,
            agrees: opinion.agrees.unwrap_or(true),
            outcome: calendar::outcome(ctx.now, opinion.due_at).into(),
        });
        act.commit(conn)
    }
}

impl Act<'_> {
    /// Once nobody is waited for any more, the lead works on.
    pub fn collected(&mut self) {
        if self.after.state == State::Collecting && self.opinions.iter().all(|opinion| opinion.ended_at.is_some()) {
            self.after.state = State::InWork;
        }
    }
}

/// Asks one unit; `prefix` stands before the names of its fields.
pub(super) fn ask(
    conn: &mut Conn,
    act: &mut Act<'_>,
    checks: &mut Checks,
    prefix: &str,
    asked: &Ask,
    given: Option<Timestamp>,
) -> store::Result<()> {
    let now = act.ctx.now;
    let field = |name: &str| format!("{prefix}{name}");
    let question = checks.lines(&field("question"), &asked.question, 4_000);
    let picture = act.picture.clone();
    let unit = checks.unit(&field("unit"), &asked.unit, &picture.directory, BODIES, now.date()).map(|unit| unit.id);
    let Some(unit) = unit else { return Ok(()) };
    let end = act.after.answer_due_at.filter(|due| *due > now);
    fits(act, checks, prefix, unit, given, end);
    let clock = start(conn, act, unit, given, end)?;
    put(conn, act, unit, question, &clock)
}

/// Others are asked, each once at a time and inside the lead's own time.
fn fits(act: &Act<'_>, checks: &mut Checks, prefix: &str, unit: Id, given: Option<Timestamp>, end: Option<Timestamp>) {
    let field = |name: &str| format!("{prefix}{name}");
    checks.require(unit != act.after.lead_body, &field("unit"), || Reason::new("docket-opinion-own"));
    let waits = act.opinions.iter().any(|opinion| opinion.unit == unit && opinion.ended_at.is_none());
    checks.require(!waits, &field("unit"), || Reason::new("docket-opinion-twice"));
    if let Some(due) = given {
        let inside = due > act.ctx.now && end.is_none_or(|end| due <= end);
        let until = end.map(said).unwrap_or_default();
        checks.require(inside, &field("due_at"), || Reason::new("docket-opinion-due").with("until", until));
    }
}

/// Puts the question: its row, its event, and the matter collects from now on.
fn put(conn: &mut Conn, act: &mut Act<'_>, unit: Id, question: String, clock: &Clock) -> store::Result<()> {
    let opinion = Opinion {
        matter: act.after.id,
        no: count(act.opinions.len()) + 1,
        unit,
        question,
        asked_by: act.ctx.actor.account,
        asked_by_name: act.ctx.actor.name.clone(),
        asked_at: act.ctx.now,
        due_at: clock.due_at,
        clock: clock.id,
        ended_at: None,
        silent: false,
        agrees: None,
        answer: None,
        answered_by_name: None,
    };
    diesel::insert_into(docket_opinion::table).values(&opinion).execute(conn)?;
    if matches!(act.after.state, State::Received | State::InWork) {
        act.after.state = State::Collecting;
    }
    act.tell(Event::OpinionRequested { no: opinion.no, unit, due_at: opinion.due_at });
    act.opinions.push(opinion);
    Ok(())
}

/// Writes how a question ended.
pub(crate) fn end(conn: &mut Conn, opinion: &Opinion) -> store::Result<()> {
    diesel::update(docket_opinion::table.find((opinion.matter, opinion.no)))
        .set((
            docket_opinion::ended_at.eq(opinion.ended_at),
            docket_opinion::silent.eq(opinion.silent),
            docket_opinion::agrees.eq(opinion.agrees),
            docket_opinion::answer.eq(opinion.answer.as_deref()),
            docket_opinion::answered_by_name.eq(opinion.answered_by_name.as_deref()),
        ))
        .execute(conn)?;
    Ok(())
}

/// The clock of a question: until the moment given, else as the setting says, but never beyond the lead's own end.
fn start(
    conn: &mut Conn,
    act: &Act<'_>,
    unit: Id,
    given: Option<Timestamp>,
    end: Option<Timestamp>,
) -> store::Result<Clock> {
    let (picture, now) = (&act.picture, act.ctx.now);
    let of =
        For { thing: Thing::Opinion, thing_id: act.after.id, kind: ClockKind::Opinion, level: Level::Department, unit };
    let limit = clocks::limit(picture, SettingKey::OpinionDays, unit, now);
    let usual = calendar::due_at(&picture.calendar(unit, now.date()), now, limit, &[]);
    match (given, end) {
        (Some(due), _) => clocks::start_until(conn, picture, now, of, due),
        (None, Some(end)) if end < usual => clocks::start_until(conn, picture, now, of, end),
        _ => clocks::start(conn, picture, now, of, limit),
    }
}

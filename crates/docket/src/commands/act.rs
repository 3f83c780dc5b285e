//! What every act on a recommendation or matter has in common: finding it, asking policy, version and state, and
//! writing what came of it.

use std::sync::Arc;

use identity::Ctx;
use kernel::{Id, Reason, Refusal, Timestamp};
use organization::settings::SettingKey;
use organization::{Directory, Snapshot};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::clocks::{self, For};
use super::service::Docket;
use super::tell::{self, About};
use super::{rows, tally};
use crate::events::Event;
use crate::model::{Action, Clock, ClockKind, Level, Matter, Opinion, Recommendation, State, Thing};
use crate::policy::{self, Standing};
use crate::rules;

/// Which thing an act is for, by its code. With `expected` (the `seq` the actor saw: the matter's, a draft's own) an
/// act that somebody else overtook is refused.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Target {
    /// The code, as people write it.
    pub code: String,
    pub expected: Option<i32>,
}

impl Target {
    /// The thing of this code, whatever was seen.
    #[must_use]
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), expected: None }
    }
}

/// The recommendation and its matter after an act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    pub recommendation: Recommendation,
    pub matter: Option<Matter>,
}

/// An act under way on a matter.
pub(crate) struct Act<'a> {
    pub ctx: &'a Ctx<'a>,
    pub act: &'static str,
    pub picture: Arc<Snapshot>,
    pub recommendation: Recommendation,
    pub was: Recommendation,
    pub before: Matter,
    pub after: Matter,
    pub opinions: Vec<Opinion>,
    /// The unit in whose name the actor acts.
    pub unit: Id,
    pub events: Vec<Event>,
}

impl Docket {
    /// Finds recommendation and matter and asks policy, version and state, in this order.
    pub(crate) fn begin<'a>(
        &self,
        conn: &mut Conn,
        ctx: &'a Ctx<'a>,
        target: &Target,
        action: Action,
    ) -> store::Result<Act<'a>> {
        let picture = organization::snapshot(conn)?;
        let (recommendation, matter) = rows::either(conn, &target.code)?;
        let opinions = matter.as_ref().map_or_else(|| Ok(Vec::new()), |matter| rows::opinions(conn, matter.id))?;
        let unit = permitted(conn, ctx, action, &picture.directory, (&recommendation, matter.as_ref()), &opinions)?;
        let open = rules::on_recommendation(&recommendation, matter.as_ref());
        let (id, seq) =
            matter.as_ref().map_or((recommendation.id, recommendation.seq), |matter| (matter.id, matter.seq));
        if target.expected.is_some_and(|seen| seen != seq) {
            return Err(tell::overtaken(conn, id, &open)?.into());
        }
        let Some(matter) = matter.filter(|_| open.contains(&action)) else {
            return Err(tell::not_open(conn, id, action, recommendation.state, &open)?.into());
        };
        Ok(Act::new(ctx, action.as_str(), picture, (recommendation, matter), opinions, unit))
    }
}

impl<'a> Act<'a> {
    /// An act that was permitted.
    pub fn new(
        ctx: &'a Ctx<'a>,
        act: &'static str,
        picture: Arc<Snapshot>,
        (recommendation, matter): (Recommendation, Matter),
        opinions: Vec<Opinion>,
        unit: Id,
    ) -> Self {
        let was = recommendation.clone();
        Self {
            ctx,
            act,
            picture,
            recommendation,
            was,
            after: matter.clone(),
            before: matter,
            opinions,
            unit,
            events: Vec::with_capacity(1),
        }
    }

    /// Tells one event; it gets the next number.
    pub fn tell(&mut self, event: Event) {
        self.events.push(event);
    }

    pub fn directory(&self) -> &Directory {
        &self.picture.directory
    }

    /// Puts the matter into a body's and perhaps a person's hands.
    pub fn hold(&mut self, unit: Id, person: Option<Id>) {
        if self.after.holder_unit != unit || self.after.holder_person != person {
            self.after.holder_since = self.ctx.now;
        }
        self.after.holder_unit = unit;
        self.after.holder_person = person;
    }

    /// Ends the matter's clock and starts another, for as long as the setting says. The holder is whose turn it is.
    pub fn start(&mut self, conn: &mut Conn, kind: ClockKind) -> store::Result<Timestamp> {
        let key = rules::clock_setting(kind).unwrap_or(SettingKey::AnswerDays);
        self.start_for(conn, kind, key)
    }

    /// The same with the setting named.
    pub fn start_for(&mut self, conn: &mut Conn, kind: ClockKind, key: SettingKey) -> store::Result<Timestamp> {
        self.end_clock(conn)?;
        let unit = self.after.holder_unit;
        let of = For { thing: Thing::Matter, thing_id: self.after.id, kind, level: self.after.level, unit };
        let limit = clocks::limit(&self.picture, key, unit, self.ctx.now);
        let clock = clocks::start(conn, &self.picture, self.ctx.now, of, limit)?;
        self.runs(&clock);
        Ok(clock.due_at)
    }

    fn runs(&mut self, clock: &Clock) {
        self.after.clock = Some(clock.id);
        self.after.next_clock = Some(clock.kind);
        self.after.next_clock_at = Some(clock.due_at);
        if clock.kind == ClockKind::Answer {
            self.after.answer_due_at = Some(clock.due_at);
        }
    }

    /// Ends the clock that runs, and gives it.
    pub fn end_clock(&mut self, conn: &mut Conn) -> store::Result<Option<Clock>> {
        clocks::end(conn, self.after.clock, self.ctx.now)
    }

    /// Goes up to the Office of the province: it checks first (H13).
    pub fn climb_to_office(&mut self, conn: &mut Conn) -> store::Result<Timestamp> {
        let office = policy::office(self.directory()).map(|office| office.id);
        let office = office.ok_or_else(|| Refusal::conflict(Reason::new("docket-no-office")))?;
        self.drop_questions(conn)?;
        self.after.state = State::Escalated;
        self.after.level = Level::Office;
        self.after.escalated = true;
        self.hold(office, None);
        self.start(conn, ClockKind::OfficeCheck)
    }

    /// Goes up to the leadership of the province.
    pub fn climb_to_leader(&mut self, conn: &mut Conn) -> store::Result<Timestamp> {
        let province = self.directory().province().map(|unit| unit.id);
        let province = province.ok_or_else(|| Refusal::conflict(Reason::new("docket-no-office")))?;
        self.after.state = State::Escalated;
        self.after.level = Level::Leader;
        self.after.escalated = true;
        self.hold(province, None);
        self.start(conn, ClockKind::LeaderOpinion)
    }

    /// Waits for the communes: content or not.
    pub fn give_back_to_communes(&mut self, conn: &mut Conn, state: State) -> store::Result<Timestamp> {
        self.drop_questions(conn)?;
        self.after.state = state;
        self.hold(self.after.commune, None);
        self.start(conn, ClockKind::Content)
    }

    /// Nobody waits for the open opinions any more.
    fn drop_questions(&mut self, conn: &mut Conn) -> store::Result<()> {
        for opinion in self.opinions.iter_mut().filter(|opinion| opinion.ended_at.is_none()) {
            clocks::end(conn, Some(opinion.clock), self.ctx.now)?;
            opinion.ended_at = Some(self.ctx.now);
            super::department::end_opinion(conn, opinion)?;
        }
        Ok(())
    }

    /// Nothing more to do, and nothing more to be said.
    pub fn close(&mut self, conn: &mut Conn) -> store::Result<()> {
        self.drop_questions(conn)?;
        self.end_clock(conn)?;
        self.after.state = State::Closed;
        self.after.open = false;
        self.after.closed_at = Some(self.ctx.now);
        self.after.holder_person = None;
        Ok(())
    }

    /// Writes matter and recommendation, what follows from them, history and chain.
    pub fn commit(mut self, conn: &mut Conn) -> store::Result<Done> {
        self.after.seq = self.before.seq + tell::count(&self.events);
        if !rows::update_matter(conn, &self.before, &self.after)? {
            let open = rules::on_recommendation(&self.was, Some(&self.before));
            return Err(tell::overtaken(conn, self.before.id, &open)?.into());
        }
        if self.recommendation != self.was && !rows::update_recommendation(conn, &self.was, &self.recommendation)? {
            return Err(store::Error::Again);
        }
        if self.after.open {
            rows::spread(conn, &self.after)?;
        } else {
            rows::close_rest(conn, &self.after, self.ctx.now)?;
        }
        rows::note_joinable(conn, &self.before, &self.after)?;
        tally::matter(conn, Some(&self.before), &self.after)?;
        let about = About { thing: Thing::Matter, id: self.after.id, code: &self.after.code, seq: self.before.seq };
        tell::record(conn, self.ctx, self.unit, self.act, about, &self.events)?;
        let recommendation = rows::recommendation(conn, &self.recommendation.code)?;
        Ok(Done { recommendation, matter: Some(self.after) })
    }
}

/// Asks the policy about a recommendation and its matter.
pub(crate) fn permitted(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    action: Action,
    directory: &Directory,
    (recommendation, matter): (&Recommendation, Option<&Matter>),
    opinions: &[Opinion],
) -> store::Result<Id> {
    let asked: Vec<Id> = opinions.iter().map(|opinion| directory.body_of(opinion.unit)).collect();
    let communes = match matter {
        // Each commune speaks for its own recommendation, but may see the matter that answers it.
        Some(matter) if action == Action::View && matter.communes > 1 => rows::communes_of(conn, matter.id)?,
        _ => vec![recommendation.commune],
    };
    let lead = matter.map(|matter| matter.lead_body);
    let standing = Standing { communes: &communes, lead, asked: &asked, ..Standing::new(directory) };
    let unit = policy::may(ctx.actor, action, &standing)?;
    if matter.is_none() {
        own_draft(ctx, directory, recommendation)?;
    }
    Ok(unit)
}

/// The act by which somebody speaks for a commune and for nobody else: `Complete` is an act of communes alone.
pub(crate) const OWN_DRAFT: Action = Action::Complete;

/// A draft is its commune's own, and of whoever wrote it down for the commune.
pub(crate) fn own_draft(ctx: &Ctx<'_>, directory: &Directory, recommendation: &Recommendation) -> Result<(), Refusal> {
    if recommendation.author == ctx.actor.account {
        return Ok(());
    }
    let own = Standing { communes: &[recommendation.commune], ..Standing::new(directory) };
    policy::may(ctx.actor, OWN_DRAFT, &own).map(|_| ())
}

//! What every act on a petition has in common: finding it, asking policy, version and state, and writing what came of it.

use std::sync::Arc;

use identity::Ctx;
use kernel::{Id, Reason, Refusal};
use organization::settings::SettingKey;
use organization::{Directory, Snapshot};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::{clocks, rows, tell};
use crate::events::Event;
use crate::model::{Action, Clock, Petition, State};
use crate::policy::{self, Standing};
use crate::rules;

/// Which petition an act is for. With `expected` (the `seq` the actor saw) an act that somebody else overtook is refused.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Target {
    /// The code, as people write it.
    pub code: String,
    pub expected: Option<i32>,
}

impl Target {
    /// The petition of this code, whatever was seen.
    #[must_use]
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), expected: None }
    }
}

/// An act under way on a petition.
pub(super) struct Act<'a> {
    pub ctx: &'a Ctx<'a>,
    pub name: &'static str,
    pub picture: Arc<Snapshot>,
    pub before: Petition,
    pub after: Petition,
    /// The unit in whose name the actor acts.
    pub unit: Id,
    pub events: Vec<Event>,
}

/// Whether answers are published, and whether repeats may be closed by reference, on a day (H4).
///
/// # Errors
/// Those of the database.
pub fn switches(conn: &mut Conn, day: kernel::Date) -> store::Result<(bool, bool)> {
    let picture = organization::snapshot(conn)?;
    let province = picture.directory.province().map(|province| province.id);
    let flag = |key| picture.setting(key, province, day).flag();
    Ok((flag(SettingKey::PublicPetitions), flag(SettingKey::PetitionRepeats)))
}

impl<'a> Act<'a> {
    /// Finds the petition and asks policy, version and state, in this order.
    pub fn begin(conn: &mut Conn, ctx: &'a Ctx<'a>, target: &Target, action: Action) -> store::Result<Self> {
        let picture = organization::snapshot(conn)?;
        let petition = rows::by_code(conn, &target.code)?;
        let unit = policy::may(ctx.actor, action, &Standing::of_petition(&picture.directory, &petition))?;
        let (publishes, repeats) = switches(conn, ctx.now.date())?;
        let open = rules::allowed(&petition, publishes, repeats);
        if target.expected.is_some_and(|seen| seen != petition.seq) {
            return Err(tell::overtaken(conn, &petition, &open)?.into());
        }
        if !open.contains(&action) {
            return Err(tell::not_open(conn, &petition, action, &open)?.into());
        }
        Ok(Self::house(ctx, action.as_str(), picture, petition, unit))
    }

    /// An act that nobody has to be asked about.
    pub fn house(ctx: &'a Ctx<'a>, name: &'static str, picture: Arc<Snapshot>, petition: Petition, unit: Id) -> Self {
        Self { ctx, name, picture, after: petition.clone(), before: petition, unit, events: Vec::with_capacity(1) }
    }

    pub fn directory(&self) -> &Directory {
        &self.picture.directory
    }

    /// Tells one event; it gets the next number.
    pub fn tell(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Puts the petition into a body's and perhaps a person's hands.
    pub fn hold(&mut self, body: Id, person: Option<Id>) {
        if self.after.holder_body != body || self.after.holder_person != person {
            self.after.holder_since = self.ctx.now;
        }
        self.after.holder_body = body;
        self.after.holder_person = person;
    }

    /// Lets a clock run, counted from when it was filed: classifying late wins no time.
    pub fn run(&mut self, conn: &mut Conn, clock: Clock) -> store::Result<()> {
        clocks::run(conn, &self.picture, &mut self.after, clock)
    }

    /// Nothing more is owed; how it ended against its clock, by dates (N1).
    pub fn end(&mut self, state: State) -> crate::model::Timeliness {
        let due = self.after.due_at.unwrap_or(self.ctx.now);
        let outcome = calendar::outcome(self.ctx.now, due).into();
        self.after.state = state;
        self.after.open = false;
        self.after.holder_person = None;
        self.after.ended_at = Some(self.ctx.now);
        self.after.ended_day = Some(self.ctx.now.date());
        self.after.outcome = Some(outcome);
        outcome
    }

    /// Writes the petition, its history and the chain.
    pub fn commit(mut self, conn: &mut Conn) -> store::Result<Petition> {
        self.after.seq = self.before.seq + tell::count(&self.events);
        if !rows::update(conn, &self.before, &self.after)? {
            let (publishes, repeats) = switches(conn, self.ctx.now.date())?;
            let open = rules::allowed(&self.before, publishes, repeats);
            return Err(tell::overtaken(conn, &self.before, &open)?.into());
        }
        let who =
            tell::Who { actor: self.ctx.actor.audit_id(), name: &self.ctx.actor.name, origin: &self.ctx.actor.origin };
        tell::record(conn, &who, (self.unit, self.ctx.now), self.name, &self.before, &self.events)?;
        Ok(self.after)
    }
}

/// Refuses when anything was wrong, all at once.
pub(super) fn sound(faults: Vec<kernel::FieldFault>) -> Result<(), Refusal> {
    if faults.is_empty() { Ok(()) } else { Err(Refusal::Invalid(faults)) }
}

/// The refusal of a code that nothing has.
pub(super) fn not_found() -> Refusal {
    Refusal::NotFound(Reason::new("feedback-not-found"))
}

//! An open dossier as the forecast needs it.

use std::collections::HashMap;

use calendar::{Calendar, working_between};
use diesel::prelude::*;
use dossiers::Step;
use dossiers::model::State;
use dossiers::rules::{Plan, PlannedStep};
use dossiers::schema::{dossier, dossier_detail, dossier_opinion, dossier_pause};
use identity::Role;
use kernel::{Id, Timestamp};
use store::Conn;

use super::known::Known;
use crate::rules::forecast::{Asked, Coming, Queue, Seconds, Situation};

/// What of its row is looked at.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = dossier)]
pub(super) struct OpenRow {
    pub id: Id,
    pub code: String,
    pub procedure_code: String,
    pub receiving_unit: Id,
    pub competent_unit: Id,
    pub competent_body: Id,
    pub state: State,
    pub filed_at: Timestamp,
    pub due_at: Option<Timestamp>,
    pub holder_unit: Option<Id>,
    pub holder_person: Option<Id>,
    pub holder_since: Option<Timestamp>,
    pub step_no: i32,
    pub step_kind: Step,
    pub step_role: String,
    pub next_clock_at: Option<Timestamp>,
}

impl OpenRow {
    /// Whether its clock runs towards an appointment and its result is still to come.
    pub fn runs(&self) -> bool {
        matches!(self.state, State::Accepted | State::Processing) && self.due_at.is_some()
    }
}

/// What stands beside the rows of a page.
pub(super) struct Beside {
    plans: HashMap<Id, Plan>,
    /// Unit and moment of the opinion that was asked for and has not come.
    opinions: HashMap<Id, (Id, Timestamp)>,
    /// Times in which the applicant or a consulted unit was waited for.
    waits: HashMap<Id, Vec<(Timestamp, Timestamp)>>,
}

impl Beside {
    /// As it was known at a moment.
    pub fn load(conn: &mut Conn, ids: &[Id], now: Timestamp) -> store::Result<Self> {
        use {dossier_detail as d, dossier_opinion as o, dossier_pause as p};
        let plans: Vec<(Id, String)> =
            d::table.filter(d::dossier.eq_any(ids)).select((d::dossier, d::plan)).load(conn)?;
        type Opinion = (Id, Id, Timestamp, Option<Timestamp>);
        let opinions =
            o::table.filter(o::dossier.eq_any(ids)).select((o::dossier, o::unit, o::asked_at, o::answered_at));
        let known = |(id, unit, asked, answered): Opinion| {
            (asked <= now).then_some((id, unit, asked, answered.filter(|at| *at <= now)))
        };
        let opinions: Vec<Opinion> = opinions.load(conn)?.into_iter().filter_map(known).collect();
        let ended = p::table.filter(p::dossier.eq_any(ids)).filter(p::to_at.le(now));
        let ended: Vec<(Id, Timestamp, Timestamp)> =
            ended.select((p::dossier, p::from_at, p::to_at.assume_not_null())).load(conn)?;
        let mut waits: HashMap<Id, Vec<(Timestamp, Timestamp)>> = HashMap::new();
        let answered = opinions.iter().filter_map(|(id, _, asked, answered)| Some((*id, *asked, (*answered)?)));
        for (dossier, from, to) in ended.into_iter().chain(answered) {
            waits.entry(dossier).or_default().push((from, to));
        }
        let open = opinions.iter().filter(|own| own.3.is_none());
        Ok(Self {
            plans: plans.into_iter().map(|(id, plan)| (id, Plan::parse(&plan))).collect(),
            opinions: open.map(|(id, unit, at, _)| (*id, (*unit, *at))).collect(),
            waits,
        })
    }
}

impl Beside {
    /// Whether somebody has it in hand: neither the applicant nor a consulted unit is waited for.
    pub fn is_in_hand(&self, row: &OpenRow) -> bool {
        !row.state.is_paused() && !self.opinions.contains_key(&row.id)
    }
}

/// Who holds a step, or will.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holding {
    pub person: Id,
    pub unit: Id,
    pub step: Step,
}

/// Puts together what is known of a dossier; `None` while nothing was ever learnt of one of its steps. `ahead` counts
/// what lies before it with somebody.
pub(super) fn situation(
    conn: &mut Conn,
    known: &mut Known,
    (row, beside): (&OpenRow, &Beside),
    (calendar, now): (&Calendar, Timestamp),
    mut ahead: impl FnMut(&mut Conn, Holding) -> store::Result<u32>,
) -> store::Result<Option<Situation>> {
    let (Some(due), Some(since)) = (row.due_at, row.holder_since) else { return Ok(None) };
    let mut steps = Vec::new();
    for planned in remaining(row, beside.plans.get(&row.id)) {
        let Some((times, usual)) = known.step(conn, planned.unit, &row.procedure_code, planned.step)? else {
            return Ok(None);
        };
        let own = row.holder_person.filter(|_| steps.is_empty());
        let person = match own {
            Some(person) => Some(person),
            None => known.sole(conn, planned.role, planned.unit)?,
        };
        let mut coming = Coming { times, usual, away: Vec::new(), queue: None };
        if let Some(person) = person {
            coming.away = away(known, person, calendar, now);
            if let Some(pace) = known.pace(conn, person, planned.step)? {
                let holding = Holding { person, unit: planned.unit, step: planned.step };
                coming.queue = Some(Queue::new(ahead(conn, holding)?, pace, &coming.times));
            }
        }
        steps.push(coming);
    }
    let waits = beside.waits.get(&row.id).map_or(&[][..], Vec::as_slice);
    let opinion = beside.opinions.get(&row.id).copied();
    // While others are asked the step itself stands.
    let until = opinion.map_or(now, |(_, asked)| asked.max(since));
    Ok(Some(Situation {
        seed: seed(row.id),
        left: signed(calendar, now, calendar.closing_of(due.date())),
        elapsed: worked(calendar, since, until, waits),
        opinion: asked(conn, known, opinion, &steps, (calendar, now))?,
        steps,
    }))
}

/// The present step and those of the plan after it, up to the number of the result (E10).
fn remaining(row: &OpenRow, plan: Option<&Plan>) -> Vec<PlannedStep> {
    let unit = row.holder_unit.unwrap_or(row.competent_unit);
    let role = Role::parse(&row.step_role).unwrap_or(Role::Specialist);
    let mut steps = vec![PlannedStep { step: row.step_kind, role, unit, budget: 0 }];
    let planned = plan.map_or(&[][..], |plan| plan.0.as_slice());
    let after = usize::try_from(row.step_no).unwrap_or(0);
    steps.extend(planned.iter().skip(after).filter(|own| own.step != Step::Return).cloned());
    steps
}

fn away(known: &Known, person: Id, calendar: &Calendar, now: Timestamp) -> Vec<(Seconds, Seconds)> {
    let span = |(from, to): &(kernel::Date, kernel::Date)| {
        (signed(calendar, now, calendar.opening_of(*from)).max(0), signed(calendar, now, calendar.closing_of(*to)))
    };
    known.away(person).iter().map(span).filter(|(from, to)| from < to).collect()
}

fn asked(
    conn: &mut Conn,
    known: &mut Known,
    open: Option<(Id, Timestamp)>,
    steps: &[Coming],
    (calendar, now): (&Calendar, Timestamp),
) -> store::Result<Option<Asked>> {
    let Some((unit, at)) = open else { return Ok(None) };
    let Some(times) = known.opinion(conn, unit)? else { return Ok(None) };
    let then = steps.first().and_then(|step| step.queue).map_or(0, |queue| queue.pace);
    Ok(Some(Asked { unit, times, elapsed: working_between(calendar, at, now).as_seconds().max(0), then }))
}

/// Working time from one moment to another, negative where the other is the earlier.
fn signed(calendar: &Calendar, from: Timestamp, to: Timestamp) -> Seconds {
    working_between(calendar, from, to).as_seconds()
}

/// Working time in which it lay there, without that in which others were waited for.
fn worked(calendar: &Calendar, since: Timestamp, until: Timestamp, waits: &[(Timestamp, Timestamp)]) -> Seconds {
    let waited = waits.iter().map(|(from, to)| ((*from).max(since), (*to).min(until))).filter(|(from, to)| from < to);
    let waited: Seconds = waited.map(|(from, to)| signed(calendar, from, to)).sum();
    (signed(calendar, since, until) - waited).max(0)
}

/// Dice fall alike for the same dossier on every night.
fn seed(id: Id) -> u64 {
    id.as_bytes().iter().fold(0, |seed: u64, byte| seed.rotate_left(8) ^ u64::from(*byte))
}

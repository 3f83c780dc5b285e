//! Nights that were never lived through: what would have been said on them, from nothing but what was known by then. A
//! store that was filled in bulk has a history but no forecasts; with these it can show how good they would have been.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use diesel::prelude::*;
use dossiers::Step;
use dossiers::model::State;
use dossiers::rules::Plan;
use dossiers::schema::{dossier, dossier_detail, dossier_step};
use kernel::{Date, Id, Timestamp};
use store::{Conn, Store};

use super::known::Known;
use super::learn::School;
use super::open::{Beside, Holding, OpenRow, situation};
use super::outlook::{House, base_rates, said_of};
use super::records::ForecastRow;
use crate::figures::SpanRow;
use crate::model::{Stage, day_before};
use crate::rules::forecast::forecast;
use crate::schema::{supervision_dossier, supervision_forecast, supervision_span};

/// A step that was handed on: what began then, and what is written of the one that ended.
type HandOver = (Id, Step, Id, Option<Id>, Timestamp, Timestamp, Option<Timestamp>);

/// Forecasts, as of each of these nights, what was due soon after it; `learn_every` nights the past is learnt anew.
/// Answers how many forecasts were made. Nothing that happened after a night is looked at.
///
/// # Errors
/// Those of the database.
pub fn relive(store: &Store, nights: &[Timestamp], learn_every: usize) -> store::Result<usize> {
    let mut all = 0;
    for some in nights.chunks(learn_every.max(1)) {
        let Some(first) = some.first() else { continue };
        let learnt = Arc::new(store.read_blocking(|conn| School::all(conn, *first))?);
        for night in some {
            let said = store.read_blocking(|conn| {
                let known = Known::held(conn, &learnt, night.date())?;
                said_on(conn, known, *night)
            })?;
            all += said.len();
            store.write_blocking(|conn| {
                let that = supervision_forecast::table.filter(supervision_forecast::day.eq(night.date()));
                diesel::delete(that).execute(conn)?;
                Ok(store::insert_all!(conn, supervision_forecast::table, &said)?)
            })?;
        }
    }
    Ok(all)
}

fn said_on(conn: &mut Conn, mut known: Known, night: Timestamp) -> store::Result<Vec<ForecastRow>> {
    let house = House::open(conn, night)?;
    let bases = base_rates(conn, night.date())?;
    let rows = rows_on(conn, &house, night)?;
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let beside = Beside::load(conn, &ids, night)?;
    // Clocks come in their order, so what was counted so far lay before.
    let mut queues: HashMap<(Id, Step), u32> = HashMap::new();
    let mut said = Vec::new();
    for row in &rows {
        let ahead = |_: &mut Conn, own: Holding| Ok(queues.get(&(own.person, own.step)).copied().unwrap_or(0));
        let calendar = house.calendar(row);
        if let Some(situation) = situation(conn, &mut known, (row, &beside), (&calendar, night), ahead)? {
            said.extend(said_of(&house, row, forecast(&situation).chance, &bases));
        }
        if let Some(person) = row.holder_person.filter(|_| beside.is_in_hand(row)) {
            *queues.entry((person, row.step_kind)).or_default() += 1;
        }
    }
    Ok(said)
}

/// What ran on that night, as it stood then, the nearest clock first.
fn rows_on(conn: &mut Conn, house: &House, night: Timestamp) -> store::Result<Vec<OpenRow>> {
    let due = due_on(conn, day_before(night.date()))?;
    let ids: Vec<Id> = due.keys().copied().collect();
    let mut rows = Vec::with_capacity(ids.len());
    for ids in ids.chunks(500) {
        let present: Vec<OpenRow> =
            dossier::table.filter(dossier::id.eq_any(ids)).select(OpenRow::as_select()).load(conn)?;
        let plans: Vec<(Id, String)> = dossier_detail::table
            .filter(dossier_detail::dossier.eq_any(ids))
            .select((dossier_detail::dossier, dossier_detail::plan))
            .load(conn)?;
        let plans: HashMap<Id, Plan> = plans.into_iter().map(|(id, plan)| (id, Plan::parse(&plan))).collect();
        let steps = hand_overs(conn, ids)?;
        for row in present {
            let own = steps.get(&row.id).map_or(&[][..], Vec::as_slice);
            let due_at = due.get(&row.id).map(|day| house.calendar(&row).closing_of(*day));
            let known = plans.get(&row.id).zip(due_at);
            rows.extend(known.and_then(|(plan, due_at)| as_of(row, plan, own, (night, due_at))));
        }
    }
    rows.sort_by_key(|row| (row.next_clock_at, row.id));
    Ok(rows)
}

/// The appointments in force at the end of a day, of every dossier whose clock ran then.
fn due_on(conn: &mut Conn, day: Date) -> store::Result<BTreeMap<Id, Date>> {
    use {supervision_dossier as d, supervision_span as s};
    let still = d::table
        .filter(d::since_day.le(day))
        .filter(d::stage.eq(Stage::Running))
        .filter(d::open.or(d::ended_day.gt(day)))
        .select((d::dossier, d::due_day));
    let still: Vec<(Id, Option<Date>)> = still.load(conn)?;
    let gone = s::table.filter(s::from_day.le(day)).filter(s::to_day.gt(day)).filter(s::stage.eq(Stage::Running));
    let gone: Vec<SpanRow> = gone.select(SpanRow::as_select()).load(conn)?;
    let gone = gone.into_iter().map(|row| (row.dossier, row.due_day));
    Ok(still.into_iter().chain(gone).filter_map(|(id, due)| Some((id, due?))).collect())
}

fn hand_overs(conn: &mut Conn, ids: &[Id]) -> store::Result<HashMap<Id, Vec<HandOver>>> {
    use dossier_step as s;
    let rows = s::table.filter(s::dossier.eq_any(ids)).order((s::dossier, s::seq)).select((
        s::dossier,
        s::to_kind,
        s::to_unit,
        s::receiver,
        s::began_at,
        s::done_at,
        s::due_at,
    ));
    let mut all: HashMap<Id, Vec<HandOver>> = HashMap::new();
    for row in rows.load::<HandOver>(conn)? {
        all.entry(row.0).or_default().push(row);
    }
    Ok(all)
}

/// The row as it stood: the last hand-over before that night says who had it since when. `None` where that cannot be
/// told, and for what was finished by then.
fn as_of(row: OpenRow, plan: &Plan, steps: &[HandOver], (night, due_at): (Timestamp, Timestamp)) -> Option<OpenRow> {
    let at = steps.partition_point(|own| own.5 <= night);
    let last = at.checked_sub(1).map(|last| &steps[last]);
    let kind = match last {
        Some(last) => last.1,
        None => plan.at(1)?.step,
    };
    if matches!(kind, Step::Answer | Step::Return | Step::Done) {
        return None;
    }
    let no = plan.number_of(kind)?;
    let planned = plan.at(no)?;
    // What ended later says when it began and was due; what has not ended, the dossier itself.
    let (began, step_due) = match steps.get(at) {
        Some(next) => (next.4, next.6),
        None => (row.holder_since?, None),
    };
    let clock = step_due.map_or(due_at, |own| own.min(due_at));
    Some(OpenRow {
        state: State::Processing,
        due_at: Some(due_at),
        holder_unit: Some(last.map_or(planned.unit, |last| last.2)),
        holder_person: last.and_then(|last| last.3),
        holder_since: Some(began.min(night)),
        step_no: no,
        step_kind: kind,
        step_role: planned.role.to_string(),
        next_clock_at: Some(clock),
        ..row
    })
}

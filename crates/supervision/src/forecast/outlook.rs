use std::collections::HashMap;
use std::sync::Arc;

use calendar::{Calendar, WorkingTime, add_working, working_between};
use diesel::dsl::{count_star, sum};
use diesel::prelude::*;
use dossiers::Step;
use dossiers::schema::{dossier, dossier_opinion};
use jiff::ToSpan;
use kernel::{Date, Id, Timestamp};
use organization::Snapshot;
use organization::settings::SettingKey;
use store::{Conn, Store};

use super::JUDGED_AHEAD;
use super::known::Known;
use super::open::{Beside, Holding, OpenRow, situation};
use super::records::{ForecastRow, OutlookRow};
use crate::rules::forecast::{Cause, Forecast, Help, Situation, forecast, help, plain};
use crate::schema::{supervision_day, supervision_forecast, supervision_outlook};
use crate::set;

/// Dossiers read at a time.
const PAGE: i64 = 500;

/// What is to be expected of one dossier, with everything it rests on.
#[derive(Clone, Debug)]
pub struct Foreseen {
    pub code: String,
    pub row: OutlookRow,
    pub forecast: Forecast,
    /// Working time to the end of the day of the appointment.
    pub left: i64,
}

/// Everything that is the same for all dossiers of a night.
pub(super) struct House {
    picture: Arc<Snapshot>,
    now: Timestamp,
    sure_from: i64,
    used_from: i64,
}

impl House {
    pub fn open(conn: &mut Conn, now: Timestamp) -> store::Result<Self> {
        let picture = organization::snapshot(conn)?;
        let sure_from = set::of(&picture, SettingKey::LateSurePercent, now.date()) * 10;
        let used_from = set::of(&picture, SettingKey::WarnUsedPercent, now.date());
        Ok(Self { now, sure_from, used_from, picture })
    }

    pub fn calendar(&self, row: &OpenRow) -> Arc<Calendar> {
        self.picture.calendar(row.competent_unit, self.now.date())
    }
}

/// Forecasts one dossier as it stands now; `None` for one whose clock does not run, or of whose steps nothing was
/// learnt.
///
/// # Errors
/// Those of the database.
pub fn foresee(conn: &mut Conn, code: &str, now: Timestamp) -> store::Result<Option<Foreseen>> {
    let found = dossier::table.filter(dossier::code.eq(code)).select(OpenRow::as_select()).first(conn).optional()?;
    Ok(foresee_rows(conn, found.as_slice(), now)?.pop())
}

/// Forecasts some dossiers as they stand now, by id; what is the same for all of them is read once.
///
/// # Errors
/// Those of the database.
pub fn foresee_some(conn: &mut Conn, ids: &[Id], now: Timestamp) -> store::Result<HashMap<Id, Foreseen>> {
    let mut rows: Vec<OpenRow> = Vec::with_capacity(ids.len());
    for ids in ids.chunks(500) {
        let some = dossier::table.filter(dossier::id.eq_any(ids)).select(OpenRow::as_select());
        rows.extend(some.load(conn)?);
    }
    let made = foresee_rows(conn, &rows, now)?;
    Ok(made.into_iter().map(|made| (made.row.dossier, made)).collect())
}

fn foresee_rows(conn: &mut Conn, rows: &[OpenRow], now: Timestamp) -> store::Result<Vec<Foreseen>> {
    let rows: Vec<&OpenRow> = rows.iter().filter(|row| row.runs()).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let Some(mut known) = Known::open(conn, now.date())? else { return Ok(Vec::new()) };
    let house = House::open(conn, now)?;
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let beside = Beside::load(conn, &ids, now)?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let calendar = house.calendar(row);
        let ahead = |conn: &mut Conn, holding: Holding| counted(conn, row, holding);
        if let Some(situation) = situation(conn, &mut known, (row, &beside), (&calendar, now), ahead)? {
            all.push(foreseen(conn, &house, row, &situation)?);
        }
    }
    Ok(all)
}

/// Open dossiers with a nearer clock that lie with the person at this step.
fn counted(conn: &mut Conn, row: &OpenRow, holding: Holding) -> store::Result<u32> {
    // Where others were asked, it is in nobody's way.
    let others = dossier_opinion::table.filter(dossier_opinion::answered_at.is_null()).select(dossier_opinion::dossier);
    let before = dossier::table
        .filter(dossier::open)
        .filter(dossier::holder_unit.eq(Some(holding.unit)))
        .filter(dossier::holder_person.eq(Some(holding.person)))
        .filter(dossier::step_kind.eq(holding.step))
        .filter(dossier::paused_since.is_null())
        .filter(diesel::dsl::not(dossier::id.eq_any(others)))
        .filter(dossier::next_clock_at.lt(row.next_clock_at));
    let count: i64 = before.select(count_star()).first(conn)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

fn foreseen(conn: &mut Conn, house: &House, row: &OpenRow, situation: &Situation) -> store::Result<Foreseen> {
    let made = forecast(situation);
    let calendar = house.calendar(row);
    let due_day = row.due_at.unwrap_or(row.filed_at).date();
    let may_apologise = made.chance >= house.sure_from && due_day >= house.now.date() && {
        let until = dossiers::queries::apology_until(conn, row.id, house.now)?;
        until.is_some_and(|until| house.now <= until)
    };
    let help = help(made.chance, &made.causes, may_apologise, house.sure_from);
    let holder = row.holder_unit.unwrap_or(row.competent_unit);
    let (help_unit, help_person) = match (help, &situation.opinion) {
        (Help::Ask, Some(asked)) => (asked.unit, None),
        (Help::Remind, _) => (holder, row.holder_person),
        _ => (holder, None),
    };
    let causes: Vec<Cause> = made.causes.iter().map(|(cause, _)| cause.clone()).chain(plain(situation)).collect();
    let day = |seconds: i64| add_working(&calendar, house.now, WorkingTime::seconds(seconds)).date();
    let outlook = OutlookRow {
        dossier: row.id,
        at: house.now,
        body: row.competent_body,
        centre: row.receiving_unit,
        step: row.step_kind,
        due_day,
        chance: i32::try_from(made.chance).unwrap_or(1_000),
        finish_day: day(made.finish),
        surely_day: day(made.surely),
        help,
        help_unit,
        help_person,
        causes: serde_json::to_string(&causes).unwrap_or_else(|_| "[]".to_owned()),
    };
    Ok(Foreseen { code: row.code.clone(), row: outlook, forecast: made, left: situation.left })
}

/// Forecasts every open dossier, the nearest clock first, and puts that in the place of last night's.
///
/// # Errors
/// Those of the database.
pub(super) fn foresee_all(store: &Store, now: Timestamp) -> store::Result<usize> {
    let Some((outlooks, said)) = store.read_blocking(|conn| read_all(conn, now))? else { return Ok(0) };
    let today = now.date();
    store.write_blocking(|conn| {
        diesel::delete(supervision_outlook::table).execute(conn)?;
        store::insert_all!(conn, supervision_outlook::table, &outlooks)?;
        diesel::delete(supervision_forecast::table.filter(supervision_forecast::day.eq(today))).execute(conn)?;
        store::insert_all!(conn, supervision_forecast::table, &said)?;
        Ok(())
    })?;
    Ok(outlooks.len())
}

type All = (Vec<OutlookRow>, Vec<ForecastRow>);

fn read_all(conn: &mut Conn, now: Timestamp) -> store::Result<Option<All>> {
    let Some(mut known) = Known::open(conn, now.date())? else { return Ok(None) };
    let house = House::open(conn, now)?;
    let bases = base_rates(conn, now.date())?;
    let (mut outlooks, mut said) = (Vec::new(), Vec::new());
    // Clocks come in their order, so what was counted so far lies before.
    let mut queues: HashMap<(Id, Step), u32> = HashMap::new();
    let mut after: Option<(Timestamp, Id)> = None;
    loop {
        let rows = next_rows(conn, after)?;
        let Some(last) = rows.last() else { return Ok(Some((outlooks, said))) };
        after = Some((last.next_clock_at.unwrap_or(last.filed_at), last.id));
        let ids: Vec<Id> = rows.iter().filter(|row| row.runs()).map(|row| row.id).collect();
        let beside = Beside::load(conn, &ids, now)?;
        for row in &rows {
            if row.runs() {
                let ahead = |_: &mut Conn, own: Holding| Ok(queues.get(&(own.person, own.step)).copied().unwrap_or(0));
                let calendar = house.calendar(row);
                let made = situation(conn, &mut known, (row, &beside), (&calendar, now), ahead)?;
                if let Some(situation) = made {
                    let foreseen = foreseen(conn, &house, row, &situation)?;
                    said.extend(said_of(&house, row, foreseen.forecast.chance, &bases));
                    outlooks.push(foreseen.row);
                }
            }
            if let Some(person) = row.holder_person.filter(|_| beside.is_in_hand(row)) {
                *queues.entry((person, row.step_kind)).or_default() += 1;
            }
        }
    }
}

fn next_rows(conn: &mut Conn, after: Option<(Timestamp, Id)>) -> store::Result<Vec<OpenRow>> {
    let clock = dossier::next_clock_at.assume_not_null();
    let mut rows = dossier::table
        .filter(dossier::open)
        .order((dossier::next_clock_at, dossier::id))
        .limit(PAGE)
        .select(OpenRow::as_select())
        .into_boxed::<store::MultiBackend>();
    if let Some((at, id)) = after {
        rows = rows.filter(clock.ge(at)).filter(clock.gt(at).or(dossier::id.gt(id)));
    }
    Ok(rows.load(conn)?)
}

/// What is kept of a forecast to be held against what happens: where the appointment is so near that somebody was told.
pub(super) fn said_of(house: &House, row: &OpenRow, chance: i64, bases: &HashMap<Id, i64>) -> Option<ForecastRow> {
    let (today, calendar) = (house.now.date(), house.calendar(row));
    let due = row.due_at?;
    let due_day = due.date();
    let near = due_day >= today && due_day <= working_days_after(&calendar, today, JUDGED_AHEAD);
    let whole = working_between(&calendar, row.filed_at, due).as_seconds();
    let used = working_between(&calendar, row.filed_at, house.now).as_seconds();
    let most_used = used * 100 >= house.used_from * whole.max(1);
    near.then(|| ForecastRow {
        day: today,
        dossier: row.id,
        body: row.competent_body,
        due_day,
        chance: i32::try_from(chance).unwrap_or(1_000),
        used: if most_used { 1_000 } else { 0 },
        base: i32::try_from(bases.get(&row.competent_body).copied().unwrap_or(0)).unwrap_or(0),
        judged: false,
    })
}

/// The day so many working days after another.
pub(crate) fn working_days_after(calendar: &Calendar, day: Date, days: usize) -> Date {
    (0..days).fold(day, |day, _| calendar.next_working_day(day))
}

/// Late of a thousand that were done, by body, in the time that is learnt from and before today.
pub(super) fn base_rates(conn: &mut Conn, today: Date) -> store::Result<HashMap<Id, i64>> {
    use supervision_day as d;
    let back = set::read(conn, SettingKey::ForecastPastDays, today)?;
    let since = Date::from(today.civil().saturating_sub(back.days()));
    type Sums = (Id, Option<i64>, Option<i64>, Option<i64>);
    let rows: Vec<Sums> = d::table
        .filter(d::day.ge(since))
        .filter(d::day.lt(today))
        .group_by(d::body)
        .select((d::body, sum(d::early), sum(d::on_time), sum(d::late)))
        .load(conn)?;
    let rate = |(body, early, on_time, late): Sums| {
        let (in_time, late) = (early.unwrap_or(0) + on_time.unwrap_or(0), late.unwrap_or(0));
        (body, late * 1_000 / (in_time + late).max(1))
    };
    Ok(rows.into_iter().map(rate).collect())
}

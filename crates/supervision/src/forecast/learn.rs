//! Learning from the store's own history: it is read once, in the order of the dossiers and page by page; what stays in
//! memory are counts.

use std::collections::HashMap;
use std::sync::Arc;

use calendar::{Calendar, working_between};
use diesel::prelude::*;
use dossiers::Step;
use dossiers::schema::{dossier, dossier_opinion, dossier_pause, dossier_step};
use jiff::ToSpan;
use kernel::{Date, Id, Timestamp};
use organization::Snapshot;
use organization::settings::SettingKey;
use store::{Conn, Store};

use super::records::{PaceRow, TimeRow, TrainingRow};
use super::{EVERYWHERE, OPINION};
use crate::chunks::each_chunk;
use crate::rules::forecast::{Times, pace};
use crate::schema::{supervision_pace, supervision_step, supervision_time, supervision_training};
use crate::set;

/// Dossiers read at a time.
const PAGE: i64 = 2_000;
/// Fewer times than this of one procedure at one unit are not kept: those of the province say more.
const FEW: u64 = 3;

/// How much was learnt from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Learnt {
    pub dossiers: u64,
    pub steps: u64,
}

pub(super) type Key = (Id, String, String);
type Line = (Id, Step, Option<Id>, Id, Timestamp, Timestamp);
type Stretch = (Id, Timestamp, Timestamp);

/// Learns how long each step takes, and puts that in the place of what was learnt before.
///
/// # Errors
/// Those of the database.
pub fn learn(store: &Store, now: Timestamp) -> store::Result<Learnt> {
    let mut school = store.read_blocking(|conn| School::open(conn, now))?;
    while store.read_blocking(|conn| school.next(conn))? {}
    store.read_blocking(|conn| school.take_paces(conn))?;
    let learnt = Learnt { dossiers: school.dossiers, steps: school.steps };
    write(store, now, school)?;
    Ok(learnt)
}

/// What has been read so far, of what had happened by a moment.
pub(super) struct School {
    picture: Arc<Snapshot>,
    now: Timestamp,
    today: Date,
    since: Date,
    calendars: HashMap<Id, Arc<Calendar>>,
    away: HashMap<Id, Vec<(Date, Date)>>,
    after: Option<Id>,
    times: HashMap<Key, Times>,
    paces: Vec<(Id, Step, i64)>,
    dossiers: u64,
    steps: u64,
}

impl School {
    fn open(conn: &mut Conn, now: Timestamp) -> store::Result<Self> {
        let (picture, today) = (organization::snapshot(conn)?, now.date());
        let back = set::of(&picture, SettingKey::ForecastPastDays, today);
        let since = Date::from(today.civil().saturating_sub(back.days()));
        let mut away: HashMap<Id, Vec<(Date, Date)>> = HashMap::new();
        for absence in organization::queries::absences(conn, since)? {
            away.entry(absence.account).or_default().push((absence.from, absence.to));
        }
        let times = HashMap::new();
        let (calendars, paces) = (HashMap::new(), Vec::new());
        Ok(Self { picture, now, today, since, calendars, away, after: None, times, paces, dossiers: 0, steps: 0 })
    }

    /// Everything that could be learnt by a moment.
    pub fn all(conn: &mut Conn, now: Timestamp) -> store::Result<Self> {
        let mut school = Self::open(conn, now)?;
        while school.next(conn)? {}
        school.take_paces(conn)?;
        // As if it had been kept: of few times at a place nothing is.
        school.times.retain(|key, times| is_kept(key, times));
        Ok(school)
    }

    /// Past times of a kind.
    pub fn times_of(&self, key: &Key) -> Option<&Times> {
        self.times.get(key)
    }

    /// A person's pace at a step.
    pub fn pace_of(&self, person: Id, step: Step) -> Option<i64> {
        self.paces.iter().find(|own| (own.0, own.1) == (person, step)).map(|own| own.2)
    }

    fn take_paces(&mut self, conn: &mut Conn) -> store::Result<()> {
        self.paces = paces(conn, (self.since, self.today))?;
        Ok(())
    }

    /// Takes the next dossiers in; false after the last.
    fn next(&mut self, conn: &mut Conn) -> store::Result<bool> {
        let mut heads = dossier::table
            .select((dossier::id, dossier::procedure_code))
            .order(dossier::id)
            .limit(PAGE)
            .into_boxed::<store::MultiBackend>();
        if let Some(after) = self.after {
            heads = heads.filter(dossier::id.gt(after));
        }
        let heads: Vec<(Id, String)> = heads.load(conn)?;
        let (Some(first), Some(last)) = (heads.first(), heads.last()) else { return Ok(false) };
        let (first, last) = (first.0, last.0);
        let mut opinions = opinions(conn, first, last)?;
        opinions.retain(|own| own.3 <= self.now);
        // While others are asked the step is theirs: how long they take is counted by itself.
        let asked = opinions.iter().map(|(dossier, _, from, to)| (*dossier, *from, *to));
        let waits = by_dossier(pauses(conn, first, last)?.into_iter().chain(asked));
        let procedures: HashMap<Id, &str> = heads.iter().map(|(id, code)| (*id, code.as_str())).collect();
        let mut known = None;
        for line in self.lines(conn, first, last)? {
            let procedure = procedures.get(&line.0).copied().unwrap_or_default();
            self.take(&line, procedure, waits.get(&line.0).map_or(&[], Vec::as_slice));
            self.dossiers += u64::from(known.replace(line.0) != Some(line.0));
        }
        for (_, unit, asked, answered) in opinions {
            let lasted = working_between(self.calendar(unit), asked, answered).as_seconds();
            self.add(unit, "", OPINION, lasted);
            self.add(EVERYWHERE, "", OPINION, lasted);
        }
        self.after = Some(last);
        Ok(true)
    }

    /// The steps of a page that ended in the time that is learnt from.
    fn lines(&self, conn: &mut Conn, first: Id, last: Id) -> store::Result<Vec<Line>> {
        use dossier_step as s;
        let since = Timestamp::from_local(self.since.civil().at(0, 0, 0, 0));
        Ok(s::table
            .filter(s::dossier.between(first, last))
            .filter(s::done_at.ge(since))
            .filter(s::done_at.le(self.now))
            .order((s::dossier, s::seq))
            .select((s::dossier, s::kind, s::giver, s::from_unit, s::began_at, s::done_at))
            .load(conn)?)
    }

    /// Counts one step: the working time it took, without the times in which the applicant (E7) or a consulted unit
    /// (A29) was waited for, and without the days on which its person was away.
    fn take(&mut self, line: &Line, procedure: &str, waits: &[(Timestamp, Timestamp)]) {
        let (_, step, giver, unit, began, done) = *line;
        if matches!(step, Step::Answer | Step::Return | Step::Done) {
            return;
        }
        let days = giver.and_then(|giver| self.away.get(&giver)).cloned().unwrap_or_default();
        let calendar = self.calendar(unit);
        let mut lasted = working_between(calendar, began, done).as_seconds();
        let mut without = |from: Timestamp, to: Timestamp| {
            if from < to {
                lasted -= working_between(calendar, from, to).as_seconds();
            }
        };
        for (from, to) in waits {
            without((*from).max(began), (*to).min(done));
        }
        for (from, to) in days {
            without(calendar.opening_of(from).max(began), calendar.closing_of(to).min(done));
        }
        self.steps += 1;
        for (unit, procedure) in [(unit, procedure), (EVERYWHERE, procedure), (EVERYWHERE, "")] {
            self.add(unit, procedure, step.as_str(), lasted.max(0));
        }
    }

    fn add(&mut self, unit: Id, procedure: &str, step: &str, seconds: i64) {
        let key = (unit, procedure.to_owned(), step.to_owned());
        self.times.entry(key).or_default().add(seconds);
    }

    fn calendar(&mut self, unit: Id) -> &Calendar {
        let (picture, today) = (&self.picture, self.today);
        self.calendars.entry(unit).or_insert_with(|| picture.calendar(unit, today))
    }
}

/// Times in which the clocks of these dossiers stood.
fn pauses(conn: &mut Conn, first: Id, last: Id) -> store::Result<Vec<Stretch>> {
    use dossier_pause as p;
    let rows = p::table.filter(p::dossier.between(first, last)).filter(p::to_at.is_not_null());
    Ok(rows.select((p::dossier, p::from_at, p::to_at.assume_not_null())).load(conn)?)
}

/// Opinions that came: of which dossier, the unit that was asked, when, and when it answered.
fn opinions(conn: &mut Conn, first: Id, last: Id) -> store::Result<Vec<(Id, Id, Timestamp, Timestamp)>> {
    use dossier_opinion as o;
    let rows = o::table.filter(o::dossier.between(first, last)).filter(o::answered_at.is_not_null());
    Ok(rows.select((o::dossier, o::unit, o::asked_at, o::answered_at.assume_not_null())).load(conn)?)
}

fn by_dossier(rows: impl Iterator<Item = Stretch>) -> HashMap<Id, Vec<(Timestamp, Timestamp)>> {
    let mut all: HashMap<Id, Vec<(Timestamp, Timestamp)>> = HashMap::new();
    for (dossier, from, to) in rows {
        all.entry(dossier).or_default().push((from, to));
    }
    all
}

/// The pace of every person at every kind of step, from the daily sums of the days before today: today is not whole.
fn paces(conn: &mut Conn, (since, today): (Date, Date)) -> store::Result<Vec<(Id, Step, i64)>> {
    use supervision_step as s;
    let done = s::early + s::on_time + s::late + s::untimed;
    let rows: Vec<(Id, Step, Date, i32)> = s::table
        .filter(s::day.ge(since))
        .filter(s::day.lt(today))
        .order((s::person, s::step, s::day))
        .select((s::person, s::step, s::day, done))
        .load(conn)?;
    let of = |same: &[(Id, Step, Date, i32)]| {
        // Rows of one day are of several units.
        let days = same.chunk_by(|one, next| one.2 == next.2).map(|day| day.iter().map(|row| i64::from(row.3)).sum());
        let (person, step, _, _) = *same.first()?;
        Some((person, step, pace(days.collect())?))
    };
    Ok(rows.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)).filter_map(of).collect())
}

/// Of the province everything, of a place what was seen often enough.
fn is_kept((unit, _, _): &Key, times: &Times) -> bool {
    *unit == EVERYWHERE || times.count() >= FEW
}

/// Writes it beside what is in use, and takes it into use with the last statement.
fn write(store: &Store, now: Timestamp, school: School) -> store::Result<()> {
    let training = Id::new();
    let whole = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let row = TrainingRow {
        id: training,
        // Not in use before everything is there.
        at: Timestamp::from_micros(0),
        since_day: school.since,
        dossiers: whole(school.dossiers),
        steps: whole(school.steps),
    };
    store.write_blocking(|conn| {
        Ok(diesel::insert_into(supervision_training::table).values(row.clone()).execute(conn)?)
    })?;
    let kept = school.times.into_iter().filter(|(key, times)| is_kept(key, times));
    let times = kept.map(|((unit, procedure, step), times)| TimeRow {
        training,
        unit,
        procedure,
        step,
        counts: times.to_text(),
    });
    // Each chunk in a transaction of its own: acts go on meanwhile.
    each_chunk(times, |rows| {
        store.write_blocking(|conn| Ok(store::insert_all!(conn, supervision_time::table, rows)?))
    })?;
    let paces = school.paces.into_iter().map(|(person, step, seconds)| PaceRow { training, person, step, seconds });
    each_chunk(paces, |rows| {
        store.write_blocking(|conn| Ok(store::insert_all!(conn, supervision_pace::table, rows)?))
    })?;
    store.write_blocking(|conn| {
        let own = supervision_training::table.find(training);
        diesel::update(own).set(supervision_training::at.eq(now)).execute(conn)?;
        diesel::delete(supervision_time::table.filter(supervision_time::training.ne(training))).execute(conn)?;
        diesel::delete(supervision_pace::table.filter(supervision_pace::training.ne(training))).execute(conn)?;
        let older = supervision_training::table.filter(supervision_training::id.ne(training));
        diesel::delete(older).execute(conn)?;
        Ok(())
    })
}

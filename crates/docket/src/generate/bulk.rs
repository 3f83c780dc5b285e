//! Many rows for measuring: recommendations in every state and tasks of every age, written past the acts.

use std::collections::{BTreeMap, HashMap};

use calendar::Limit;
use kernel::{Id, Timestamp};
use organization::{Directory, UnitKind};
use store::{Conn, Store};

use super::dice::Dice;
use super::player::word;
use super::script;
use crate::commands::codes::{self, written, year_of};
use crate::commands::tally::Sums;
use crate::model::{Clock, ClockKind, Field, Level, Matter, Power, Recommendation, State, Task, Thing, Timeliness};
use crate::schema::{docket_clock, docket_matter, docket_recommendation, docket_task, docket_term};
use crate::{queries, rules};

/// What was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Filled {
    pub recommendations: u64,
    pub tasks: u64,
}

/// Rows in one transaction.
const BATCH: usize = 1_000;
const DAY: i64 = 86_400;
/// The world in which rows are made.
struct World {
    communes: Vec<Id>,
    departments: Vec<Id>,
    /// Who leads in each field.
    leads: HashMap<Field, Id>,
    office: Id,
    province: Id,
    calendar: calendar::Calendar,
    dice: Dice,
    /// What communes raise.
    titles: Vec<String>,
    product: String,
    now: Timestamp,
    /// The next number of each kind and year.
    next: BTreeMap<(String, i32), i32>,
}

/// Rows of one batch.
#[derive(Clone, Default)]
struct Batch {
    matters: Vec<Matter>,
    recommendations: Vec<Recommendation>,
    tasks: Vec<Task>,
    clocks: Vec<Clock>,
}

/// Adds so many recommendations and tasks, raised over the last two years. The figures are kept; histories, jobs and
/// answers are not made, because nobody did these acts.
///
/// # Errors
/// Those of the database; a store without units.
pub fn fill(store: &Store, recommendations: u64, tasks: u64, seed: u64, now: Timestamp) -> store::Result<Filled> {
    let mut world = store.read_blocking(|conn| World::load(conn, seed, now))?;
    let mut sums = Sums::default();
    let mut filled = Filled::default();
    while filled.recommendations < recommendations || filled.tasks < tasks {
        let mut batch = Batch::default();
        while batch.recommendations.len() < BATCH && filled.recommendations < recommendations {
            let left = recommendations - filled.recommendations;
            filled.recommendations += world.raise(&mut batch, left);
        }
        while batch.tasks.len() < BATCH && filled.tasks < tasks {
            world.give(&mut batch);
            filled.tasks += 1;
        }
        batch.matters.iter().for_each(|matter| sums.add_matter(matter));
        batch.tasks.iter().for_each(|task| sums.add_task(task));
        store.write_blocking(move |conn| batch.write(conn))?;
    }
    let next = world.next;
    store.write_blocking(move |conn| {
        for ((kind, year), last) in &next {
            codes::raise(conn, kind, *year, *last)?;
        }
        sums.write(conn)?;
        let detail = serde_json::json!({ "recommendations": recommendations, "tasks": tasks });
        let (unit, object) = (world.province, "docket");
        let entry = store::audit::Entry {
            unit,
            at: now,
            actor: None,
            act: "docket.generate",
            object,
            detail: &detail,
            origin: "cli",
        };
        store::audit::append(conn, &entry).map(|_| ())
    })?;
    Ok(filled)
}

impl World {
    fn load(conn: &mut Conn, seed: u64, now: Timestamp) -> store::Result<Self> {
        let picture = organization::snapshot(conn)?;
        let directory: &Directory = &picture.directory;
        let leads = queries::leads_on(conn, now.date())?;
        let province = directory.province().map(|unit| unit.id);
        let missing = || store::Error::Stored("no units".to_owned());
        Ok(Self {
            communes: directory.of_kind(UnitKind::Commune).map(|unit| unit.id).collect(),
            office: crate::policy::office(directory).map(|unit| unit.id).ok_or_else(missing)?,
            province: province.ok_or_else(missing)?,
            calendar: picture.days().clone(),
            departments: directory.of_kind(UnitKind::Department).map(|unit| unit.id).collect(),
            leads,
            dice: Dice::new(seed),
            titles: script::titles(),
            product: word("product"),
            now,
            next: codes::all(conn)?,
        })
    }

    fn code(&mut self, kind: &'static str, at: Timestamp) -> String {
        let year = year_of(at.date());
        let number = self.next.entry((kind.to_owned(), year)).or_insert(0);
        *number += 1;
        written(kind, year, *number)
    }

    fn commune(&mut self) -> Id {
        self.communes[self.dice.below(self.communes.len())]
    }

    /// A body that is given a task.
    fn lead(&mut self) -> Id {
        if self.dice.in_hundred(40) { self.commune() } else { *self.dice.pick(&self.departments) }
    }

    fn title(&mut self) -> String {
        self.titles[self.dice.below(self.titles.len())].clone()
    }

    /// A moment of the last two years, more often a late one.
    fn past(&mut self) -> Timestamp {
        let days = self.dice.below(730).min(self.dice.below(730));
        let back = i64::try_from(days).unwrap_or(0) * DAY + i64::try_from(self.dice.below(28_800)).unwrap_or(0);
        self.now.plus_seconds(-back)
    }

    fn clock(&mut self, of: (Thing, Id, ClockKind, Level, Id), began_at: Timestamp, days: u32) -> Clock {
        let (thing, thing_id, kind, level, unit) = of;
        let limit = Limit::working_days(days);
        let due_at = calendar::due_at(&self.calendar, began_at, limit, &[]);
        let lapsed = self.now >= rules::lapses_at(due_at);
        Clock {
            id: Id::new(),
            thing,
            thing_id,
            kind,
            level,
            unit,
            began_at,
            due_at,
            time_limit: Some(limit.to_string()),
            calendar_version: self.calendar.version,
            reminded_at: None,
            rung_at: None,
            lapsed_at: lapsed.then(|| rules::lapses_at(due_at)),
            responsible: lapsed.then(|| "-".to_owned()),
            ended_at: None,
            outcome: None,
        }
    }

    /// One matter with one to forty recommendations, at most `most`; gives how many.
    fn raise(&mut self, batch: &mut Batch, most: u64) -> u64 {
        let shared = if self.dice.in_hundred(4) { 1 + self.dice.below(40) } else { 1 };
        let count = shared.min(usize::try_from(most).unwrap_or(usize::MAX)).max(1);
        let sent = self.past();
        let matter = self.matter(sent, count);
        for at in 0..count {
            let commune = if at == 0 { matter.commune } else { self.commune() };
            let recommendation = self.recommendation(&matter, commune, sent);
            batch.recommendations.push(recommendation);
        }
        let mut matter = matter;
        if matter.open {
            let of = (
                Thing::Matter,
                matter.id,
                matter.next_clock.unwrap_or(ClockKind::Answer),
                matter.level,
                matter.holder_unit,
            );
            let clock = self.clock(of, matter.holder_since, 5);
            matter.clock = Some(clock.id);
            matter.next_clock_at = Some(clock.due_at);
            matter.lapsed |= clock.lapsed_at.is_some();
            batch.clocks.push(clock);
        }
        batch.matters.push(matter);
        count as u64
    }

    fn matter(&mut self, sent: Timestamp, count: usize) -> Matter {
        let field = *self.dice.pick(Field::ALL);
        let lead = self.leads.get(&field).copied().unwrap_or(self.office);
        let commune = self.commune();
        let old = self.now.plus_seconds(-40 * DAY) > sent;
        let (state, kind, level) = self.stand(old);
        let (holder, open) = match (state, level) {
            (State::Closed, _) => (lead, false),
            (State::Answered | State::Concluded, _) => (commune, true),
            (_, Level::Office) => (self.office, true),
            (_, Level::Leader) => (self.province, true),
            _ => (lead, true),
        };
        let answered = matches!(state, State::Answered | State::Concluded | State::Closed);
        let outcome = if answered {
            Some(*self.dice.pick(&[Timeliness::Early, Timeliness::Early, Timeliness::OnTime, Timeliness::Late]))
        } else {
            None
        };
        let escalated = level != Level::Department || (answered && self.dice.in_hundred(10));
        let code = self.code(codes::MATTER, sent);
        Matter {
            title: self.title(),
            field,
            state,
            open,
            level,
            holder_unit: holder,
            // What is open was last handed on within the last days.
            holder_since: if open { sent.max(self.now.plus_seconds(-9 * DAY)) } else { sent },
            next_clock: Some(kind),
            recommendations: i32::try_from(count).unwrap_or(1),
            communes: i32::try_from(count.min(self.communes.len())).unwrap_or(1),
            received_at: (state != State::Sent).then(|| sent.plus_seconds(DAY)),
            answer_due_at: Some(calendar::due_at(&self.calendar, sent, Limit::working_days(6), &[])),
            answered_at: answered.then(|| sent.plus_seconds(6 * DAY)),
            outcome,
            escalated,
            lapsed: outcome == Some(Timeliness::Late),
            closed_at: (!open).then(|| sent.plus_seconds(12 * DAY)),
            ..Matter::begun(Id::new(), code, lead, commune, sent)
        }
    }

    fn stand(&mut self, old: bool) -> (State, ClockKind, Level) {
        if old && self.dice.in_hundred(93) {
            return (State::Closed, ClockKind::Content, Level::Department);
        }
        *self.dice.pick(&[
            (State::Sent, ClockKind::Receive, Level::Department),
            (State::Received, ClockKind::Answer, Level::Department),
            (State::InWork, ClockKind::Answer, Level::Department),
            (State::InWork, ClockKind::Answer, Level::Department),
            (State::Answered, ClockKind::Content, Level::Department),
            (State::Escalated, ClockKind::OfficeCheck, Level::Office),
            (State::Escalated, ClockKind::LeaderOpinion, Level::Leader),
            (State::Concluded, ClockKind::Content, Level::Leader),
        ])
    }

    fn recommendation(&mut self, matter: &Matter, commune: Id, sent: Timestamp) -> Recommendation {
        let code = self.code(codes::RECOMMENDATION, sent);
        let folded = format!("{} {}", kernel::text::fold(&matter.title), kernel::text::fold(&code));
        Recommendation {
            id: Id::new(),
            code,
            seq: 1,
            matter: Some(matter.id),
            commune,
            session: None,
            field: matter.field,
            title: matter.title.clone(),
            content: matter.title.clone(),
            legal_basis: None,
            options: None,
            power: Power::Department,
            lead_body: matter.lead_body,
            wished_on: None,
            folded,
            state: matter.state,
            author: Id::from_bytes([0; 16]),
            author_name: String::new(),
            made_at: sent,
            sent_at: Some(sent),
            lacks: None,
            returns: 0,
            appealed_at: None,
            appeal: None,
            closed_at: matter.closed_at,
            closed_how: matter.closed_at.map(|_| "content".to_owned()),
        }
    }

    /// One task.
    fn give(&mut self, batch: &mut Batch) {
        let given = self.past();
        let id = Id::new();
        let lead = self.lead();
        let due = calendar::due_at(&self.calendar, given, Limit::working_days(20), &[]);
        let open = self.now < due || self.dice.in_hundred(3);
        let late = !open && self.dice.in_hundred(15);
        let done = due.plus_seconds(if late { 3 * DAY } else { -2 * DAY });
        let lapsed = open && self.now >= rules::lapses_at(due);
        let code = self.code(codes::TASK, given);
        let content = self.title();
        let mut task = Task {
            folded: Task::words(&content, &code),
            content,
            product: self.product.clone(),
            due_at: Some(due),
            first_due_at: Some(due),
            open,
            level: if lapsed { Level::Office } else { Level::Department },
            reported_at: (!open).then_some(done),
            done_at: (!open).then_some(done),
            outcome: (!open).then(|| calendar::outcome(done, due).into()),
            lapsed: lapsed || late,
            ..Task::begun(id, code, (lead, self.province), given)
        };
        if open {
            let clock = self.clock((Thing::Task, id, ClockKind::Task, task.level, lead), given, 20);
            task.clock = Some(clock.id);
            task.next_clock = Some(clock.kind);
            task.next_clock_at = Some(clock.due_at);
            batch.clocks.push(clock);
        }
        batch.tasks.push(task);
    }
}

impl Batch {
    fn write(&self, conn: &mut Conn) -> store::Result<()> {
        store::insert_all!(conn, docket_clock::table, &self.clocks)?;
        store::insert_all!(conn, docket_matter::table, &self.matters)?;
        store::insert_all!(conn, docket_recommendation::table, &self.recommendations)?;
        store::insert_all!(conn, docket_task::table, &self.tasks)?;
        use diesel::ExpressionMethods;
        let terms = self.recommendations.iter().flat_map(|recommendation| {
            let terms = rules::similar::terms(&recommendation.title, "");
            terms.into_iter().map(|term| {
                let own = docket_term::recommendation.eq(recommendation.id);
                (docket_term::term.eq(term), own, docket_term::joinable.eq(recommendation.state.is_joinable()))
            })
        });
        let terms: Vec<_> = terms.collect();
        store::insert_all!(conn, docket_term::table, &terms)?;
        Ok(())
    }
}

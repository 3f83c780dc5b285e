//! The leader's figures, kept in the transaction of every act.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use kernel::{Id, Timestamp};
use store::Conn;

use super::codes::year_of;
use crate::model::{Matter, Task};
use crate::rules::{Counts, matter_counts, task_counts};
use crate::schema::{docket_matter, docket_oldest, docket_tally, docket_task};

const ADD: &str = "INSERT INTO docket_tally (kind, key, year, raised, open, in_time, late, escalated, lapsed) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (kind, key, year) DO UPDATE SET \
     raised = docket_tally.raised + excluded.raised, open = docket_tally.open + excluded.open, \
     in_time = docket_tally.in_time + excluded.in_time, late = docket_tally.late + excluded.late, \
     escalated = docket_tally.escalated + excluded.escalated, lapsed = docket_tally.lapsed + excluded.lapsed";
const OLDEST: &str = "INSERT INTO docket_oldest (kind, key, opened_at, code) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (kind, key) DO UPDATE SET opened_at = excluded.opened_at, code = excluded.code";

/// Kinds of keys: see the table's CHECK.
pub(crate) const FIELD: &str = "field";
pub(crate) const DEPARTMENT: &str = "department";
pub(crate) const TASK: &str = "task";

/// Where a matter or task counts.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Place {
    pub kind: &'static str,
    pub key: String,
    pub year: i32,
}

/// The places where a matter counts.
fn matter_places(matter: &Matter) -> [Place; 2] {
    let year = year_of(matter.opened_at.date());
    [
        Place { kind: FIELD, key: matter.field.as_str().to_owned(), year },
        Place { kind: DEPARTMENT, key: matter.lead_body.to_string(), year },
    ]
}

/// The place where a task counts.
fn task_place(task: &Task) -> Place {
    Place { kind: TASK, key: task.lead_body.to_string(), year: year_of(task.given_at.date()) }
}

/// Moves the figures from what a matter was to what it is.
pub(crate) fn matter(conn: &mut Conn, before: Option<&Matter>, after: &Matter) -> store::Result<()> {
    let now = matter_places(after);
    for (at, place) in now.iter().enumerate() {
        let old = before.map(|before| (matter_places(before)[at].clone(), matter_counts(before)));
        shift(conn, old.clone(), place, matter_counts(after))?;
        let moved = old.as_ref().is_none_or(|(old, _)| old != place);
        if moved || before.is_some_and(|before| before.open != after.open) {
            refresh_matter(conn, place)?;
        }
        if let Some((old, _)) = old.filter(|(old, _)| old != place) {
            refresh_matter(conn, &old)?;
        }
    }
    Ok(())
}

/// The same for a task.
pub(crate) fn task(conn: &mut Conn, before: Option<&Task>, after: &Task) -> store::Result<()> {
    let place = task_place(after);
    let old = before.map(|before| (task_place(before), task_counts(before)));
    shift(conn, old, &place, task_counts(after))?;
    if before.is_none_or(|before| before.open != after.open) {
        refresh_task(conn, &place, after.lead_body)?;
    }
    Ok(())
}

fn shift(conn: &mut Conn, old: Option<(Place, Counts)>, place: &Place, counts: Counts) -> store::Result<()> {
    match old {
        Some((old, was)) if old == *place => add(conn, place, counts - was),
        Some((old, was)) => {
            add(conn, &old, Counts::default() - was)?;
            add(conn, place, counts)
        }
        None => add(conn, place, counts),
    }
}

/// Adds to one row.
fn add(conn: &mut Conn, place: &Place, counts: Counts) -> store::Result<()> {
    if counts.is_zero() {
        return Ok(());
    }
    let add = diesel::sql_query(ADD)
        .bind::<Text, _>(place.kind)
        .bind::<Text, _>(&place.key)
        .bind::<Integer, _>(place.year)
        .bind::<Integer, _>(counts.raised)
        .bind::<Integer, _>(counts.open)
        .bind::<Integer, _>(counts.in_time)
        .bind::<Integer, _>(counts.late)
        .bind::<Integer, _>(counts.escalated)
        .bind::<Integer, _>(counts.lapsed);
    store::kept(add).execute(conn)?;
    Ok(())
}

/// Reads the oldest open matter of a key anew: one step into an index.
fn refresh_matter(conn: &mut Conn, place: &Place) -> store::Result<()> {
    let open = docket_matter::table
        .filter(docket_matter::open)
        .order((docket_matter::opened_at, docket_matter::id))
        .select((docket_matter::opened_at, docket_matter::code));
    let oldest = match Id::parse(&place.key) {
        Some(lead) => open.filter(docket_matter::lead_body.eq(lead)).first(conn).optional()?,
        None => open.filter(docket_matter::field.eq(&place.key)).first(conn).optional()?,
    };
    write_oldest(conn, place, oldest)
}

/// The same for the tasks of a body.
fn refresh_task(conn: &mut Conn, place: &Place, lead: Id) -> store::Result<()> {
    let oldest = docket_task::table
        .filter(docket_task::open)
        .filter(docket_task::lead_body.eq(lead))
        .order((docket_task::given_at, docket_task::id))
        .select((docket_task::given_at, docket_task::code))
        .first(conn)
        .optional()?;
    write_oldest(conn, place, oldest)
}

/// Writes the oldest open one of a key.
fn write_oldest(conn: &mut Conn, place: &Place, oldest: Option<(Timestamp, String)>) -> store::Result<()> {
    use diesel::sql_types::{BigInt, Nullable};
    let (at, code) = oldest.unzip();
    let write = diesel::sql_query(OLDEST)
        .bind::<Text, _>(place.kind)
        .bind::<Text, _>(&place.key)
        .bind::<Nullable<BigInt>, _>(at)
        .bind::<Nullable<Text>, _>(code);
    store::kept(write).execute(conn)?;
    Ok(())
}

/// Forgets all figures, to count anew.
pub(crate) fn clear(conn: &mut Conn) -> store::Result<()> {
    diesel::delete(docket_tally::table).execute(conn)?;
    diesel::delete(docket_oldest::table).execute(conn)?;
    Ok(())
}

/// Figures counted anew, past the acts.
#[derive(Default)]
pub(crate) struct Sums(BTreeMap<(&'static str, String, i32), Counts>);

impl Sums {
    pub fn add_matter(&mut self, matter: &Matter) {
        matter_places(matter).into_iter().for_each(|place| self.count(place, matter_counts(matter)));
    }

    pub fn add_task(&mut self, task: &Task) {
        self.count(task_place(task), task_counts(task));
    }

    fn count(&mut self, place: Place, counts: Counts) {
        let sum = self.0.entry((place.kind, place.key, place.year)).or_default();
        *sum = *sum + counts;
    }

    /// Adds them to the roll-ups, and reads the oldest of every key from the rows themselves.
    pub fn write(&self, conn: &mut Conn) -> store::Result<()> {
        for ((kind, key, year), counts) in &self.0 {
            let place = Place { kind, key: key.clone(), year: *year };
            add(conn, &place, *counts)?;
            match Id::parse(key).filter(|_| *kind == TASK) {
                Some(lead) => refresh_task(conn, &place, lead)?,
                None => refresh_matter(conn, &place)?,
            }
        }
        Ok(())
    }
}

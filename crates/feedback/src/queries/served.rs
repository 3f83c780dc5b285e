use std::collections::BTreeMap;

use diesel::prelude::*;
use dossiers::Step;
use kernel::{Date, Id};
use store::Conn;

use crate::model::Level;
use crate::rules::Count;
use crate::schema::feedback_served as s;

/// What was said of dossiers in which a person ended steps of one kind at one unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ServedLine {
    pub unit: Id,
    pub step: Step,
    pub count: Count,
}

/// What was said of dossiers in which a person served, by unit and step (A51). No dossier and no words: whoever wrote
/// them shall not regret it. Who may see it is decided by the page on which it stands.
///
/// # Errors
/// Those of the database.
pub fn of_person(conn: &mut Conn, person: Id, (from, to): (Date, Date)) -> store::Result<Vec<ServedLine>> {
    let rows: Vec<(Id, Step, Level, i64)> = s::table
        .filter(s::person.eq(person))
        .filter(s::day.between(from, to))
        .group_by((s::unit, s::step, s::level))
        .select((s::unit, s::step, s::level, diesel::dsl::count_star()))
        .load(conn)?;
    let mut lines: BTreeMap<(Id, Step), Count> = BTreeMap::new();
    for (unit, step, level, count) in rows {
        lines.entry((unit, step)).or_default().add(level, count);
    }
    Ok(lines.into_iter().map(|((unit, step), count)| ServedLine { unit, step, count }).collect())
}

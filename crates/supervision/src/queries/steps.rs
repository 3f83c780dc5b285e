use diesel::dsl::sum;
use diesel::prelude::*;
use dossiers::Step;
use kernel::Id;
use store::Conn;

use crate::figures::StepSum;
use crate::model::Period;
use crate::schema::supervision_step;

/// How one person's steps of one kind ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StepLine {
    pub person: Id,
    pub unit: Id,
    pub step: Step,
    pub sum: StepSum,
}

type Sums = (Id, Id, Step, Option<i64>, Option<i64>, Option<i64>, Option<i64>);

macro_rules! lines {
    ($conn:expr, $filter:expr, $period:expr) => {{
        use supervision_step as s;
        let rows: Vec<Sums> = s::table
            .filter($filter)
            .filter(s::day.between($period.from, $period.to))
            .group_by((s::person, s::unit, s::step))
            .order((s::person, s::unit, s::step))
            .select((s::person, s::unit, s::step, sum(s::early), sum(s::on_time), sum(s::late), sum(s::untimed)))
            .load($conn)?;
        rows.into_iter().map(line).collect()
    }};
}

/// A person's steps in a period, by unit and step.
///
/// # Errors
/// Those of the database.
pub fn of_person(conn: &mut Conn, person: Id, period: Period) -> store::Result<Vec<StepLine>> {
    Ok(lines!(conn, supervision_step::person.eq(person), period))
}

/// Everybody's steps in units, by person and step.
///
/// # Errors
/// Those of the database.
pub fn of_unit(conn: &mut Conn, units: &[Id], period: Period) -> store::Result<Vec<StepLine>> {
    Ok(lines!(conn, supervision_step::unit.eq_any(units), period))
}

fn line((person, unit, step, early, on_time, late, untimed): Sums) -> StepLine {
    let count = |count: Option<i64>| count.unwrap_or(0);
    let sum = StepSum { early: count(early), on_time: count(on_time), late: count(late), untimed: count(untimed) };
    StepLine { person, unit, step, sum }
}

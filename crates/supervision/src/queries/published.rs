use diesel::prelude::*;
use kernel::{Date, Id};
use store::Conn;

use super::flows::{Sums, flow, sums};
use crate::model::{Flow, Period, PeriodKind};
use crate::schema::supervision_procedure;

/// What happened in a month at a body with a procedure: what is published, without any person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Published {
    /// First day of the month.
    pub month: Date,
    pub body: Id,
    pub procedure: String,
    pub flow: Flow,
}

/// Every month of a year that has ended by `today`, by body and procedure.
///
/// # Errors
/// Those of the database.
pub fn published(conn: &mut Conn, year: i16, today: Date) -> store::Result<Vec<Published>> {
    use supervision_procedure as p;
    let mut all = Vec::new();
    for month in (1..=12).filter_map(|month| Date::new(year, month, 1)) {
        let period = Period::around(PeriodKind::Month, month);
        if period.to >= today {
            break;
        }
        let rows: Vec<(Id, String, Sums)> = p::table
            .filter(p::day.between(period.from, period.to))
            .group_by((p::body, p::procedure))
            .order((p::body, p::procedure))
            .select((p::body, p::procedure, sums!(p)))
            .load(conn)?;
        all.extend(rows.into_iter().map(|(body, procedure, sums)| Published {
            month,
            body,
            procedure,
            flow: flow(sums),
        }));
    }
    Ok(all)
}

/// The first day that anything was counted for.
///
/// # Errors
/// Those of the database.
pub fn first_day(conn: &mut Conn) -> store::Result<Option<Date>> {
    use crate::schema::supervision_day as d;
    Ok(d::table.select(d::day).order(d::day).first(conn).optional()?)
}

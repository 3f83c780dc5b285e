use std::collections::BTreeMap;

use diesel::prelude::*;
use kernel::{Date, Id};
use store::Conn;

use super::figures::By;
use super::filter::{Filter, Key, narrow_days, narrow_procedures};
use super::past::past;
use crate::model::Flow;
use crate::schema::{supervision_day, supervision_procedure};

pub(super) type Sums = (
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
);

/// The sum of each column.
macro_rules! sums {
    ($table:ident) => {
        (
            diesel::dsl::sum($table::direct),
            diesel::dsl::sum($table::online),
            diesel::dsl::sum($table::post),
            diesel::dsl::sum($table::early),
            diesel::dsl::sum($table::on_time),
            diesel::dsl::sum($table::late),
            diesel::dsl::sum($table::refused),
            diesel::dsl::sum($table::stopped),
            diesel::dsl::sum($table::closed),
            diesel::dsl::sum($table::waiting),
            diesel::dsl::sum($table::running),
            diesel::dsl::sum($table::paused),
        )
    };
}

pub(super) use sums;

/// The sums of a time by one column.
macro_rules! grouped {
    ($conn:expr, $table:ident, $narrow:ident, $key:ident: $kind:ty, $filter:expr, $days:expr) => {{
        let (from, to) = $days;
        let query = $table::table
            .filter($table::day.between(from, to))
            .group_by($table::$key)
            .select(($table::$key, sums!($table)))
            .into_boxed();
        let rows: Vec<($kind, Sums)> = $narrow!(query, $filter).load($conn)?;
        rows.into_iter().map(|(key, sums)| (key.into(), flow(sums))).collect()
    }};
}

/// What happened from a day to a day, both included, by unit or procedure.
///
/// # Errors
/// Those of the database.
pub(super) fn flows(
    conn: &mut Conn,
    by: By,
    filter: &Filter,
    days: (Date, Date),
    today: Date,
) -> store::Result<BTreeMap<Key, Flow>> {
    let past = if by == By::Body && filter.is_by_body() { past(conn, today)? } else { None };
    let Some(past) = past else { return read(conn, by, filter, days) };
    let mut sums = read(conn, by, filter, (days.0.max(past.until), days.1))?;
    for (body, flow) in past.by_body(filter, days) {
        *sums.entry(body.into()).or_default() += flow;
    }
    Ok(sums)
}

fn read(conn: &mut Conn, by: By, filter: &Filter, days: (Date, Date)) -> store::Result<BTreeMap<Key, Flow>> {
    Ok(match (by, filter.procedures.is_some()) {
        (By::Body, false) => grouped!(conn, supervision_day, narrow_days, body: Id, filter, days),
        (By::Centre, _) => grouped!(conn, supervision_day, narrow_days, centre: Id, filter, days),
        (By::Body, true) => grouped!(conn, supervision_procedure, narrow_procedures, body: Id, filter, days),
        (By::Procedure, _) => {
            grouped!(conn, supervision_procedure, narrow_procedures, procedure: String, filter, days)
        }
    })
}

/// What happened on each day.
///
/// # Errors
/// Those of the database.
pub(super) fn by_day(
    conn: &mut Conn,
    filter: &Filter,
    days: (Date, Date),
    today: Date,
) -> store::Result<BTreeMap<Date, Flow>> {
    let past = if filter.is_by_body() { past(conn, today)? } else { None };
    let Some(past) = past else { return read_by_day(conn, filter, days) };
    let mut sums = past.by_day(filter, days);
    sums.extend(read_by_day(conn, filter, (days.0.max(past.until), days.1))?);
    Ok(sums)
}

fn read_by_day(conn: &mut Conn, filter: &Filter, days: (Date, Date)) -> store::Result<BTreeMap<Date, Flow>> {
    Ok(match filter.procedures {
        None => grouped!(conn, supervision_day, narrow_days, day: Date, filter, days),
        Some(_) => grouped!(conn, supervision_procedure, narrow_procedures, day: Date, filter, days),
    })
}

/// The flow of summed columns.
pub(super) fn flow(s: Sums) -> Flow {
    let all = [s.0, s.1, s.2, s.3, s.4, s.5, s.6, s.7, s.8, s.9, s.10, s.11];
    Flow::of(all.map(|sum| sum.unwrap_or(0)))
}

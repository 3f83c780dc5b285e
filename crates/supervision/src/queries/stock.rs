use std::collections::BTreeMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use kernel::{Date, Id};
use store::Conn;

use super::figures::By;
use super::filter::{Filter, Key, narrow_all};
use super::flows;
use crate::model::{Stage, Stock, day_after};
use crate::schema::{supervision_dossier, supervision_span};

/// What was open at the end of a day, or is open now, by unit or procedure.
///
/// Counted back from what is open now, so that a day costs as much as it lies back; lateness is judged by the date of
/// the day (N1).
///
/// # Errors
/// Those of the database.
pub(super) fn stock(
    conn: &mut Conn,
    by: By,
    filter: &Filter,
    (on, today): (Date, Date),
) -> store::Result<BTreeMap<Key, Stock>> {
    let mut stocks: BTreeMap<Key, Stock> = BTreeMap::new();
    for (key, stage, count) in open_now(conn, by, filter)? {
        add(stocks.entry(key).or_default(), stage, count);
    }
    if on < today {
        for (key, flow) in flows::flows(conn, by, filter, (day_after(on), today), today)? {
            stocks.entry(key).or_default().take_back(&flow);
        }
    }
    for (key, count) in late_on(conn, by, filter, on, today)? {
        let stock = stocks.entry(key).or_default();
        stock.late += count;
        stock.in_time -= count;
    }
    stocks.retain(|_, stock| *stock != Stock::default());
    Ok(stocks)
}

/// Running counts as in time until the late ones are taken out.
fn add(stock: &mut Stock, stage: Stage, count: i64) {
    match stage {
        Stage::Waiting => stock.waiting += count,
        Stage::Running => stock.in_time += count,
        Stage::Paused => stock.paused += count,
    }
}

fn open_now(conn: &mut Conn, by: By, filter: &Filter) -> store::Result<Vec<(Key, Stage, i64)>> {
    use supervision_dossier as d;
    macro_rules! counted {
        ($key:ident: $kind:ty) => {{
            let query = d::table
                .filter(d::open)
                .group_by((d::$key, d::stage))
                .select((d::$key, d::stage, count_star()))
                .into_boxed();
            let rows: Vec<($kind, Stage, i64)> = narrow_all!(query, supervision_dossier, filter).load(conn)?;
            rows.into_iter().map(|(key, stage, count)| (key.into(), stage, count)).collect()
        }};
    }
    Ok(match by {
        By::Body => counted!(body: Id),
        By::Centre => counted!(centre: Id),
        By::Procedure => counted!(procedure: String),
    })
}

/// How many were late at the end of the day: those still open, those that ended later, and those whose clock stood or
/// whose appointment moved later.
fn late_on(conn: &mut Conn, by: By, filter: &Filter, on: Date, today: Date) -> store::Result<Vec<(Key, i64)>> {
    use supervision_dossier as d;
    use supervision_span as s;
    let filter = &filter.by_bodies(conn)?;
    macro_rules! counted {
        ($key:ident: $kind:ty) => {{
            let open = d::table
                .filter(d::open.and(d::stage.eq(Stage::Running)).and(d::due_day.lt(on)).and(d::since_day.le(on)))
                .group_by(d::$key)
                .select((d::$key, count_star()))
                .into_boxed();
            let mut rows: Vec<($kind, i64)> = narrow_all!(open, supervision_dossier, filter).load(conn)?;
            if on < today {
                let ended = d::table
                    .filter(d::overdue.and(d::ended_day.gt(on)).and(d::due_day.lt(on)).and(d::since_day.le(on)))
                    .group_by(d::$key)
                    .select((d::$key, count_star()))
                    .into_boxed();
                rows.extend(narrow_all!(ended, supervision_dossier, filter).load::<($kind, i64)>(conn)?);
                let past = s::table
                    .filter(s::to_day.gt(on).and(s::from_day.le(on)))
                    .filter(s::stage.eq(Stage::Running).and(s::due_day.lt(on)))
                    .group_by(s::$key)
                    .select((s::$key, count_star()))
                    .into_boxed();
                rows.extend(narrow_all!(past, supervision_span, filter).load::<($kind, i64)>(conn)?);
            }
            rows.into_iter().map(|(key, count)| (key.into(), count)).collect()
        }};
    }
    Ok(match by {
        By::Body => counted!(body: Id),
        By::Centre => counted!(centre: Id),
        By::Procedure => counted!(procedure: String),
    })
}

/// What is open now; what runs counts as in time.
///
/// # Errors
/// Those of the database.
pub(super) fn now(conn: &mut Conn, filter: &Filter) -> store::Result<Stock> {
    let mut stock = Stock::default();
    for (_, stage, count) in open_now(conn, By::Body, filter)? {
        add(&mut stock, stage, count);
    }
    Ok(stock)
}

/// A time in which a dossier ran towards an appointment: from a day to the day before `until`, which is open yet
/// without one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    since: Date,
    due: Option<Date>,
    until: Option<Date>,
}

impl Time {
    /// Whether it was late at the end of a day (N1).
    pub fn holds(&self, day: Date) -> bool {
        self.since <= day && self.due.is_some_and(|due| due < day) && self.until.is_none_or(|until| day < until)
    }
}

/// Every time that was late at the end of `from` or of any later day: few, as few are ever late.
///
/// # Errors
/// Those of the database.
pub(super) fn late_times(conn: &mut Conn, filter: &Filter, (from, today): (Date, Date)) -> store::Result<Vec<Time>> {
    use supervision_dossier as d;
    use supervision_span as s;
    type Row = (Date, Option<Date>, Option<Date>);
    let by_body = filter.by_bodies(conn)?;
    let open = d::table
        .filter(d::open.and(d::stage.eq(Stage::Running)).and(d::due_day.lt(today)))
        .select((d::since_day, d::due_day, d::ended_day))
        .into_boxed();
    let mut rows: Vec<Row> = narrow_all!(open, supervision_dossier, by_body).load(conn)?;
    let ended = d::table
        .filter(d::overdue.and(d::ended_day.gt(from)))
        .select((d::since_day, d::due_day, d::ended_day))
        .into_boxed();
    rows.extend(narrow_all!(ended, supervision_dossier, by_body).load::<Row>(conn)?);
    let past = s::table
        .filter(s::to_day.gt(from).and(s::stage.eq(Stage::Running)))
        .select((s::from_day, s::due_day, s::to_day.nullable()))
        .into_boxed();
    rows.extend(narrow_all!(past, supervision_span, by_body).load::<Row>(conn)?);
    Ok(rows.into_iter().map(|(since, due, until)| Time { since, due, until }).collect())
}

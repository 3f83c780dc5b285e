use std::collections::BTreeMap;

use jiff::ToSpan;
use kernel::Date;
use store::Conn;

use super::filter::{Filter, Key};
use super::{flows, stock};
use crate::model::{Figure, Flow, Period, Stock, day_after};

kernel::named_enum! {
    /// By what the figures of a report stand.
    pub enum By {
        /// The body that decides.
        Body = "body",
        /// The centre that received.
        Centre = "centre",
        Procedure = "procedure",
    }
}

/// The figures of a period with what each is of.
pub type Figures = BTreeMap<Key, Figure>;

/// The figures of a period, and what is open at its end or now while it runs.
///
/// # Errors
/// Those of the database.
pub fn figures(conn: &mut Conn, by: By, filter: &Filter, period: Period, today: Date) -> store::Result<Figures> {
    let mut figures = Figures::new();
    for (key, flow) in flows::flows(conn, by, filter, (period.from, period.to), today)? {
        figures.entry(key).or_default().flow = flow;
    }
    for (key, stock) in stock::stock(conn, by, filter, (period.end(today), today))? {
        figures.entry(key).or_default().stock = stock;
    }
    figures.retain(|_, figure| !figure.is_empty());
    Ok(figures)
}

/// What happened in a time, by unit or procedure: figures whose stock nobody asks for.
///
/// # Errors
/// Those of the database.
pub fn flows_of(
    conn: &mut Conn,
    by: By,
    filter: &Filter,
    period: Period,
    today: Date,
) -> store::Result<BTreeMap<Key, Flow>> {
    flows::flows(conn, by, filter, (period.from, period.to), today)
}

/// How a figure went over several periods that follow one another.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Trend {
    /// What happened in each.
    pub flows: Vec<Flow>,
    /// What was open at the end of each that began in the last hundred days; older ones cost too much to look at.
    pub stocks: Vec<Stock>,
}

/// Days for which a trend of what is open looks back.
const NEAR: i64 = 100;

/// Looks back over periods, the oldest first.
///
/// # Errors
/// Those of the database.
pub fn trend(conn: &mut Conn, filter: &Filter, periods: &[Period], today: Date) -> store::Result<Trend> {
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return Ok(Trend::default()) };
    // Today is in it, so that what is open can be counted back from now.
    let days = flows::by_day(conn, filter, (first.from, last.to.max(today)), today)?;
    let mut sums = vec![Flow::default(); periods.len()];
    for (day, flow) in &days {
        if let Some(at) = periods.iter().position(|period| period.holds(*day)) {
            sums[at] += *flow;
        }
    }
    let since = Date::from(today.civil().saturating_sub(NEAR.days()));
    let near = periods.iter().filter(|period| period.from >= since || period.holds(today));
    let ends: Vec<Date> = near.map(|period| period.end(today)).collect();
    let Some(oldest) = ends.iter().min() else { return Ok(Trend { flows: sums, stocks: Vec::new() }) };
    let (now, late) = (stock::now(conn, filter)?, stock::late_times(conn, filter, (*oldest, today))?);
    let at = |end: &Date| {
        let mut stock = now;
        for (_, flow) in days.range(day_after(*end)..) {
            stock.take_back(flow);
        }
        stock.late = i64::try_from(late.iter().filter(|time| time.holds(*end)).count()).unwrap_or(i64::MAX);
        stock.in_time -= stock.late;
        stock
    };
    Ok(Trend { flows: sums, stocks: ends.iter().map(at).collect() })
}

/// All of them together.
#[must_use]
pub fn total(figures: &Figures) -> Figure {
    let mut total = Figure::default();
    for figure in figures.values() {
        total += *figure;
    }
    total
}

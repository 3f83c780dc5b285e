use std::collections::BTreeMap;

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
    for (key, flow) in flows::flows(conn, by, filter, (period.from, period.to))? {
        figures.entry(key).or_default().flow = flow;
    }
    for (key, stock) in stock::stock(conn, by, filter, (period.end(today), today))? {
        figures.entry(key).or_default().stock = stock;
    }
    figures.retain(|_, figure| !figure.is_empty());
    Ok(figures)
}

/// What happened in each of several periods that follow one another.
///
/// # Errors
/// Those of the database.
pub fn series(conn: &mut Conn, filter: &Filter, periods: &[Period]) -> store::Result<Vec<Flow>> {
    let mut sums = vec![Flow::default(); periods.len()];
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return Ok(sums) };
    for (day, flow) in flows::by_day(conn, filter, (first.from, last.to))? {
        if let Some(at) = periods.iter().position(|period| period.holds(day)) {
            sums[at] += flow;
        }
    }
    Ok(sums)
}

/// What was open at the end of each of several periods that follow one another.
///
/// # Errors
/// Those of the database.
pub fn stocks(conn: &mut Conn, filter: &Filter, periods: &[Period], today: Date) -> store::Result<Vec<Stock>> {
    let ends: Vec<Date> = periods.iter().map(|period| period.end(today)).collect();
    let Some(first) = ends.iter().min() else { return Ok(Vec::new()) };
    let now = stock::now(conn, filter)?;
    let later = flows::by_day(conn, filter, (day_after(*first), today))?;
    let late = stock::late_times(conn, filter, (*first, today))?;
    let at = |end: &Date| {
        let mut stock = now;
        for (_, flow) in later.range(day_after(*end)..) {
            stock.take_back(flow);
        }
        stock.late = i64::try_from(late.iter().filter(|time| time.holds(*end)).count()).unwrap_or(i64::MAX);
        stock.in_time -= stock.late;
        stock
    };
    Ok(ends.iter().map(at).collect())
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

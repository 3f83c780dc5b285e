//! The month before in one line: what a director is asked about first, each number open to its dossiers.

use kernel::Date;
use store::Conn;
use web::Texts;

use super::place::{Cell, cell, period_words};
use crate::model::{Figure, Measure, Period, PeriodKind};
use crate::queries::{self, Filter};

/// What came of the last month.
pub struct Lately {
    /// The month in words.
    pub month: String,
    /// Finished late, and still open and late at its end.
    pub cells: Vec<Cell>,
}

/// The last whole month.
fn month(today: Date) -> Period {
    Period::around(PeriodKind::Month, today).before()
}

/// Counts the last month.
///
/// # Errors
/// Those of the database.
pub fn count(conn: &mut Conn, filter: &Filter, today: Date) -> store::Result<Figure> {
    let found = queries::trend(conn, filter, &[month(today)], today)?;
    let flow = found.flows.first().copied().unwrap_or_default();
    let stock = found.stocks.last().copied().unwrap_or_default();
    Ok(Figure { flow, stock })
}

/// Says it.
pub fn shown(t: &Texts, figure: &Figure, today: Date, place: &[(&'static str, String)]) -> Lately {
    let period = month(today);
    let cells = [Measure::DoneLate, Measure::OpenLate].map(|measure| cell(t, measure, figure, period, place));
    Lately { month: period_words(t, period), cells: cells.into() }
}

use std::collections::BTreeSet;

use diesel::prelude::*;
use kernel::{Date, Id};
use store::{Conn, Store};

use super::Counted;
use super::history::{History, Page};
use crate::figures::{DayRow, DossierRow, ProcedureRow, SpanRow, StepRow};
use crate::model::Flow;
use crate::schema::{supervision_day, supervision_dossier, supervision_procedure, supervision_span, supervision_step};

/// The first place where the kept figures are not what the history says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Difference {
    /// Where this dossier stands, or stood.
    Dossier { code: String },
    /// A dossier is kept that is not there.
    Unknown { dossier: Id },
    /// The sums of a day.
    Day { day: Date, body: Id, centre: Id },
    /// The sums of a day by procedure.
    Procedure { day: Date, body: Id, procedure: String },
    /// A person's steps of a day.
    Steps { day: Date, person: Id, unit: Id },
}

/// What a comparison came to.
pub type Outcome = Result<Counted, Difference>;

/// Counts everything again on one unchanging state of the store and compares; stops at the first difference.
/// `progress` is told how many dossiers were compared.
///
/// # Errors
/// Those of the database, and [`store::Error::Stored`] for a history that does not read back.
pub fn compare(store: &Store, mut progress: impl FnMut(u64)) -> store::Result<Outcome> {
    store.snapshot_blocking(|conn| {
        let mut history = History::new();
        while let Some(page) = history.next(conn)? {
            if let Some(difference) = rows(conn, &page)? {
                return Ok(Err(difference));
            }
            progress(history.counted.dossiers);
        }
        Ok(match sums(conn, &mut history)? {
            Some(difference) => Err(difference),
            None => Ok(history.counted),
        })
    })
}

/// The rows of one page of dossiers, and that there are no others between them.
fn rows(conn: &mut Conn, page: &Page) -> store::Result<Option<Difference>> {
    let kept = kept_rows(conn, page)?;
    let spans = kept_spans(conn, page)?;
    let (mut kept, mut spans) = (kept.iter().peekable(), spans.iter().peekable());
    for own in &page.dossiers {
        if let Some(stray) = kept.peek().filter(|row| row.dossier < own.row.dossier) {
            return Ok(Some(Difference::Unknown { dossier: stray.dossier }));
        }
        let mut stood = own.spans.iter().all(|span| spans.next() == Some(span));
        stood &= spans.peek().is_none_or(|span| span.dossier > own.row.dossier);
        if !stood || kept.next() != Some(&own.row) {
            return Ok(Some(Difference::Dossier { code: own.code.clone() }));
        }
    }
    Ok(kept.next().map(|row| Difference::Unknown { dossier: row.dossier }))
}

fn kept_rows(conn: &mut Conn, page: &Page) -> store::Result<Vec<DossierRow>> {
    use supervision_dossier as d;
    let mut rows = d::table.filter(d::dossier.le(page.last)).order(d::dossier).into_boxed();
    if let Some(after) = page.after {
        rows = rows.filter(d::dossier.gt(after));
    }
    Ok(rows.select(DossierRow::as_select()).load(conn)?)
}

fn kept_spans(conn: &mut Conn, page: &Page) -> store::Result<Vec<SpanRow>> {
    use supervision_span as s;
    let mut rows = s::table.filter(s::dossier.le(page.last)).order((s::dossier, s::from_day)).into_boxed();
    if let Some(after) = page.after {
        rows = rows.filter(s::dossier.gt(after));
    }
    Ok(rows.select(SpanRow::as_select()).load(conn)?)
}

/// What lies behind the last dossier, and every sum. A sum of nothing needs no row.
fn sums(conn: &mut Conn, history: &mut History) -> store::Result<Option<Difference>> {
    if let Some(dossier) = stray(conn, history)? {
        return Ok(Some(Difference::Unknown { dossier }));
    }
    if let Some(difference) = days(conn, history)? {
        return Ok(Some(difference));
    }
    if let Some(difference) = procedures(conn, history)? {
        return Ok(Some(difference));
    }
    steps(conn, history)
}

fn stray(conn: &mut Conn, history: &History) -> store::Result<Option<Id>> {
    use supervision_dossier as d;
    let newest: Option<Id> = d::table.select(d::dossier).order(d::dossier.desc()).first(conn).optional()?;
    Ok(newest.filter(|newest| history.last().is_none_or(|last| *newest > last)))
}

fn days(conn: &mut Conn, history: &mut History) -> store::Result<Option<Difference>> {
    let kept: Vec<DayRow> = supervision_day::table.select(DayRow::as_select()).load(conn)?;
    let place = |row: &DayRow| Difference::Day { day: row.day, body: row.body, centre: row.centre };
    if let Some(row) = kept.iter().find(|row| history.sums.take_day(row) != row.flow()) {
        return Ok(Some(place(row)));
    }
    Ok(history.sums.day_rows().find(|row| row.flow() != Flow::default()).as_ref().map(place))
}

fn procedures(conn: &mut Conn, history: &mut History) -> store::Result<Option<Difference>> {
    use supervision_procedure as p;
    let place =
        |row: &ProcedureRow| Difference::Procedure { day: row.day, body: row.body, procedure: row.procedure.clone() };
    let mut bodies: BTreeSet<Id> = history.sums.bodies().into_iter().collect();
    bodies.extend(p::table.select(p::body).distinct().load::<Id>(conn)?);
    // Body by body, so that memory stays small.
    for body in bodies {
        let kept: Vec<ProcedureRow> = p::table.filter(p::body.eq(body)).select(ProcedureRow::as_select()).load(conn)?;
        if let Some(row) = kept.iter().find(|row| history.sums.take_procedure(row) != row.flow()) {
            return Ok(Some(place(row)));
        }
    }
    Ok(history.sums.procedure_rows().find(|row| row.flow() != Flow::default()).as_ref().map(place))
}

fn steps(conn: &mut Conn, history: &mut History) -> store::Result<Option<Difference>> {
    let kept: Vec<StepRow> = supervision_step::table.select(StepRow::as_select()).load(conn)?;
    let place = |row: &StepRow| Difference::Steps { day: row.day, person: row.person, unit: row.unit };
    if let Some(row) = kept.iter().find(|row| history.sums.take_step(row) != row.sum()) {
        return Ok(Some(place(row)));
    }
    Ok(history.sums.step_rows().next().as_ref().map(place))
}

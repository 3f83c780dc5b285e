use diesel::prelude::*;
use dossiers::Projection;
use dossiers::schema::dossier;
use store::{Conn, Store};

use super::Counted;
use super::history::{History, Page};
use super::sums::Sums;
use crate::Figures;
use crate::chunks::each_chunk;
use crate::figures::{DayRow, DossierRow, ProcedureRow, SpanRow, StepRow};
use crate::queries::UNNAMED;
use crate::schema::{
    supervision_day, supervision_dossier, supervision_procedure, supervision_revision, supervision_span,
    supervision_step,
};

/// Forgets the figures and counts them anew from the history, in one transaction: for a store that was filled without
/// them. Acts wait until it is done.
///
/// # Errors
/// Those of the database, and [`store::Error::Stored`] for a history that does not read back.
pub fn write(store: &Store) -> store::Result<Counted> {
    store.write_blocking(|conn| {
        Figures.clear(conn)?;
        let mut history = History::new();
        while let Some(page) = history.next(conn)? {
            write_page(conn, page)?;
        }
        write_sums(conn, &history.sums)?;
        name(conn)?;
        Ok(history.counted)
    })
}

/// Makes the figures of a store ready to be served: counts them where there are none of its dossiers, because the store
/// is older than this wing, and gives their state a name, so that the days that are over may be kept in memory. Answers
/// whether it counted.
///
/// # Errors
/// As [`write`].
pub fn prepare(store: &Store) -> store::Result<bool> {
    if store.read_blocking(is_missing)? {
        write(store)?;
        return Ok(true);
    }
    let is_named = supervision_revision::revision.ne(UNNAMED);
    let named: i64 =
        store.read_blocking(|conn| Ok(supervision_revision::table.filter(is_named).count().get_result(conn)?))?;
    if named == 0 {
        store.write_blocking(name)?;
    }
    Ok(false)
}

/// Gives the state of the figures a new name.
fn name(conn: &mut Conn) -> store::Result<()> {
    let revision = supervision_revision::revision.eq(kernel::Id::new());
    diesel::update(supervision_revision::table).set(revision).execute(conn)?;
    Ok(())
}

/// Whether there are dossiers and no figures of them: the store is older than this wing.
///
/// # Errors
/// Those of the database.
pub fn is_missing(conn: &mut Conn) -> store::Result<bool> {
    let counted: Option<kernel::Id> =
        supervision_dossier::table.select(supervision_dossier::dossier).first(conn).optional()?;
    let there: Option<kernel::Id> = dossier::table.select(dossier::id).first(conn).optional()?;
    Ok(counted.is_none() && there.is_some())
}

fn write_page(conn: &mut Conn, page: Page) -> store::Result<()> {
    let mut rows: Vec<DossierRow> = Vec::with_capacity(page.dossiers.len());
    let mut spans: Vec<SpanRow> = Vec::new();
    for own in page.dossiers {
        rows.push(own.row);
        spans.extend(own.spans);
    }
    store::insert_all!(conn, supervision_dossier::table, &rows)?;
    store::insert_all!(conn, supervision_span::table, &spans)?;
    Ok(())
}

fn write_sums(conn: &mut Conn, sums: &Sums) -> store::Result<()> {
    each_chunk(sums.day_rows(), |rows: &Vec<DayRow>| Ok(store::insert_all!(conn, supervision_day::table, rows)?))?;
    each_chunk(sums.procedure_rows(), |rows: &Vec<ProcedureRow>| {
        Ok(store::insert_all!(conn, supervision_procedure::table, rows)?)
    })?;
    each_chunk(sums.step_rows(), |rows: &Vec<StepRow>| Ok(store::insert_all!(conn, supervision_step::table, rows)?))
}

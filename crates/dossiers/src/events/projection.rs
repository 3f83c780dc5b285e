use diesel::prelude::*;
use kernel::{Id, Timestamp};
use store::Conn;

use super::Event;
use crate::model::{Dossier, DossierEvent};
use crate::schema::{dossier, dossier_event};

/// An event with its place in the history, as a projection is told of it.
#[derive(Clone, Copy, Debug)]
pub struct Happened<'a> {
    pub dossier: Id,
    pub code: &'a str,
    /// Body that decides the dossier (A11); never changes.
    pub competent_body: Id,
    /// Centre that received it (A11); never changes.
    pub receiving_unit: Id,
    pub procedure_code: &'a str,
    /// Number of the event in its dossier, from 1.
    pub seq: i32,
    pub at: Timestamp,
    pub actor: Option<Id>,
    /// The unit in whose name it was done.
    pub unit: Id,
    pub event: &'a Event,
}

/// A listener to the history. It runs inside the transaction of the act, sees each event once and in order per
/// dossier, and must need nothing but what it is told and its own tables, so that it can be rebuilt.
pub trait Projection: Send + Sync {
    /// A lasting name, for messages.
    fn name(&self) -> &'static str;

    /// Takes one event in.
    ///
    /// # Errors
    /// Those of the database; the act is then undone.
    fn apply(&self, conn: &mut Conn, happened: &Happened<'_>) -> store::Result<()>;

    /// Takes in the events of one act, which happened at one moment: for a listener that can write them as one.
    ///
    /// # Errors
    /// As [`Projection::apply`].
    fn apply_act(&self, conn: &mut Conn, act: &[Happened<'_>]) -> store::Result<()> {
        act.iter().try_for_each(|happened| self.apply(conn, happened))
    }

    /// Forgets everything, before a rebuild.
    ///
    /// # Errors
    /// Those of the database.
    fn clear(&self, conn: &mut Conn) -> store::Result<()>;
}

/// Dossiers read at a time while a projection is rebuilt.
const BATCH: i64 = 500;

/// Clears a projection and tells it the whole history again, dossier by dossier.
///
/// # Errors
/// Those of the database, and [`store::Error::Stored`] for a history that does not read back.
pub fn rebuild(conn: &mut Conn, projection: &dyn Projection) -> store::Result<u64> {
    projection.clear(conn)?;
    let mut after: Option<Id> = None;
    let mut told = 0;
    loop {
        let mut page = dossier::table.select(Dossier::as_select()).order(dossier::id).limit(BATCH).into_boxed();
        if let Some(id) = after {
            page = page.filter(dossier::id.gt(id));
        }
        let dossiers: Vec<Dossier> = page.load(conn)?;
        let Some(last) = dossiers.last() else { return Ok(told) };
        after = Some(last.id);
        for dossier in &dossiers {
            told += tell(conn, projection, dossier)?;
        }
    }
}

fn tell(conn: &mut Conn, projection: &dyn Projection, dossier: &Dossier) -> store::Result<u64> {
    let history: Vec<DossierEvent> = dossier_event::table
        .filter(dossier_event::dossier.eq(dossier.id))
        .order(dossier_event::seq)
        .select(DossierEvent::as_select())
        .load(conn)?;
    let mut told = 0;
    for row in &history {
        let event = Event::parse(&row.detail)?;
        projection.apply(conn, &Happened::of(dossier, row.seq, row.at, row.actor, row.unit, &event))?;
        told += 1;
    }
    Ok(told)
}

impl<'a> Happened<'a> {
    /// The event of a dossier.
    #[must_use]
    pub const fn of(
        dossier: &'a Dossier,
        seq: i32,
        at: Timestamp,
        actor: Option<Id>,
        unit: Id,
        event: &'a Event,
    ) -> Self {
        Self {
            dossier: dossier.id,
            code: dossier.code.as_str(),
            competent_body: dossier.competent_body,
            receiving_unit: dossier.receiving_unit,
            procedure_code: dossier.procedure_code.as_str(),
            seq,
            at,
            actor,
            unit,
            event,
        }
    }
}

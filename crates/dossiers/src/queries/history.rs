use diesel::prelude::*;
use kernel::{Id, Timestamp};
use serde::Serialize;
use store::Conn;

use crate::events::Event;
use crate::model::DossierEvent;
use crate::schema::dossier_event;

/// One line of a dossier's history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct HistoryLine {
    pub seq: i32,
    pub at: Timestamp,
    /// Name of who acted, as it was then.
    pub actor: String,
    pub unit: Id,
    pub kind: String,
    pub event: Event,
}

/// The history, oldest first.
///
/// # Errors
/// Those of the database; [`store::Error::Stored`] for a line this program did not write.
pub fn history(conn: &mut Conn, dossier: Id) -> store::Result<Vec<HistoryLine>> {
    let rows: Vec<DossierEvent> = dossier_event::table
        .filter(dossier_event::dossier.eq(dossier))
        .order(dossier_event::seq)
        .select(DossierEvent::as_select())
        .load(conn)?;
    rows.into_iter().map(line).collect()
}

fn line(row: DossierEvent) -> store::Result<HistoryLine> {
    let event = Event::parse(&row.detail)?;
    Ok(HistoryLine { seq: row.seq, at: row.at, actor: row.actor_name, unit: row.unit, kind: row.kind, event })
}

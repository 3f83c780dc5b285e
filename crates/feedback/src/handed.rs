use diesel::prelude::*;
use dossiers::{Event, Happened, Projection};
use kernel::{Id, Timestamp};
use store::Conn;

use crate::schema::feedback_handed;

/// Listens to the history of the dossiers and notes what was handed over, in the same transaction.
pub struct Handed;

#[derive(Insertable)]
#[diesel(table_name = feedback_handed, treat_none_as_default_value = false)]
struct Row<'a> {
    dossier: Id,
    code: &'a str,
    centre: Id,
    at: Timestamp,
}

impl Projection for Handed {
    fn name(&self) -> &'static str {
        "feedback"
    }

    fn apply(&self, conn: &mut Conn, happened: &Happened<'_>) -> store::Result<()> {
        if !matches!(happened.event, Event::HandedOver { .. }) {
            return Ok(());
        }
        let row = Row { dossier: happened.dossier, code: happened.code, centre: happened.unit, at: happened.at };
        diesel::insert_into(feedback_handed::table).values(row).execute(conn)?;
        Ok(())
    }

    fn clear(&self, conn: &mut Conn) -> store::Result<()> {
        diesel::delete(feedback_handed::table).execute(conn)?;
        Ok(())
    }
}

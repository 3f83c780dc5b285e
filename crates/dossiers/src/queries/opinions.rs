use diesel::prelude::*;
use kernel::{Id, Timestamp};
use store::Conn;

use crate::schema::{dossier, dossier_opinion};

/// A question that a unit has still to answer (A29).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WaitingOpinion {
    pub code: String,
    pub procedure_code: String,
    pub no: i32,
    pub question: String,
    pub asked_by_name: String,
    pub asked_at: Timestamp,
    pub due_at: Timestamp,
}

/// The questions that wait for these units, nearest due first; at most 200.
///
/// # Errors
/// Those of the database.
pub fn waiting_opinions(conn: &mut Conn, units: &[Id]) -> store::Result<Vec<WaitingOpinion>> {
    type Row = (String, String, i32, String, String, Timestamp, Timestamp);
    let rows: Vec<Row> = dossier_opinion::table
        .inner_join(dossier::table.on(dossier::id.eq(dossier_opinion::dossier)))
        .filter(dossier_opinion::unit.eq_any(units.to_vec()))
        .filter(dossier_opinion::answered_at.is_null())
        .filter(dossier::open)
        .order(dossier_opinion::due_at)
        .limit(200)
        .select((
            dossier::code,
            dossier::procedure_code,
            dossier_opinion::no,
            dossier_opinion::question,
            dossier_opinion::asked_by_name,
            dossier_opinion::asked_at,
            dossier_opinion::due_at,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(code, procedure_code, no, question, asked_by_name, asked_at, due_at)| WaitingOpinion {
            code,
            procedure_code,
            no,
            question,
            asked_by_name,
            asked_at,
            due_at,
        })
        .collect())
}

/// How many questions wait for a unit.
///
/// # Errors
/// Those of the database.
pub fn opinion_count(conn: &mut Conn, unit: Id) -> store::Result<i64> {
    let waiting = dossier_opinion::table
        .inner_join(dossier::table.on(dossier::id.eq(dossier_opinion::dossier)))
        .filter(dossier_opinion::unit.eq(unit))
        .filter(dossier_opinion::answered_at.is_null())
        .filter(dossier::open);
    Ok(waiting.count().get_result(conn)?)
}

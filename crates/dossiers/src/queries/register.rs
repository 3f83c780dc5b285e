use diesel::prelude::*;
use kernel::{Date, Id, Timestamp};
use store::Conn;

use super::Cursor;
use crate::model::{ReturnMode, State};
use crate::schema::{dossier, dossier_detail};

/// One line of a centre's register of a year (form 07).
#[derive(Clone, PartialEq, Eq, Debug, Queryable)]
pub struct RegisterRow {
    pub id: Id,
    pub code: String,
    /// Its number in the register of the year.
    pub register_no: i32,
    pub procedure_version: Id,
    pub applicant: String,
    pub sets: i32,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub competent_unit: Id,
    pub filed_at: Timestamp,
    pub due_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    pub returned_at: Option<Timestamp>,
    pub return_mode: ReturnMode,
    pub returned_to: Option<String>,
    pub state: State,
}

/// A page of the register of `centre` for `year`, in the order of filing; `after` is where the page before ended.
///
/// # Errors
/// Those of the database.
pub fn register(
    conn: &mut Conn,
    centre: Id,
    year: i16,
    after: Option<Cursor>,
    limit: i64,
) -> store::Result<Vec<RegisterRow>> {
    let first = first_moment(year);
    let next = first_moment(year.saturating_add(1));
    let mut query = dossier::table
        .inner_join(dossier_detail::table)
        .filter(dossier::receiving_unit.eq(centre))
        .filter(dossier::filed_at.ge(first))
        .filter(dossier::filed_at.lt(next))
        .order((dossier::filed_at, dossier::id))
        .limit(limit)
        .select((
            dossier::id,
            dossier::code,
            dossier_detail::register_no,
            dossier::procedure_version,
            dossier::applicant_name,
            dossier_detail::sets,
            dossier_detail::address,
            dossier_detail::phone,
            dossier::competent_unit,
            dossier::filed_at,
            dossier::due_at,
            dossier::finished_at,
            dossier::returned_at,
            dossier_detail::return_mode,
            dossier_detail::returned_to,
            dossier::state,
        ))
        .into_boxed();
    if let Some(after) = after {
        let same = dossier::filed_at.eq(after.at).and(dossier::id.gt(after.id));
        query = query.filter(dossier::filed_at.gt(after.at).or(same));
    }
    Ok(query.load(conn)?)
}

/// Midnight of New Year in Vietnam.
fn first_moment(year: i16) -> Timestamp {
    Date::new(year, 1, 1).map(Date::start).unwrap_or_default()
}

use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use kernel::Id;
use store::Conn;

use crate::model::{Dossier, Notice};
use crate::schema::{dossier, dossier_notice};

/// One notice of a dossier.
///
/// # Errors
/// Those of the database.
pub fn one(conn: &mut Conn, dossier: Id, seq: i32) -> store::Result<Option<Notice>> {
    Ok(dossier_notice::table.find((dossier, seq)).select(Notice::as_select()).first(conn).optional()?)
}

/// Everything the applicant of a dossier was told or is to be told, newest first.
///
/// # Errors
/// Those of the database.
pub fn shown(conn: &mut Conn, dossier: Id) -> store::Result<Vec<Notice>> {
    Ok(dossier_notice::table
        .filter(dossier_notice::dossier.eq(dossier))
        .order(dossier_notice::seq.desc())
        .select(Notice::as_select())
        .load(conn)?)
}

/// A notice that lies at a centre, with whom it is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AtCentre {
    pub notice: Notice,
    pub dossier: Dossier,
}

/// What a centre has to give to people who come, the oldest first, at most `limit`.
///
/// # Errors
/// Those of the database.
pub fn at_centre(conn: &mut Conn, centre: Id, limit: i64) -> store::Result<Vec<AtCentre>> {
    let rows: Vec<(Notice, Dossier)> = dossier_notice::table
        .inner_join(dossier::table.on(dossier::id.eq(dossier_notice::dossier)))
        .filter(dossier_notice::centre.eq(centre).and(lies_at_centre()))
        .order((dossier_notice::at, dossier_notice::dossier))
        .limit(limit)
        .select((Notice::as_select(), Dossier::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(notice, dossier)| AtCentre { notice, dossier }).collect())
}

/// How many lie at a centre.
///
/// # Errors
/// Those of the database.
pub fn count_at_centre(conn: &mut Conn, centre: Id) -> store::Result<i64> {
    let lying = dossier_notice::centre.eq(centre).and(lies_at_centre());
    Ok(dossier_notice::table.filter(lying).count().get_result(conn)?)
}

/// In the words of the index of these notices: a bound value does not say that the index has all of them.
fn lies_at_centre() -> SqlLiteral<Bool> {
    sql("dossier_notice.fate = 'at_centre'")
}

//! Numbers that must never be given twice: dossier codes (C4, N7), results of a body's year, lines of a centre's
//! register.

use diesel::prelude::*;
use diesel::sql_types::{Binary, Integer, Text};
use kernel::codes::{AgencyCode, DossierCode};
use kernel::{Date, Id, Timestamp};
use organization::Directory;
use store::Conn;

#[derive(QueryableByName)]
struct Last {
    #[diesel(sql_type = Integer)]
    last: i32,
}

/// One statement on both databases, so that clerks of one body wait for one another only here.
const NEXT_DOSSIER: &str = "INSERT INTO dossier_sequence (agency, day, last) VALUES ($1, $2, 1) \
     ON CONFLICT (agency, day) DO UPDATE SET last = dossier_sequence.last + 1 RETURNING last";

const NEXT_RESULT: &str = "INSERT INTO dossier_result_sequence (body, year, last) VALUES ($1, $2, 1) \
     ON CONFLICT (body, year) DO UPDATE SET last = dossier_result_sequence.last + 1 RETURNING last";

const NEXT_IN_REGISTER: &str = "INSERT INTO dossier_register_sequence (centre, year, last) VALUES ($1, $2, 1) \
     ON CONFLICT (centre, year) DO UPDATE SET last = dossier_register_sequence.last + 1 RETURNING last";

/// Raises a sequence to at least so much, for rows written in bulk.
const RAISE: &str = "INSERT INTO dossier_sequence (agency, day, last) VALUES ($1, $2, $3) \
     ON CONFLICT (agency, day) DO UPDATE SET last = CASE WHEN dossier_sequence.last < excluded.last \
     THEN excluded.last ELSE dossier_sequence.last END";

const RAISE_RESULT: &str = "INSERT INTO dossier_result_sequence (body, year, last) VALUES ($1, $2, $3) \
     ON CONFLICT (body, year) DO UPDATE SET last = CASE WHEN dossier_result_sequence.last < excluded.last \
     THEN excluded.last ELSE dossier_result_sequence.last END";

const RAISE_REGISTER: &str = "INSERT INTO dossier_register_sequence (centre, year, last) VALUES ($1, $2, $3) \
     ON CONFLICT (centre, year) DO UPDATE SET last = CASE WHEN dossier_register_sequence.last < excluded.last \
     THEN excluded.last ELSE dossier_register_sequence.last END";

/// The next code of a resolving body on a day. Reset daily, because the day is part of the key.
pub(crate) fn next_dossier(conn: &mut Conn, directory: &Directory, body: Id, day: Date) -> store::Result<DossierCode> {
    let agency = agency_of(directory, body)?;
    let next = diesel::sql_query(NEXT_DOSSIER).bind::<Text, _>(agency.as_str()).bind::<Integer, _>(day);
    let last: Last = store::kept(next).get_result(conn)?;
    Ok(DossierCode::new(&agency, day, u32::try_from(last.last).unwrap_or(1)))
}

/// The next number of a body's register of results: `17/2026`.
pub(crate) fn next_result(conn: &mut Conn, body: Id, at: Timestamp) -> store::Result<String> {
    let year = i32::from(at.date().civil().year());
    let next = diesel::sql_query(NEXT_RESULT).bind::<Binary, _>(body).bind::<Integer, _>(year);
    let last: Last = store::kept(next).get_result(conn)?;
    Ok(format!("{}/{year}", last.last))
}

/// The next number in a centre's register of the year of filing (form 07).
pub(crate) fn next_in_register(conn: &mut Conn, centre: Id, filed: Date) -> store::Result<i32> {
    let year = i32::from(filed.civil().year());
    let next = diesel::sql_query(NEXT_IN_REGISTER).bind::<Binary, _>(centre).bind::<Integer, _>(year);
    let last: Last = store::kept(next).get_result(conn)?;
    Ok(last.last)
}

/// The agency code of a body; the directory holds only valid ones.
pub(crate) fn agency_of(directory: &Directory, body: Id) -> store::Result<AgencyCode> {
    let unit = directory.unit(body).ok_or_else(|| store::Error::Stored(format!("no unit {body}")))?;
    AgencyCode::parse(&unit.code).map_err(|reason| store::Error::Stored(reason.code.to_owned()))
}

/// For rows written in bulk: later codes of that day follow after `last`.
pub(crate) fn raise(conn: &mut Conn, agency: &str, day: Date, last: i32) -> store::Result<()> {
    diesel::sql_query(RAISE).bind::<Text, _>(agency).bind::<Integer, _>(day).bind::<Integer, _>(last).execute(conn)?;
    Ok(())
}

/// For rows written in bulk: later results of that year follow after `last`.
pub(crate) fn raise_result(conn: &mut Conn, body: Id, year: i32, last: i32) -> store::Result<()> {
    let raise =
        diesel::sql_query(RAISE_RESULT).bind::<Binary, _>(body).bind::<Integer, _>(year).bind::<Integer, _>(last);
    store::kept(raise).execute(conn)?;
    Ok(())
}

/// For rows written in bulk: later filings of that year follow after `last`.
pub(crate) fn raise_register(conn: &mut Conn, centre: Id, year: i32, last: i32) -> store::Result<()> {
    let raise =
        diesel::sql_query(RAISE_REGISTER).bind::<Binary, _>(centre).bind::<Integer, _>(year).bind::<Integer, _>(last);
    store::kept(raise).execute(conn)?;
    Ok(())
}

//! Codes that must never be given twice: a word, the year, a sequence of that year.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use kernel::{Date, Timestamp};
use store::Conn;

use crate::schema::docket_sequence;

#[derive(QueryableByName)]
struct Last {
    #[diesel(sql_type = Integer)]
    last: i32,
}

/// One statement on both databases, so that acts wait for one another only here.
const NEXT: &str = "INSERT INTO docket_sequence (kind, year, last) VALUES ($1, $2, 1) \
     ON CONFLICT (kind, year) DO UPDATE SET last = docket_sequence.last + 1 RETURNING last";
/// Raises a sequence, for rows written in bulk.
const RAISE: &str = "INSERT INTO docket_sequence (kind, year, last) VALUES ($1, $2, $3) \
     ON CONFLICT (kind, year) DO UPDATE SET last = CASE WHEN docket_sequence.last < excluded.last \
     THEN excluded.last ELSE docket_sequence.last END";

/// What a code begins with.
pub(crate) const RECOMMENDATION: &str = "KN";
pub(crate) const MATTER: &str = "VD";
pub(crate) const SESSION: &str = "BLV";
pub(crate) const TASK: &str = "NV";

/// The next code of a kind: `KN-2026-000123`.
pub(crate) fn next(conn: &mut Conn, kind: &str, now: Timestamp) -> store::Result<String> {
    let year = year_of(now.date());
    let next = diesel::sql_query(NEXT).bind::<Text, _>(kind).bind::<Integer, _>(year);
    let last: Last = store::kept(next).get_result(conn)?;
    Ok(written(kind, year, last.last))
}

/// For rows written in bulk: later codes of that year follow after `last`.
pub(crate) fn raise(conn: &mut Conn, kind: &str, year: i32, last: i32) -> store::Result<()> {
    let raise = diesel::sql_query(RAISE).bind::<Text, _>(kind).bind::<Integer, _>(year).bind::<Integer, _>(last);
    raise.execute(conn)?;
    Ok(())
}

/// The last number of each kind and year.
pub(crate) fn all(conn: &mut Conn) -> store::Result<BTreeMap<(String, i32), i32>> {
    let rows: Vec<(String, i32, i32)> = docket_sequence::table
        .select((docket_sequence::kind, docket_sequence::year, docket_sequence::last))
        .load(conn)?;
    Ok(rows.into_iter().map(|(kind, year, last)| ((kind, year), last)).collect())
}

/// A code in its stored form.
pub(crate) fn written(kind: &str, year: i32, number: i32) -> String {
    format!("{kind}-{year}-{number:06}")
}

/// A code as people type it: spaces and small letters do not matter.
pub(crate) fn read(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace()).take(40).collect::<String>().to_uppercase()
}

/// The year of a day.
pub(crate) fn year_of(day: Date) -> i32 {
    i32::from(day.civil().year())
}

//! Codes of petitions, which must never be given twice: a word, the year, a sequence of that year.

use diesel::prelude::*;
use diesel::sql_types::Integer;
use kernel::Timestamp;
use store::Conn;

#[derive(QueryableByName)]
struct Last {
    #[diesel(sql_type = Integer)]
    last: i32,
}

/// One statement on both databases, so that acts wait for one another only here.
const NEXT: &str = "INSERT INTO feedback_sequence (year, last) VALUES ($1, 1) \
     ON CONFLICT (year) DO UPDATE SET last = feedback_sequence.last + 1 RETURNING last";

/// The next code: `PA-2026-000123`.
pub(super) fn next(conn: &mut Conn, now: Timestamp) -> store::Result<String> {
    let year = i32::from(now.date().civil().year());
    let next = diesel::sql_query(NEXT).bind::<Integer, _>(year);
    let last: Last = store::kept(next).get_result(conn)?;
    Ok(format!("PA-{year}-{:06}", last.last))
}

/// A code as people type it: spaces and small letters do not matter.
pub(super) fn read(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace()).take(40).collect::<String>().to_uppercase()
}

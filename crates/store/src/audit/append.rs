//! Appending, on the hottest path of the house. Both ways keep every statement prepared; Diesel's own UPDATE
//! would be prepared anew each time.

use std::borrow::Cow;

use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Binary, Nullable, Text};
use diesel::sqlite::Sqlite;
use kernel::{Id, Timestamp};

use super::Entry;
use super::record::{Content, genesis, next};
use crate::schema::{audit_entry, audit_head};
use crate::{Conn, Error, Result};

/// Appends to the unit's chain and answers the entry's number in it. Do it late in a command: on PostgreSQL
/// other commands of the unit wait from here to the commit.
///
/// # Errors
/// Those of the database.
pub fn append(conn: &mut Conn, entry: &Entry<'_>) -> Result<i64> {
    let detail = entry.detail.to_string();
    let (act, object, origin) = (storable(entry.act), storable(entry.object), storable(entry.origin));
    let content = Content {
        unit: entry.unit,
        at: entry.at,
        actor: entry.actor,
        act: &act,
        object: &object,
        detail: &detail,
        origin: &origin,
    };
    match conn {
        Conn::Sqlite(conn) => on_sqlite(conn, content),
        Conn::Postgres(conn) => on_postgres(conn, content),
    }
}

/// PostgreSQL's text holds no NUL; what a hostile client sent is recorded with a mark in its place.
fn storable(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{fffd}")) } else { Cow::Borrowed(text) }
}

/// One writer at a time, so the head can be read first: select, insert, update.
fn on_sqlite(conn: &mut SqliteConnection, content: Content<'_>) -> Result<i64> {
    let head: Option<(i64, Vec<u8>)> =
        audit_head::table.find(content.unit).select((audit_head::length, audit_head::hash)).first(conn).optional()?;
    let (length, previous) = head.clone().unwrap_or_else(|| (0, genesis(content.unit).to_vec()));
    let seq = length + 1;
    let hash = next(&previous, seq, &content.bytes());
    diesel::insert_into(audit_entry::table)
        .values((
            audit_entry::unit.eq(content.unit),
            audit_entry::seq.eq(seq),
            audit_entry::at.eq(content.at),
            audit_entry::actor.eq(content.actor.into_sql::<Nullable<Binary>>()),
            audit_entry::act.eq(content.act),
            audit_entry::object.eq(content.object),
            audit_entry::detail.eq(content.detail),
            audit_entry::origin.eq(content.origin),
            audit_entry::hash.eq(hash.as_slice()),
        ))
        .execute(conn)?;
    if head.is_some() {
        MoveHead { unit: content.unit, length: seq, hash: &hash, at: content.at }.execute(conn)?;
    } else {
        add_head(content, seq, &hash).execute(conn)?;
    }
    Ok(seq)
}

/// One statement: it locks the head, hashes, moves the head and inserts the entry. PostgreSQL computes the
/// hash, because only there the head's newest value is known without another round trip.
fn on_postgres(conn: &mut PgConnection, content: Content<'_>) -> Result<i64> {
    let record = content.bytes();
    let mut appended: Option<i64> = Chain { content, record: &record }.get_result(conn).optional()?;
    if appended.is_none() {
        add_head(content, 0, &genesis(content.unit)).on_conflict_do_nothing().execute(conn)?;
        appended = Chain { content, record: &record }.get_result(conn).optional()?;
    }
    appended.ok_or(Error::Again)
}

type AddHead = diesel::query_builder::InsertStatement<
    audit_head::table,
    <(
        diesel::dsl::Eq<audit_head::unit, Id>,
        diesel::dsl::Eq<audit_head::length, i64>,
        diesel::dsl::Eq<audit_head::hash, Vec<u8>>,
        diesel::dsl::Eq<audit_head::at, Timestamp>,
    ) as Insertable<audit_head::table>>::Values,
>;

fn add_head(content: Content<'_>, length: i64, hash: &[u8]) -> AddHead {
    diesel::insert_into(audit_head::table).values((
        audit_head::unit.eq(content.unit),
        audit_head::length.eq(length),
        audit_head::hash.eq(hash.to_vec()),
        audit_head::at.eq(content.at),
    ))
}

struct MoveHead<'a> {
    unit: Id,
    length: i64,
    hash: &'a [u8],
    at: Timestamp,
}

impl QueryFragment<Sqlite> for MoveHead<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("UPDATE audit_head SET length = ");
        out.push_bind_param::<BigInt, _>(&self.length)?;
        out.push_sql(", hash = ");
        out.push_bind_param::<Binary, _>(self.hash)?;
        out.push_sql(", at = ");
        out.push_bind_param::<BigInt, _>(&self.at)?;
        out.push_sql(" WHERE unit = ");
        out.push_bind_param::<Binary, _>(&self.unit)
    }
}

impl QueryId for MoveHead<'_> {
    type QueryId = MoveHead<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl RunQueryDsl<SqliteConnection> for MoveHead<'_> {}

struct Chain<'a> {
    content: Content<'a>,
    record: &'a [u8],
}

impl QueryFragment<Pg> for Chain<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let content = &self.content;
        out.push_sql(
            "WITH head AS (UPDATE audit_head SET length = length + 1, hash = sha256(hash || int8send(length + 1) || ",
        );
        out.push_bind_param::<Binary, _>(self.record)?;
        out.push_sql("), at = ");
        out.push_bind_param::<BigInt, _>(&content.at)?;
        out.push_sql(" WHERE unit = ");
        out.push_bind_param::<Binary, _>(&content.unit)?;
        out.push_sql(
            " RETURNING unit, length, at, hash) \
             INSERT INTO audit_entry (unit, seq, at, hash, actor, act, object, detail, origin) \
             SELECT unit, length, at, hash, ",
        );
        out.push_bind_param::<Nullable<Binary>, _>(&content.actor)?;
        for text in [&content.act, &content.object, &content.detail, &content.origin] {
            out.push_sql(", ");
            out.push_bind_param::<Text, _>(*text)?;
        }
        out.push_sql(" FROM head RETURNING seq");
        Ok(())
    }
}

impl QueryId for Chain<'_> {
    type QueryId = Chain<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for Chain<'_> {
    type SqlType = BigInt;
}

impl RunQueryDsl<PgConnection> for Chain<'_> {}

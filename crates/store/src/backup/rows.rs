//! Rows of any table, read and written without knowing their types.

use diesel::backend::Backend;
use diesel::deserialize::{self, QueryableByName};
use diesel::pg::{Pg, PgRowByRowLoadingMode};
use diesel::prelude::*;
use diesel::query_builder::BoxedSqlQuery;
use diesel::row::{Field, NamedRow};
use diesel::serialize::ToSql;
use diesel::sql_types::{BigInt, Binary, Bool, Double, HasSqlType, Integer, Nullable, SmallInt, Text};
use diesel::sqlite::{Sqlite, SqliteType};

use super::frame::damaged;
use super::tables::{ColumnKind, Table, quoted};
use super::value::Value;
use crate::{Conn, Result};

/// One row as it comes from the database.
struct Row(Vec<Value>);

impl QueryableByName<Sqlite> for Row {
    fn build<'a>(row: &impl NamedRow<'a, Sqlite>) -> deserialize::Result<Self> {
        let mut values = Vec::with_capacity(row.field_count());
        for index in 0..row.field_count() {
            let field = diesel::row::Row::get(row, index).ok_or("the row has fewer columns")?;
            let Some(mut value) = field.value() else {
                values.push(Value::Null);
                continue;
            };
            values.push(match value.value_type() {
                None => Value::Null,
                Some(SqliteType::Binary) => Value::Bytes(value.read_blob().to_vec()),
                Some(SqliteType::Text) => Value::Text(value.read_text().to_owned()),
                Some(SqliteType::Float | SqliteType::Double) => Value::Real(value.read_double()),
                Some(_) => Value::Int(value.read_long()),
            });
        }
        Ok(Self(values))
    }
}

impl QueryableByName<Pg> for Row {
    fn build<'a>(row: &impl NamedRow<'a, Pg>) -> deserialize::Result<Self> {
        let mut values = Vec::with_capacity(row.field_count());
        for index in 0..row.field_count() {
            let field = diesel::row::Row::get(row, index).ok_or("the row has fewer columns")?;
            let value = field.value().map(|value| postgres_value(value.get_oid().get(), value.as_bytes()));
            values.push(value.transpose()?.unwrap_or(Value::Null));
        }
        Ok(Self(values))
    }
}

/// Reads PostgreSQL's binary form of the few types that tables of the house have.
fn postgres_value(oid: u32, bytes: &[u8]) -> deserialize::Result<Value> {
    Ok(match oid {
        16 => Value::Int(i64::from(bytes == [1])),
        17 => Value::Bytes(bytes.to_vec()),
        20 => Value::Int(i64::from_be_bytes(bytes.try_into()?)),
        21 => Value::Int(i64::from(i16::from_be_bytes(bytes.try_into()?))),
        23 => Value::Int(i64::from(i32::from_be_bytes(bytes.try_into()?))),
        25 | 1043 => Value::Text(std::str::from_utf8(bytes)?.to_owned()),
        701 => Value::Real(f64::from_be_bytes(bytes.try_into()?)),
        other => return Err(format!("a value of PostgreSQL's type {other}").into()),
    })
}

/// Hands every row of the table to `each`, one at a time.
pub fn each_row(conn: &mut Conn, table: &Table, mut each: impl FnMut(&[Value]) -> Result<()>) -> Result<()> {
    let names: Vec<String> = table.columns.iter().map(|column| quoted(&column.name)).collect();
    let query = diesel::sql_query(format!("SELECT {} FROM {}", names.join(", "), quoted(&table.name)));
    match conn {
        Conn::Sqlite(conn) => {
            for row in query.load_iter::<Row, _>(conn)? {
                each(&row?.0)?;
            }
        }
        Conn::Postgres(conn) => {
            for row in query.load_iter::<Row, PgRowByRowLoadingMode>(conn)? {
                each(&row?.0)?;
            }
        }
    }
    Ok(())
}

/// Rows that fit one statement: SQLite takes 32,766 values in one.
pub fn rows_at_once(table: &Table) -> usize {
    (30_000 / table.columns.len().max(1)).clamp(1, 200)
}

/// Inserts rows whose values stand in the order of the table's columns.
pub fn insert(conn: &mut Conn, table: &Table, rows: &[Vec<Value>]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    match conn {
        Conn::Sqlite(conn) => {
            let query = bound(diesel::sql_query(statement(table, rows.len())).into_boxed::<Sqlite>(), table, rows)?;
            query.execute(conn)?;
        }
        Conn::Postgres(conn) => {
            let query = bound(diesel::sql_query(statement(table, rows.len())).into_boxed::<Pg>(), table, rows)?;
            query.execute(conn)?;
        }
    }
    Ok(())
}

fn statement(table: &Table, rows: usize) -> String {
    let names: Vec<String> = table.columns.iter().map(|column| quoted(&column.name)).collect();
    let width = names.len();
    let tuple = |row: usize| {
        let places: Vec<String> = (1..=width).map(|place| format!("${}", row * width + place)).collect();
        format!("({})", places.join(","))
    };
    let tuples: Vec<String> = (0..rows).map(tuple).collect();
    format!("INSERT INTO {} ({}) VALUES {}", quoted(&table.name), names.join(", "), tuples.join(","))
}

fn bound<'f, DB, Q>(
    mut query: BoxedSqlQuery<'f, DB, Q>,
    table: &Table,
    rows: &'f [Vec<Value>],
) -> Result<BoxedSqlQuery<'f, DB, Q>>
where
    DB: Backend + HasSqlType<Bool>,
    i64: ToSql<BigInt, DB>,
    i32: ToSql<Integer, DB>,
    i16: ToSql<SmallInt, DB>,
    bool: ToSql<Bool, DB>,
    f64: ToSql<Double, DB>,
    str: ToSql<Text, DB>,
    [u8]: ToSql<Binary, DB>,
{
    for row in rows {
        for (column, value) in table.columns.iter().zip(row) {
            let misfit = || damaged(format!("a value does not fit {}.{}", table.name, column.name));
            query = match (column.kind, value) {
                (ColumnKind::Bool, Value::Int(number)) => query.bind::<Bool, _>(*number != 0),
                (ColumnKind::Small, Value::Int(number)) => {
                    query.bind::<SmallInt, _>(i16::try_from(*number).map_err(|_| misfit())?)
                }
                (ColumnKind::Int, Value::Int(number)) => {
                    query.bind::<Integer, _>(i32::try_from(*number).map_err(|_| misfit())?)
                }
                (ColumnKind::Big | ColumnKind::Any, Value::Int(number)) => query.bind::<BigInt, _>(*number),
                (ColumnKind::Real, Value::Int(number)) => query.bind::<Double, _>(*number as f64),
                (ColumnKind::Real | ColumnKind::Any, Value::Real(number)) => query.bind::<Double, _>(*number),
                (ColumnKind::Text | ColumnKind::Any, Value::Text(text)) => query.bind::<Text, _>(text.as_str()),
                (ColumnKind::Bytes | ColumnKind::Any, Value::Bytes(bytes)) => query.bind::<Binary, _>(bytes.as_slice()),
                (ColumnKind::Bool, Value::Null) => query.bind::<Nullable<Bool>, _>(None::<bool>),
                (ColumnKind::Small, Value::Null) => query.bind::<Nullable<SmallInt>, _>(None::<i16>),
                (ColumnKind::Int, Value::Null) => query.bind::<Nullable<Integer>, _>(None::<i32>),
                (ColumnKind::Big | ColumnKind::Any, Value::Null) => query.bind::<Nullable<BigInt>, _>(None::<i64>),
                (ColumnKind::Real, Value::Null) => query.bind::<Nullable<Double>, _>(None::<f64>),
                (ColumnKind::Text, Value::Null) => query.bind::<Nullable<Text>, _>(None::<&str>),
                (ColumnKind::Bytes, Value::Null) => query.bind::<Nullable<Binary>, _>(None::<&[u8]>),
                _ => return Err(misfit()),
            };
        }
    }
    Ok(query)
}

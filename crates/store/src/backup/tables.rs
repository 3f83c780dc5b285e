//! Which tables and columns a database has, asked of the database itself, so that no wing can be forgotten.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::frame::damaged;
use crate::{Conn, Result};

/// A table and its columns, generated ones left out.
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

pub struct Column {
    pub name: String,
    pub kind: ColumnKind,
}

/// How PostgreSQL wants a number. SQLite takes every number as it comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnKind {
    Bool,
    Small,
    Int,
    Big,
    Real,
    Text,
    Bytes,
    /// SQLite's: decided by the value.
    Any,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct NameAndType {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
}

const SQLITE_TABLES: &str = "SELECT name AS name FROM pragma_table_list \
    WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
    AND name <> '__diesel_schema_migrations' ORDER BY name";
const SQLITE_COLUMNS: &str =
    "SELECT name AS name, type AS kind FROM pragma_table_xinfo($1) WHERE hidden = 0 ORDER BY cid";
const POSTGRES_TABLES: &str = "SELECT relname::text AS name FROM pg_class \
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace \
    AND relname <> '__diesel_schema_migrations' ORDER BY relname COLLATE \"C\"";
const POSTGRES_COLUMNS: &str = "SELECT attname::text AS name, typname::text AS kind \
    FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid JOIN pg_class ON pg_class.oid = attrelid \
    WHERE relname = $1 AND relnamespace = current_schema()::regnamespace \
    AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum";

/// Every table of the house, by name.
///
/// # Errors
/// When a column is of a type that a backup does not know.
pub fn tables(conn: &mut Conn) -> Result<Vec<Table>> {
    let query = if matches!(conn, Conn::Sqlite(_)) { SQLITE_TABLES } else { POSTGRES_TABLES };
    let names: Vec<Name> = diesel::sql_query(query).load(conn)?;
    names.into_iter().map(|table| columns(conn, table.name)).collect()
}

fn columns(conn: &mut Conn, table: String) -> Result<Table> {
    let sqlite = matches!(conn, Conn::Sqlite(_));
    let query = if sqlite { SQLITE_COLUMNS } else { POSTGRES_COLUMNS };
    let rows: Vec<NameAndType> = diesel::sql_query(query).bind::<Text, _>(&table).load(conn)?;
    let columns = rows.into_iter().map(|row| {
        let kind = if sqlite { Some(ColumnKind::Any) } else { kind(&row.kind) };
        let unknown = || damaged(format!("column {}.{} is of the type {}", table, row.name, row.kind));
        Ok(Column { kind: kind.ok_or_else(unknown)?, name: row.name })
    });
    let columns = columns.collect::<Result<Vec<_>>>()?;
    Ok(Table { name: table, columns })
}

fn kind(name: &str) -> Option<ColumnKind> {
    Some(match name {
        "bool" => ColumnKind::Bool,
        "int2" => ColumnKind::Small,
        "int4" => ColumnKind::Int,
        "int8" => ColumnKind::Big,
        "float8" => ColumnKind::Real,
        "text" | "varchar" => ColumnKind::Text,
        "bytea" => ColumnKind::Bytes,
        _ => return None,
    })
}

/// The migrations the database went through, oldest first.
///
/// # Errors
/// When it never was migrated.
pub fn migrations(conn: &mut Conn) -> Result<Vec<String>> {
    let query = "SELECT version AS name FROM __diesel_schema_migrations ORDER BY version";
    let versions: Vec<Name> = diesel::sql_query(query).load(conn)?;
    Ok(versions.into_iter().map(|version| version.name).collect())
}

/// A name as both databases quote it.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

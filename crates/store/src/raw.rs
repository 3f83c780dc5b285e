//! The databases without the house: single statements for tools and tests, and the raw limits that
//! `motcua bench` prints beside its own figures.

use std::path::Path;
use std::time::{Duration, Instant};

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{BigInt, Binary, Bool, HasSqlType, Text};

use crate::config::Place;
use crate::{Conn, Error, Result, StoreConfig, postgres, sqlite};

/// Runs statements outside of any transaction on a connection of its own: `CREATE DATABASE`, `VACUUM`.
///
/// # Errors
/// Those of the database.
pub fn execute(address: &str, statements: &str) -> Result<()> {
    let mut conn = match StoreConfig::parse(address)?.place {
        Place::Sqlite(path) => sqlite::open_writer(&path)?,
        Place::Postgres(url) => postgres::open(&url)?,
    };
    Ok(conn.batch_execute(statements)?)
}

/// A value of a raw statement. A null is written into the statement itself.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Int(i64),
    Bool(bool),
    Text(String),
    Bytes(Vec<u8>),
}

/// One statement with a `?` where each value stands; it is prepared once and kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Statement<'a> {
    pub sql: &'a str,
    pub values: Vec<Value>,
}

impl<DB> QueryFragment<DB> for Statement<'_>
where
    DB: Backend + HasSqlType<Bool>,
    i64: ToSql<BigInt, DB>,
    bool: ToSql<Bool, DB>,
    str: ToSql<Text, DB>,
    [u8]: ToSql<Binary, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let mut parts = self.sql.split('?');
        out.push_sql(parts.next().unwrap_or_default());
        for (value, part) in self.values.iter().zip(parts) {
            match value {
                Value::Int(number) => out.push_bind_param::<BigInt, _>(number)?,
                Value::Bool(truth) => out.push_bind_param::<Bool, _>(truth)?,
                Value::Text(text) => out.push_bind_param::<Text, _>(text.as_str())?,
                Value::Bytes(bytes) => out.push_bind_param::<Binary, _>(bytes.as_slice())?,
            }
            out.push_sql(part);
        }
        Ok(())
    }
}

impl QueryId for Statement<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Conn> RunQueryDsl<Conn> for Statement<'_> {}

/// What a raw loop did.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rate {
    pub transactions: u64,
    pub took: Duration,
}

impl Rate {
    /// Transactions in a second.
    #[must_use]
    pub fn per_second(&self) -> f64 {
        self.transactions as f64 / self.took.as_secs_f64().max(f64::MIN_POSITIVE)
    }
}

/// A bare loop on an SQLite file with the store's own settings: one thread, durable commits of `per_commit`
/// transactions each. `work` gives the statements of transaction number `n`.
///
/// # Errors
/// Those of the database.
pub fn sqlite_loop<'a>(
    file: &Path,
    transactions: u64,
    per_commit: u64,
    work: impl Fn(u64) -> Vec<Statement<'a>>,
) -> Result<Rate> {
    let Conn::Sqlite(mut conn) = sqlite::open_writer(file)? else { return Err(Error::Address) };
    let start = Instant::now();
    let mut number = 0;
    while number < transactions {
        sqlite::begin_immediate(&mut conn)?;
        for _ in 0..per_commit.min(transactions - number) {
            run(&mut conn, work(number))?;
            number += 1;
        }
        commit(&mut conn)?;
    }
    Ok(Rate { transactions, took: start.elapsed() })
}

fn run<'a, C>(conn: &mut C, statements: Vec<Statement<'a>>) -> Result<()>
where
    C: Connection,
    Statement<'a>: QueryFragment<C::Backend>,
{
    for statement in statements {
        conn.execute_returning_count(&statement)?;
    }
    Ok(())
}

fn commit<C: Connection>(conn: &mut C) -> Result<()> {
    use diesel::connection::TransactionManager;
    Ok(C::TransactionManager::commit_transaction(conn)?)
}

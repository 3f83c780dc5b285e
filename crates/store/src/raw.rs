//! The databases without the house: single statements for tools and tests, and the raw limits that
//! `motcua bench` prints beside its own figures.

use diesel::connection::SimpleConnection;

use crate::config::Place;
use crate::{Result, StoreConfig, postgres, sqlite};

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

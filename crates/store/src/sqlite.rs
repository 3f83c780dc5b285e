//! How an SQLite file is opened.

use std::path::Path;

use diesel::connection::{AnsiTransactionManager, SimpleConnection};
use diesel::{Connection, SqliteConnection};

use crate::{Conn, Error, Result};

/// No memory map: mapped pages would count as the server's own memory, which stays under 100 MB whatever
/// the size of the file. The busy timeout is for the command line that writes while the server runs.
const COMMON: &str = "PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; \
                      PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;";

/// Opens a connection of the given cache in KiB. `journal_mode` is kept in the file, so it is asked for
/// only by those who may write.
fn open(path: &Path, pragmas: &str) -> Result<SqliteConnection> {
    let text = path.to_str().ok_or(Error::Address)?;
    let mut conn = SqliteConnection::establish(text)?;
    conn.batch_execute(COMMON)?;
    conn.batch_execute(pragmas)?;
    Ok(conn)
}

/// The connection that writes. The WAL is folded back every 16 MB, and shrunk when it once grew beyond 64.
pub(crate) fn open_writer(path: &Path) -> Result<Conn> {
    open(
        path,
        "PRAGMA journal_mode = WAL; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000; \
         PRAGMA journal_size_limit = 67108864;",
    )
    .map(Conn::Sqlite)
}

/// A connection that only reads.
pub(crate) fn open_reader(path: &Path) -> Result<Conn> {
    open(path, "PRAGMA cache_size = -4096; PRAGMA query_only = ON;").map(Conn::Sqlite)
}

/// A new file that is filled at once and named only when it is whole: no journal, no waiting for the disk,
/// no foreign keys on the way.
pub(crate) fn open_unjournaled(path: &Path) -> Result<Conn> {
    open(
        path,
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -32768;",
    )
    .map(Conn::Sqlite)
}

/// Begins the transaction in which one batch of commands runs; waits for other processes that write.
pub(crate) fn begin_immediate(conn: &mut SqliteConnection) -> Result<()> {
    Ok(AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE")?)
}

//! Restoring into a new store: an SQLite file that is not there yet, or an empty PostgreSQL database.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::frame::{FrameReader, Kind, damaged};
use super::rows::{insert, rows_at_once};
use super::tables::{Table, quoted, tables};
use super::value::Value;
use super::{BlobHead, Manifest, TableHead, check};
use crate::config::Place;
use crate::{Conn, Migrations, Result, StoreConfig, migrations, postgres, sqlite};

type Reader = FrameReader<BufReader<File>>;

/// Restores a backup into the new store at `config`: first the whole file is checked, then its tables are
/// built as they were, then rows and blobs come back; `blob` gets each one's name and bytes. All or nothing,
/// but for the blobs handed out. Afterwards [`Store::migrate`](crate::Store::migrate) brings the tables up
/// to date. Blocks.
///
/// # Errors
/// [`Error::Backup`](crate::Error::Backup) when the file is damaged, was made by a newer version, or the
/// target is not new.
pub fn restore(
    file: &Path,
    config: &StoreConfig,
    sets: &[Migrations],
    mut blob: impl FnMut(&str, &mut dyn Read) -> Result<()>,
) -> Result<Manifest> {
    let manifest = check(file)?;
    match &config.place {
        Place::Sqlite(path) => into_sqlite(file, path, &manifest, sets, &mut blob)?,
        Place::Postgres(url) => into_postgres(file, url, &manifest, sets, &mut blob)?,
    }
    Ok(manifest)
}

type OnBlob<'a> = &'a mut dyn FnMut(&str, &mut dyn Read) -> Result<()>;

/// Fills a file beside the target, without a journal, and gives it its name when all is there and on disk.
fn into_sqlite(file: &Path, target: &Path, manifest: &Manifest, sets: &[Migrations], blob: OnBlob<'_>) -> Result<()> {
    if target.exists() {
        return Err(damaged(format!("{} is there already", target.display())));
    }
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut name = target.as_os_str().to_owned();
    name.push(".restoring");
    let part = PathBuf::from(name);
    if part.exists() {
        std::fs::remove_file(&part)?;
    }
    let filled = sqlite::open_unjournaled(&part).and_then(|mut conn| {
        migrations::run_exactly(&mut conn, sets, &manifest.migrations)?;
        conn.transaction(|conn| fill(conn, file, blob))
    });
    if filled.is_ok() {
        File::open(&part)?.sync_all()?;
        std::fs::rename(&part, target)?;
    } else {
        // It may never have been made.
        let _ = std::fs::remove_file(&part);
    }
    filled
}

/// One transaction: the database is empty until all is there.
fn into_postgres(file: &Path, url: &str, manifest: &Manifest, sets: &[Migrations], blob: OnBlob<'_>) -> Result<()> {
    let mut conn = postgres::open(url)?;
    conn.batch_execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0")?;
    conn.transaction(|conn| {
        if !tables(conn)?.is_empty() {
            return Err(damaged("the database is not empty"));
        }
        migrations::run_exactly(conn, sets, &manifest.migrations)?;
        fill(conn, file, blob)
    })
}

/// Puts every row and blob where it belongs. Guards that would hinder it (foreign keys, triggers) are lifted
/// and come back, and the foreign keys are checked.
fn fill(conn: &mut Conn, file: &Path, blob: OnBlob<'_>) -> Result<()> {
    let guards = lift_guards(conn)?;
    let known = tables(conn)?;
    for table in &known {
        // What a migration itself put there is in the backup, as it has become since.
        conn.batch_execute(&format!("DELETE FROM {}", quoted(&table.name)))?;
    }
    let mut reader = FrameReader::new(BufReader::with_capacity(1 << 16, File::open(file)?))?;
    let mut kind = reader.next()?;
    while kind != Kind::End {
        kind = match kind {
            Kind::Table => {
                let table = matching(&known, &reader.json()?)?;
                fill_table(conn, &mut reader, &table)?
            }
            Kind::Blob => {
                let head: BlobHead = reader.json()?;
                hand_out(&mut reader, &head.name, blob)?
            }
            _ => reader.next()?,
        };
    }
    conn.batch_execute(&guards)?;
    check_foreign_keys(conn)
}

/// The database's table with its columns in the order of the file's.
fn matching(known: &[Table], head: &TableHead) -> Result<Table> {
    let misfit = || damaged(format!("table {} is not built as it was", head.name));
    let table = known.iter().find(|table| table.name == head.name).ok_or_else(misfit)?;
    let mut columns = Vec::with_capacity(head.columns.len());
    for name in &head.columns {
        let column = table.columns.iter().find(|column| column.name == *name).ok_or_else(misfit)?;
        columns.push(super::tables::Column { name: name.clone(), kind: column.kind });
    }
    Ok(Table { name: head.name.clone(), columns })
}

/// Inserts the table's rows, and answers the kind of the frame after them.
fn fill_table(conn: &mut Conn, reader: &mut Reader, table: &Table) -> Result<Kind> {
    let most = rows_at_once(table);
    loop {
        let kind = reader.next()?;
        if kind != Kind::Rows {
            return Ok(kind);
        }
        let mut bytes = reader.payload();
        let mut rows = Vec::with_capacity(most);
        while !bytes.is_empty() {
            let row: Result<Vec<Value>> = table.columns.iter().map(|_| Value::read(&mut bytes)).collect();
            rows.push(row?);
            if rows.len() == most {
                insert(conn, table, &rows)?;
                rows.clear();
            }
        }
        insert(conn, table, &rows)?;
    }
}

/// Hands a blob to whoever stores it, and answers the kind of the frame after it.
fn hand_out(reader: &mut Reader, name: &str, blob: OnBlob<'_>) -> Result<Kind> {
    let mut data = Data { next: reader.next()?, reader, at: 0, failed: None };
    blob(name, &mut data)?;
    while data.next == Kind::Data {
        data.next = data.reader.next()?;
    }
    data.failed.map_or(Ok(data.next), Err)
}

/// The bytes of one blob, frame after frame.
struct Data<'a> {
    reader: &'a mut Reader,
    next: Kind,
    at: usize,
    failed: Option<crate::Error>,
}

impl Read for Data<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        while self.next == Kind::Data {
            let rest = &self.reader.payload()[self.at..];
            if !rest.is_empty() {
                let length = rest.len().min(out.len());
                out[..length].copy_from_slice(&rest[..length]);
                self.at += length;
                return Ok(length);
            }
            self.at = 0;
            match self.reader.next() {
                Ok(kind) => self.next = kind,
                Err(error) => {
                    let text = error.to_string();
                    self.failed = Some(error);
                    return Err(std::io::Error::other(text));
                }
            }
        }
        Ok(0)
    }
}

#[derive(QueryableByName)]
struct Guard {
    #[diesel(sql_type = Text)]
    lift: String,
    #[diesel(sql_type = Text)]
    restore: String,
}

const SQLITE_GUARDS: &str = "SELECT 'DROP TRIGGER \"' || replace(name, '\"', '\"\"') || '\"' AS lift, sql AS restore \
    FROM sqlite_master WHERE type = 'trigger' ORDER BY name";
/// Foreign keys are dropped and made again, which checks them; triggers are only silenced.
const POSTGRES_GUARDS: &str = "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS lift, \
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS restore \
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace \
    UNION ALL SELECT DISTINCT format('ALTER TABLE %s DISABLE TRIGGER USER', tgrelid::regclass), \
    format('ALTER TABLE %s ENABLE TRIGGER USER', tgrelid::regclass) \
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid \
    WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace";

/// Lifts the guards and answers the statements that put them back.
fn lift_guards(conn: &mut Conn) -> Result<String> {
    let query = if matches!(conn, Conn::Sqlite(_)) { SQLITE_GUARDS } else { POSTGRES_GUARDS };
    let guards: Vec<Guard> = diesel::sql_query(query).load(conn)?;
    for guard in &guards {
        conn.batch_execute(&guard.lift)?;
    }
    Ok(guards.into_iter().map(|guard| guard.restore + ";\n").collect())
}

#[derive(QueryableByName)]
struct Dangling {
    #[diesel(sql_type = Text)]
    table: String,
}

/// PostgreSQL has checked them when they were made again.
fn check_foreign_keys(conn: &mut Conn) -> Result<()> {
    if matches!(conn, Conn::Postgres(_)) {
        return Ok(());
    }
    let query = "SELECT \"table\" AS \"table\" FROM pragma_foreign_key_check LIMIT 1";
    let dangling: Option<Dangling> = diesel::sql_query(query).get_result(conn).optional()?;
    dangling.map_or(Ok(()), |row| Err(damaged(format!("a row of {} names one that is not there", row.table))))
}

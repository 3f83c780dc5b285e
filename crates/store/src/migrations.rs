//! Migrations of all crates as one list, applied in one transaction under a lock.

use std::collections::BTreeSet;

use diesel::Connection;
use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::migration::{Migration, MigrationSource, MigrationVersion};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness};

use crate::{Conn, Error, Result};

/// The migrations of one crate, for both databases. Made by [`migrations!`](crate::migrations!).
#[derive(Clone, Copy)]
pub struct Migrations {
    #[doc(hidden)]
    pub sqlite: &'static EmbeddedMigrations,
    #[doc(hidden)]
    pub postgres: &'static EmbeddedMigrations,
}

/// The migrations in the calling crate's `migrations/sqlite` and `migrations/postgres`.
///
/// A folder is named `2026-11-24-0203_words/` and holds `up.sql` and `down.sql`; what stands before the
/// first `_` is unique over all crates. A crate with migrations needs a `build.rs` that prints
/// `cargo:rerun-if-changed=migrations`, else a new folder is noticed only with the next change of a source.
#[macro_export]
macro_rules! migrations {
    () => {{
        use $crate::diesel_migrations;
        static SQLITE: diesel_migrations::EmbeddedMigrations =
            diesel_migrations::embed_migrations!("migrations/sqlite");
        static POSTGRES: diesel_migrations::EmbeddedMigrations =
            diesel_migrations::embed_migrations!("migrations/postgres");
        $crate::Migrations { sqlite: &SQLITE, postgres: &POSTGRES }
    }};
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

impl Migrations {
    /// The names of all of them: differs between sets that build different tables.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let names = |sqlite| -> Result<Vec<String>, Failure> {
            let all = self.of::<diesel::pg::Pg>(sqlite)?;
            Ok(all.iter().map(|migration| migration.name().to_string()).collect())
        };
        let sqlite = names(true).unwrap_or_default();
        let postgres = names(false).unwrap_or_default();
        format!("{}|{}", sqlite.join(" "), postgres.join(" "))
    }

    fn of<DB: Backend>(self, sqlite: bool) -> Result<Vec<Box<dyn Migration<DB>>>, Failure> {
        MigrationSource::<DB>::migrations(if sqlite { self.sqlite } else { self.postgres })
    }
}

/// Several crates' migrations as the one source Diesel knows.
struct Merged<'a> {
    sets: &'a [Migrations],
    sqlite: bool,
}

impl<DB: Backend> MigrationSource<DB> for Merged<'_> {
    fn migrations(&self) -> Result<Vec<Box<dyn Migration<DB>>>, Failure> {
        let mut seen: Vec<Migrations> = Vec::new();
        let mut all = Vec::new();
        for set in [crate::MIGRATIONS].iter().chain(self.sets) {
            // Whoever names the store's own set, or a wing's twice, means the same one.
            if seen.iter().any(|other| std::ptr::eq(other.sqlite, set.sqlite)) {
                continue;
            }
            seen.push(*set);
            let migrations = set.of::<DB>(self.sqlite)?;
            all.extend(migrations.into_iter().map(|migration| (migration.name().version().to_string(), migration)));
        }
        all.sort_by(|a, b| a.0.cmp(&b.0));
        if let Some(pair) = all.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(format!("{} and {} share a version", pair[0].1.name(), pair[1].1.name()).into());
        }
        Ok(all.into_iter().map(|(_, migration)| migration).collect())
    }
}

const fn merged<'a>(conn: &Conn, sets: &'a [Migrations]) -> Merged<'a> {
    Merged { sets, sqlite: matches!(conn, Conn::Sqlite(_)) }
}

fn failed(error: Failure) -> Error {
    Error::Migration(error.to_string())
}

/// Applies what is pending, all or nothing, and answers the versions it applied. Two starters do not
/// collide: the second waits and finds nothing to do.
pub(crate) fn run(conn: &mut Conn, sets: &[Migrations]) -> Result<Vec<String>> {
    alone(conn, |conn| {
        let source = merged(conn, sets);
        let applied = match conn {
            Conn::Sqlite(conn) => conn.run_pending_migrations(source).map(|done| owned(&done)),
            Conn::Postgres(conn) => conn.run_pending_migrations(source).map(|done| owned(&done)),
        };
        applied.map_err(failed)
    })
}

/// Applies exactly `versions` to a database without tables: how it was built when a backup was made.
pub(crate) fn run_exactly(conn: &mut Conn, sets: &[Migrations], versions: &[String]) -> Result<()> {
    let source = merged(conn, sets);
    match conn {
        Conn::Sqlite(conn) => run_listed(conn, &source, versions),
        Conn::Postgres(conn) => run_listed(conn, &source, versions),
    }
}

fn run_listed<DB: Backend, C: MigrationHarness<DB>>(
    conn: &mut C,
    source: &Merged<'_>,
    versions: &[String],
) -> Result<()> {
    let all = MigrationSource::<DB>::migrations(source).map_err(failed)?;
    // Also makes the table that notes them.
    conn.applied_migrations().map_err(failed)?;
    for version in versions {
        let known = all.iter().find(|migration| migration.name().version().to_string() == *version);
        let newer = || Error::Backup(format!("it was made by a newer version of this program (migration {version})"));
        conn.run_migration(known.ok_or_else(newer)?.as_ref()).map_err(failed)?;
    }
    Ok(())
}

/// The versions that are pending, oldest first.
pub(crate) fn pending(conn: &mut Conn, sets: &[Migrations]) -> Result<Vec<String>> {
    let source = merged(conn, sets);
    let names = match conn {
        Conn::Sqlite(conn) => conn.pending_migrations(source).map(|all| names(&all)),
        Conn::Postgres(conn) => conn.pending_migrations(source).map(|all| names(&all)),
    };
    names.map_err(failed)
}

fn names<DB: Backend>(migrations: &[Box<dyn Migration<DB>>]) -> Vec<String> {
    migrations.iter().map(|migration| migration.name().version().to_string()).collect()
}

/// The versions in the database that no crate of this program knows: it was opened by a newer one.
pub(crate) fn unknown(conn: &mut Conn, sets: &[Migrations]) -> Result<Vec<String>> {
    let source = merged(conn, sets);
    let (known, applied) = match conn {
        Conn::Sqlite(conn) => (versions::<diesel::sqlite::Sqlite>(&source)?, conn.applied_migrations()),
        Conn::Postgres(conn) => (versions::<diesel::pg::Pg>(&source)?, conn.applied_migrations()),
    };
    let applied = owned(&applied.map_err(failed)?);
    Ok(applied.into_iter().filter(|version| !known.contains(version)).collect())
}

fn versions<DB: Backend>(source: &Merged<'_>) -> Result<BTreeSet<String>> {
    let all = MigrationSource::<DB>::migrations(source).map_err(failed)?;
    Ok(names(&all).into_iter().collect())
}

fn owned(versions: &[MigrationVersion<'_>]) -> Vec<String> {
    versions.iter().map(ToString::to_string).collect()
}

/// One transaction that holds every other starter off: SQLite's write lock, or an advisory lock. A migration
/// of a large table may take its time.
fn alone<T>(conn: &mut Conn, act: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
    match conn {
        Conn::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE")?,
        Conn::Postgres(postgres) => {
            AnsiTransactionManager::begin_transaction_sql(postgres, "BEGIN")?;
            postgres.batch_execute(
                "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(7310578)",
            )?;
        }
    }
    let done = act(conn);
    match &done {
        Ok(_) => <Conn as Connection>::TransactionManager::commit_transaction(conn)?,
        Err(_) => <Conn as Connection>::TransactionManager::rollback_transaction(conn)?,
    }
    done
}

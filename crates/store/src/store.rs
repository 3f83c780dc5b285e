use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use diesel::Connection;
use diesel::connection::{AnsiTransactionManager, SimpleConnection};
use tokio::sync::OwnedSemaphorePermit;

use crate::config::Place;
use crate::pool::{Pool, guarded};
use crate::writer::{Pen, Writer};
use crate::{Conn, Error, Figures, Kind, Migrations, Result, StoreConfig, migrations, postgres, sqlite};

/// The one way to the database. Cheap to clone; the last clone to go closes it.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    config: StoreConfig,
    writer: Option<(Writer, Arc<Pen>)>,
    pool: Arc<Pool>,
    migrated: AtomicBool,
    retries: AtomicU64,
}

impl Store {
    /// Opens the store and makes sure that it answers. An SQLite file is made when it is missing.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the database cannot be reached or the file not be opened.
    pub fn open(config: &StoreConfig) -> Result<Self> {
        let (pool, writer) = match &config.place {
            Place::Sqlite(path) => {
                if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                    std::fs::create_dir_all(folder)?;
                }
                let pen = Arc::new(Pen::new(path.clone(), sqlite::open_writer(path)?));
                let writer = (Writer::start(pen.clone(), config.queue, config.batch)?, pen);
                let path = path.clone();
                let first = sqlite::open_reader(&path)?;
                (Pool::new(config.connections, first, move || sqlite::open_reader(&path)), Some(writer))
            }
            Place::Postgres(url) => {
                let first = postgres::open(url)?;
                let url = url.clone();
                (Pool::new(config.connections, first, move || postgres::open(&url)), None)
            }
        };
        let (pool, migrated, retries) = (Arc::new(pool), AtomicBool::new(false), AtomicU64::new(0));
        Ok(Self(Arc::new(Inner { config: config.clone(), writer, pool, migrated, retries })))
    }

    /// Which database this is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.config.kind()
    }

    /// What it was opened with.
    #[must_use]
    pub fn config(&self) -> &StoreConfig {
        &self.0.config
    }

    /// Brings the tables of the store and of `sets` up to date, all or nothing, and answers the versions it
    /// applied. Two starters at once do not collide.
    ///
    /// # Errors
    /// [`Error::Migration`] with the first statement that failed; the database is as before.
    pub fn migrate(&self, sets: &[Migrations]) -> Result<Vec<String>> {
        let (applied, unknown) =
            self.apart(|conn| Ok((migrations::run(conn, sets)?, migrations::unknown(conn, sets)?)))?;
        if !unknown.is_empty() {
            tracing::warn!(versions = unknown.join(", "), "the database was last opened by a newer version");
        }
        self.0.migrated.store(true, Ordering::Release);
        Ok(applied)
    }

    /// The versions `migrate` would apply.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn pending(&self, sets: &[Migrations]) -> Result<Vec<String>> {
        self.apart(|conn| migrations::pending(conn, sets))
    }

    /// True once [`Store::migrate`] has succeeded in this process: what `/readyz` asks.
    #[must_use]
    pub fn is_migrated(&self) -> bool {
        self.0.migrated.load(Ordering::Acquire)
    }

    /// Keeps every other server off the same SQLite file, until the claim is dropped or the process ends,
    /// however it ends. Commands of the command line need no claim. Always granted on PostgreSQL, where
    /// several servers may share a database.
    ///
    /// # Errors
    /// [`Error::Claimed`] when another server has it.
    pub fn claim(&self) -> Result<Claim> {
        let Some(path) = self.0.config.file() else { return Ok(Claim(None)) };
        let lock = beside(path, "lock");
        let file = File::options().create(true).truncate(false).write(true).open(&lock)?;
        match file.try_lock() {
            Ok(()) => Ok(Claim(Some(file))),
            Err(std::fs::TryLockError::WouldBlock) => Err(Error::Claimed(path.display().to_string())),
            Err(std::fs::TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Runs a query. On SQLite it sees one unchanging state; on PostgreSQL each statement sees what is
    /// committed.
    ///
    /// # Errors
    /// What the closure answers; [`Error::Busy`] or [`Error::Unavailable`] when it could not run.
    pub async fn read<T, F>(&self, query: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        let permit = self.0.pool.permit().await?;
        let pool = self.0.pool.clone();
        on_thread(move || pool.with(&permit, |conn| read_in(conn, query))).await
    }

    /// [`Store::read`] for callers without a runtime.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_blocking<T>(&self, query: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let permit = self.0.pool.permit_blocking()?;
        self.0.pool.with(&permit, |conn| read_in(conn, query))
    }

    /// Runs a command in a transaction and answers when it is durable. An `Err` undoes all of it. The
    /// closure may run more than once, so it writes rows and nothing else. It must not call the store itself.
    ///
    /// # Errors
    /// What the closure answers; [`Error::Busy`] or [`Error::Unavailable`] when nothing was kept.
    pub async fn write<T, F>(&self, command: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Conn) -> Result<T> + Send + 'static,
    {
        if let Some((writer, _)) = &self.0.writer {
            return writer.submit(command).await;
        }
        let permit = self.0.pool.permit().await?;
        let inner = self.0.clone();
        on_thread(move || inner.write_in(&permit, command)).await
    }

    /// [`Store::write`] on the caller's thread, for callers without a runtime; the closure may borrow.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_blocking<T>(&self, command: impl FnMut(&mut Conn) -> Result<T>) -> Result<T> {
        if let Some((_, pen)) = &self.0.writer {
            return pen.write(command);
        }
        let permit = self.0.pool.permit_blocking()?;
        self.0.write_in(&permit, command)
    }

    /// Runs a long query on one unchanging state of the database, without holding back others: verifying the
    /// chain, a backup. Its connection is its own.
    ///
    /// # Errors
    /// What the closure answers, and those of the database.
    pub fn snapshot_blocking<T>(&self, query: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let mut conn = match &self.0.config.place {
            Place::Sqlite(path) => sqlite::open_reader(path)?,
            Place::Postgres(url) => postgres::open(url)?,
        };
        match &mut conn {
            Conn::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN")?,
            Conn::Postgres(conn) => postgres::begin_snapshot(conn)?,
        }
        // Nothing was written: the end of the connection is the end of the snapshot.
        guarded(|| query(&mut conn))
    }

    /// Brings up to date what the database knows of its own tables, on which good plans rest: after many rows
    /// were added at once, and now and then. Cheap on SQLite, where nobody else does it. Blocks.
    ///
    /// # Errors
    /// Those of the database.
    pub fn tidy(&self) -> Result<()> {
        let statements = match self.kind() {
            Kind::Sqlite => "PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002",
            Kind::Postgres => "SET statement_timeout = 0; ANALYZE; SET statement_timeout = '60s'",
        };
        self.apart(|conn| Ok(conn.batch_execute(statements)?))
    }

    /// What the store is doing now.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let mut figures = Figures {
            connections_in_use: self.0.pool.in_use(),
            retries: self.0.retries.load(Ordering::Relaxed),
            ..Figures::default()
        };
        if let Some((writer, _)) = &self.0.writer {
            figures.queued = writer.tally.queued.load(Ordering::Relaxed);
            figures.commits = writer.tally.commits.load(Ordering::Relaxed);
            figures.commands = writer.tally.commands.load(Ordering::Relaxed);
        }
        figures
    }

    /// Lends a connection that may write and is in no transaction yet.
    fn apart<T>(&self, act: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        match &self.0.config.place {
            Place::Sqlite(path) => act(&mut sqlite::open_writer(path)?),
            Place::Postgres(_) => self.0.pool.with(&self.0.pool.permit_blocking()?, act),
        }
    }
}

/// The right to serve an SQLite file; see [`Store::claim`].
#[must_use = "the claim ends when it is dropped"]
pub struct Claim(#[expect(dead_code, reason = "held for its lock")] Option<File>);

/// `office.db` -> `office.db.lock`.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

async fn on_thread<T: Send + 'static>(act: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let done = tokio::task::spawn_blocking(act).await;
    done.unwrap_or_else(|_| Err(Error::Unavailable("the server is stopping".to_owned())))
}

/// On SQLite one transaction per query also saves taking the file lock for each statement. On PostgreSQL it
/// would cost two more round trips and give nothing at READ COMMITTED.
fn read_in<T>(conn: &mut Conn, query: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
    match conn {
        Conn::Sqlite(_) => conn.transaction(query),
        Conn::Postgres(_) => query(conn),
    }
}

impl Inner {
    /// Runs the command on PostgreSQL, again when another overtook it. A connection that turned out dead
    /// before the commit is replaced once; a commit whose answer was lost is not repeated, as it may have
    /// happened.
    fn write_in<T>(&self, permit: &OwnedSemaphorePermit, mut command: impl FnMut(&mut Conn) -> Result<T>) -> Result<T> {
        let mut tried = 0;
        loop {
            let mut committing = false;
            let done = self.pool.with(permit, |conn| {
                conn.transaction(|conn| {
                    let done = guarded(|| command(conn))?;
                    committing = true;
                    Ok(done)
                })
            });
            tried += 1;
            match done {
                Err(Error::Again) if tried < postgres::TRIES => {
                    self.retries.fetch_add(1, Ordering::Relaxed);
                    postgres::pause(tried);
                }
                Err(Error::Unavailable(_)) if !committing && tried == 1 => {}
                done => return done,
            }
        }
    }
}

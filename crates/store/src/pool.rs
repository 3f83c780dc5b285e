//! A bounded set of connections. Smaller than r2d2: no helper threads, and a database that is away is told
//! at once instead of after a wait.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use diesel::Connection;
use diesel::connection::{SimpleConnection, TransactionManager};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::wait::block_on;
use crate::{Conn, Error, Result, once};

/// A connection that lay idle longer than this is asked before it is lent: the database may have been
/// restarted meanwhile.
const STALE: Duration = Duration::from_secs(5);

/// How long a caller waits for a connection before it is told that the store is busy.
const PATIENCE: Duration = Duration::from_secs(10);

type Open = Box<dyn Fn() -> Result<Conn> + Send + Sync>;

pub(crate) struct Pool {
    open: Open,
    idle: Mutex<Vec<(Conn, Instant)>>,
    permits: Arc<Semaphore>,
    size: usize,
}

impl Pool {
    /// A pool of at most `size` connections, of which the first is open.
    pub(crate) fn new(size: usize, first: Conn, open: impl Fn() -> Result<Conn> + Send + Sync + 'static) -> Self {
        let size = size.max(1);
        let idle = Mutex::new(vec![(first, Instant::now())]);
        Self { open: Box::new(open), idle, permits: Arc::new(Semaphore::new(size)), size }
    }

    /// Leave to use one connection, waiting for it at most [`PATIENCE`].
    pub(crate) async fn permit(&self) -> Result<OwnedSemaphorePermit> {
        let permit = tokio::time::timeout(PATIENCE, self.permits.clone().acquire_owned()).await;
        permit.map_err(|_| Error::Busy)?.map_err(|_| Error::Busy)
    }

    /// The same for a caller without a runtime; waits as long as it takes.
    pub(crate) fn permit_blocking(&self) -> Result<OwnedSemaphorePermit> {
        block_on(self.permits.clone().acquire_owned()).map_err(|_| Error::Busy)
    }

    /// Connections lent out at this moment.
    pub(crate) fn in_use(&self) -> usize {
        self.size - self.permits.available_permits()
    }

    /// Lends a connection to `act`. It goes back unless something about it is doubtful.
    pub(crate) fn with<T>(
        &self,
        _permit: &OwnedSemaphorePermit,
        act: impl FnOnce(&mut Conn) -> Result<T>,
    ) -> Result<T> {
        let mut conn = match self.take() {
            Some(conn) => conn,
            None => (self.open)()?,
        };
        let done = guarded(|| act(&mut conn));
        match &done {
            Err(Error::Unavailable(_)) => self.forget(),
            Err(Error::Panicked(_)) => {}
            _ if is_at_rest(&mut conn) => self.give(conn),
            _ => {}
        }
        done
    }

    fn take(&self) -> Option<Conn> {
        loop {
            let (mut conn, since) = self.lock().pop()?;
            if since.elapsed() < STALE || conn.batch_execute("SELECT 1").is_ok() {
                return Some(conn);
            }
        }
    }

    fn give(&self, conn: Conn) {
        self.lock().push((conn, Instant::now()));
    }

    /// Drops every idle connection: what broke one has probably broken all.
    pub(crate) fn forget(&self) {
        let idle = std::mem::take(&mut *self.lock());
        drop(idle);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<(Conn, Instant)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs a read or an act; a panic comes back as an error, so that no thread of the house dies of it.
pub(crate) fn guarded<T>(act: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(|| once::begin(act))).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        Err(Error::Panicked(text.unwrap_or_else(|| "no message".to_owned())))
    })
}

/// True when the connection is in no transaction and its transaction manager is whole.
fn is_at_rest(conn: &mut Conn) -> bool {
    let status = <Conn as Connection>::TransactionManager::transaction_manager_status_mut(conn);
    matches!(status.transaction_depth(), Ok(None))
}

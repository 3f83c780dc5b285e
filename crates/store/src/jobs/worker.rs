use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Clock, Timestamp};
use tokio::sync::watch;

use super::{Job, queue};
use crate::pool::guarded;
use crate::{Error, Result, Store};

/// Why a handler did not do its job. `code` is a lasting name for the administrator's screen: no free text,
/// no personal data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// Try again after the usual pause.
    Later { code: String },
    /// Try again at that moment: the other side named one.
    At { code: String, moment: Timestamp },
    /// Trying again is of no use.
    Never { code: String },
}

impl Failure {
    /// Try again after the usual pause.
    pub fn later(code: impl Into<String>) -> Self {
        Self::Later { code: code.into() }
    }

    /// Trying again is of no use.
    pub fn never(code: impl Into<String>) -> Self {
        Self::Never { code: code.into() }
    }
}

type Handler = Arc<dyn Fn(&Job) -> Result<(), Failure> + Send + Sync>;

/// Does the jobs. Handlers run outside of any transaction and may run twice for one job (when a server dies
/// between the act and its note), so they name the job's id to the other side where that helps.
#[derive(Clone)]
pub struct Worker {
    store: Store,
    handlers: HashMap<&'static str, Handler>,
    lease_seconds: i64,
    most_attempts: i32,
}

/// What one round did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Done {
    pub done: usize,
    pub postponed: usize,
    pub given_up: usize,
}

/// Jobs taken at a look.
const BATCH: i64 = 20;
/// The first pause; it doubles with each attempt up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: i64 = 30;
const LONGEST_PAUSE: i64 = 6 * 3600;

impl Worker {
    /// A worker without handlers, a lease of five minutes and twelve attempts (about a day and a half).
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store, handlers: HashMap::new(), lease_seconds: 300, most_attempts: 12 }
    }

    /// Registers who does the jobs of a kind. A job whose kind nobody does waits.
    #[must_use]
    pub fn on<F>(mut self, kind: &'static str, handler: F) -> Self
    where
        F: Fn(&Job) -> Result<(), Failure> + Send + Sync + 'static,
    {
        self.handlers.insert(kind, Arc::new(handler));
        self
    }

    /// Gives a job up after that many attempts.
    #[must_use]
    pub const fn give_up_after(mut self, attempts: i32) -> Self {
        self.most_attempts = attempts;
        self
    }

    /// Does what is due at `now`, one job after the other, and answers how it went. Blocks.
    ///
    /// # Errors
    /// Those of the database; a handler's failure is noted in its job.
    pub fn run_due(&self, now: Timestamp) -> Result<Done> {
        let mut total = Done::default();
        let kinds: Vec<&str> = self.handlers.keys().copied().collect();
        loop {
            let due = self.store.read_blocking(|conn| queue::due(conn, now, BATCH, &kinds))?;
            let full = due.len() as i64 == BATCH;
            let mut taken = 0;
            for job in due {
                taken += usize::from(self.run_one(&job, now, &mut total)?);
            }
            // Jobs that nobody took stay due: another look would find the same ones.
            if taken == 0 || !full {
                return Ok(total);
            }
        }
    }

    /// Looks for due jobs until `stop` becomes true.
    pub async fn run_until(self, clock: Clock, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let (worker, now) = (self.clone(), clock.now());
            let round = tokio::task::spawn_blocking(move || worker.run_due(now)).await;
            if let Ok(Err(error)) = round {
                tracing::warn!(%error, "the jobs wait");
            }
            let pause = std::time::Duration::from_secs(2);
            if tokio::time::timeout(pause, stop.changed()).await.is_ok_and(|changed| changed.is_err()) {
                return;
            }
        }
    }

    /// Runs one job; false when nobody does its kind or another worker has it.
    fn run_one(&self, due: &Job, now: Timestamp, total: &mut Done) -> Result<bool> {
        let Some(handler) = self.handlers.get(due.kind.as_str()) else { return Ok(false) };
        let lease = now.plus_seconds(self.lease_seconds);
        let Some(job) = self.store.write_blocking(|conn| queue::take(conn, due, lease))? else { return Ok(false) };
        let outcome = match guarded(|| Ok(handler(&job))) {
            Ok(outcome) => outcome,
            Err(Error::Panicked(text)) => {
                tracing::error!(kind = job.kind, text, "a job's handler panicked");
                Err(Failure::later("job-panicked"))
            }
            Err(_) => Err(Failure::later("job-failed")),
        };
        self.note(&job, outcome, now, total)?;
        Ok(true)
    }

    fn note(&self, job: &Job, outcome: Result<(), Failure>, now: Timestamp, total: &mut Done) -> Result<()> {
        let (code, until) = match outcome {
            Ok(()) => {
                total.done += 1;
                return self.store.write_blocking(|conn| queue::finish(conn, job));
            }
            Err(Failure::Never { code }) => (code, None),
            Err(Failure::Later { code }) => (code, Some(now.plus_seconds(pause(job.attempts)))),
            Err(Failure::At { code, moment }) => (code, Some(moment.max(now.plus_seconds(1)))),
        };
        if let Some(until) = until.filter(|_| job.attempts < self.most_attempts) {
            total.postponed += 1;
            return self.store.write_blocking(|conn| queue::postpone(conn, job, until, &code));
        }
        total.given_up += 1;
        self.store.write_blocking(|conn| queue::give_up(conn, job, &code))
    }
}

/// Seconds until the next attempt.
fn pause(attempts: i32) -> i64 {
    let doubled = u32::try_from(attempts - 1).unwrap_or(0).min(20);
    (FIRST_PAUSE << doubled).min(LONGEST_PAUSE)
}

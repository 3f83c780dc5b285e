//! SQLite's one writer: a thread that takes commands from a bounded queue and commits many together.
//!
//! Each command runs in a savepoint, so an error or a panic of one undoes only its own rows. Everybody is
//! answered after the commit is on disk, those that were refused too: what refused them may have been a row
//! of the same batch. A disk that gives up undoes the batch, and all of it is told so.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use diesel::Connection;
use diesel::connection::TransactionManager;
use tokio::sync::{mpsc, oneshot};

use crate::pool::guarded;
use crate::{Conn, Error, Result, sqlite};

/// How often a command that was overtaken is run.
const TRIES: u32 = 10;

type Manager = <Conn as Connection>::TransactionManager;

/// A command whose type the queue need not know.
trait Act: Send {
    /// Runs it inside the savepoint and keeps the outcome. `Err` is a copy of what went wrong in the store
    /// itself, which concerns the whole batch.
    fn run(&mut self, conn: &mut Conn, tried: u32) -> Step;
    /// Answers the caller: with the outcome, or with the failure of the batch.
    fn settle(self: Box<Self>, failure: Option<&str>);
}

enum Step {
    Keep,
    Undo,
    Repeat,
    Lost(String),
}

struct Command<T, F> {
    act: F,
    outcome: Option<Result<T>>,
    reply: oneshot::Sender<Result<T>>,
}

impl<T, F> Act for Command<T, F>
where
    T: Send,
    F: FnMut(&mut Conn) -> Result<T> + Send,
{
    fn run(&mut self, conn: &mut Conn, tried: u32) -> Step {
        let outcome = guarded(|| (self.act)(conn));
        let step = match &outcome {
            Ok(_) => Step::Keep,
            Err(Error::Unavailable(why)) => Step::Lost(why.clone()),
            Err(Error::Again) if tried < TRIES => Step::Repeat,
            Err(_) => Step::Undo,
        };
        self.outcome = Some(outcome);
        step
    }

    fn settle(self: Box<Self>, failure: Option<&str>) {
        let outcome = match (failure, self.outcome) {
            (Some(why), _) => Err(Error::Unavailable(why.to_owned())),
            (None, Some(outcome)) => outcome,
            (None, None) => Err(Error::Busy),
        };
        // A caller that has gone away is no fault: its act is done and in the chain.
        let _ = self.reply.send(outcome);
    }
}

/// What the writer has done since it started.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) queued: AtomicUsize,
    pub(crate) commits: AtomicU64,
    pub(crate) commands: AtomicU64,
}

pub(crate) struct Writer {
    queue: Option<mpsc::Sender<Box<dyn Act>>>,
    thread: Option<JoinHandle<()>>,
    pub(crate) tally: Arc<Tally>,
}

impl Writer {
    /// Starts the thread.
    pub(crate) fn start(pen: Arc<Pen>, queue: usize, batch: usize) -> Result<Self> {
        let (sender, receiver) = mpsc::channel(queue.max(1));
        let tally = Arc::new(Tally::default());
        let mut desk = Desk { pen, receiver, batch: batch.max(1), tally: tally.clone() };
        let thread = std::thread::Builder::new().name("store-writer".to_owned()).spawn(move || desk.serve())?;
        Ok(Self { queue: Some(sender), thread: Some(thread), tally })
    }

    /// Queues a command and waits until it is durable or refused. When the queue is full the caller waits.
    pub(crate) async fn submit<T, F>(&self, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Conn) -> Result<T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let gone = || Error::Unavailable("the writer has stopped".to_owned());
        let queue = self.queue.as_ref().ok_or_else(gone)?;
        self.tally.queued.fetch_add(1, Ordering::Relaxed);
        let sent = queue.send(Box::new(Command { act, outcome: None, reply })).await;
        if sent.is_err() {
            self.tally.queued.fetch_sub(1, Ordering::Relaxed);
            return Err(gone());
        }
        answer.await.map_err(|_| gone())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        let own = |thread: &JoinHandle<()>| thread.thread().id() == std::thread::current().id();
        if let Some(thread) = self.thread.take().filter(|thread| !own(thread)) {
            // It ends when the queue is empty; its panics are already answers.
            let _ = thread.join();
        }
    }
}

/// The one connection of this process that writes. It is opened again whenever a transaction ended badly.
pub(crate) struct Pen {
    path: PathBuf,
    /// Held while waiting for the connection, so that a busy writer thread cannot take it again and again
    /// before a caller that writes on its own thread.
    turn: Mutex<()>,
    conn: Mutex<Option<Conn>>,
}

impl Pen {
    pub(crate) const fn new(path: PathBuf, first: Conn) -> Self {
        Self { path, turn: Mutex::new(()), conn: Mutex::new(Some(first)) }
    }

    /// Runs `act` in one transaction and commits it.
    fn commit<T>(&self, act: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut held = self.conn.lock().unwrap_or_else(PoisonError::into_inner);
        drop(turn);
        let mut conn = match held.take() {
            Some(conn) => conn,
            None => sqlite::open_writer(&self.path)?,
        };
        if let Conn::Sqlite(sqlite) = &mut conn {
            sqlite::begin_immediate(sqlite)?;
        }
        let done = act(&mut conn);
        // A connection that does not come to rest is dropped, which undoes whatever SQLite left open.
        let ended = match &done {
            Ok(_) => Manager::commit_transaction(&mut conn).map_err(Error::from),
            Err(_) => undo(&mut conn, 0),
        };
        if ended.is_ok() {
            *held = Some(conn);
        }
        done.and_then(|done| ended.map(|()| done))
    }

    /// Runs one command on the caller's own thread.
    pub(crate) fn write<T>(&self, mut command: impl FnMut(&mut Conn) -> Result<T>) -> Result<T> {
        let mut tried = 0;
        loop {
            tried += 1;
            match self.commit(|conn| guarded(|| command(conn))) {
                Err(Error::Again) if tried < TRIES => {}
                done => return done,
            }
        }
    }
}

/// What the writer's thread has at hand.
struct Desk {
    pen: Arc<Pen>,
    receiver: mpsc::Receiver<Box<dyn Act>>,
    batch: usize,
    tally: Arc<Tally>,
}

impl Desk {
    fn serve(&mut self) {
        while let Some(first) = self.receiver.blocking_recv() {
            self.tally.queued.fetch_sub(1, Ordering::Relaxed);
            let mut acts = Vec::with_capacity(self.batch);
            let pen = self.pen.clone();
            acts.push(first);
            let failure = pen.commit(|conn| self.run_batch(conn, &mut acts)).err().map(|error| error.to_string());
            if failure.is_none() {
                self.tally.commits.fetch_add(1, Ordering::Relaxed);
                self.tally.commands.fetch_add(acts.len() as u64, Ordering::Relaxed);
            }
            for act in acts {
                act.settle(failure.as_deref());
            }
        }
    }

    /// Runs the first act, and all that have come meanwhile.
    fn run_batch(&mut self, conn: &mut Conn, acts: &mut Vec<Box<dyn Act>>) -> Result<()> {
        run_one(conn, acts)?;
        while acts.len() < self.batch {
            let Ok(next) = self.receiver.try_recv() else { break };
            self.tally.queued.fetch_sub(1, Ordering::Relaxed);
            acts.push(next);
            run_one(conn, acts)?;
        }
        Ok(())
    }
}

/// Runs the last act in a savepoint of its own, and leaves the transaction as deep as it was.
fn run_one(conn: &mut Conn, acts: &mut [Box<dyn Act>]) -> Result<()> {
    let Some(act) = acts.last_mut() else { return Ok(()) };
    let mut tried = 0;
    loop {
        tried += 1;
        Manager::begin_transaction(conn)?;
        let step = act.run(conn, tried);
        match step {
            Step::Keep if depth(conn)? == 2 => return Ok(Manager::commit_transaction(conn)?),
            Step::Lost(why) => return Err(Error::Unavailable(why)),
            _ => undo(conn, 1)?,
        }
        if !matches!(step, Step::Repeat) {
            return Ok(());
        }
    }
}

/// Rolls back to a depth; a panic may have left transactions of its own open.
fn undo(conn: &mut Conn, to: u32) -> Result<()> {
    while depth(conn)? > to {
        Manager::rollback_transaction(conn)?;
    }
    Ok(())
}

fn depth(conn: &mut Conn) -> Result<u32> {
    let status = Manager::transaction_manager_status_mut(conn);
    Ok(status.transaction_depth()?.map_or(0, |depth| depth.get()))
}

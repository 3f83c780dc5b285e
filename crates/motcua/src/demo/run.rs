//! The lives of many dossiers, in the order of time: a chain grows as it would have grown.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use calendar::Calendar;
use diesel::Connection;
use dossiers::Dossiers;
use dossiers::commands::Receive;
use dossiers::model::Dossier;
use identity::{Ctx, Role};
use kernel::{Id, Timestamp};
use store::{Conn, Store};

use super::cast::Cast;
use super::deeds::perform;
use super::filing::filing;
use super::life::{Life, Next, Script};
use super::random::Random;
use super::times;

/// Acts in one commit.
const BATCH: usize = 128;

/// How many dossiers, by which chance, between when and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ask {
    pub dossiers: u64,
    pub seed: u64,
    pub from: Timestamp,
    pub now: Timestamp,
}

/// What is done next, and with whom the dossier then goes on.
struct Task {
    at: Timestamp,
    life: Life,
    step: Step,
}

enum Step {
    File { centre: Id, receive: Box<Receive> },
    Act { next: Next, dossier: Box<Dossier> },
}

/// Files dossiers and lets each go on until now; answers how many were filed.
///
/// # Errors
/// Those of the store. What a rule refuses ends that dossier's way and nothing else.
pub(super) fn run(store: &Store, cast: &Cast, wing: &Dossiers, ask: Ask) -> store::Result<u64> {
    let mut filings = times::filings(ask.dossiers, ask.seed, ask.from, ask.now).into_iter().zip(0..).peekable();
    let mut waiting: BinaryHeap<Task> = BinaryHeap::new();
    let mut filed = 0;
    loop {
        let mut batch: Vec<Task> = Vec::with_capacity(BATCH);
        while batch.len() < BATCH {
            let next = waiting.peek().map(|task| task.at);
            if let Some((at, number)) = filings.next_if(|(at, _)| next.is_none_or(|next| *at <= next)) {
                batch.extend(file(cast, ask.seed, number, at));
            } else if let Some(task) = waiting.pop() {
                batch.push(task);
            } else {
                break;
            }
        }
        if batch.is_empty() {
            return Ok(filed);
        }
        let outcomes = store.write_blocking(|conn| batch.iter().map(|task| act(conn, cast, wing, task)).collect())?;
        let outcomes: Vec<Option<Dossier>> = outcomes;
        for (task, dossier) in batch.into_iter().zip(outcomes) {
            let Some(dossier) = dossier else { continue };
            filed += u64::from(matches!(task.step, Step::File { .. }));
            waiting.extend(go_on(task, dossier).filter(|task| task.at <= ask.now));
        }
    }
}

/// A filing at one of the counters.
fn file(cast: &Cast, seed: u64, number: u64, at: Timestamp) -> Option<Task> {
    let mut random = Random::new(seed.wrapping_add(1), number);
    let script = Script::choose(&mut random);
    let counter = random.pick(&cast.counters)?.clone();
    let receive = filing(&mut random, &counter, at, seed.wrapping_mul(1_000_003).wrapping_add(number), script);
    let step = Step::File { centre: counter.centre, receive: Box::new(receive) };
    Some(Task { at, life: Life::new(script, random), step })
}

/// Does one task in a savepoint of its own; `None` when a rule refuses it.
fn act(conn: &mut Conn, cast: &Cast, wing: &Dossiers, task: &Task) -> store::Result<Option<Dossier>> {
    let done = conn.transaction(|conn| match &task.step {
        Step::File { centre, receive } => {
            let Some(clerk) = cast.at(Role::Receiver, *centre) else { return Ok(None) };
            wing.receive(conn, &Ctx::new(clerk, task.at), receive).map(Some)
        }
        Step::Act { next, dossier } => {
            let Some(actor) = cast.at(next.role, next.unit) else { return Ok(None) };
            perform(conn, wing, cast, actor, next, dossier).map(Some)
        }
    });
    match done {
        Ok(done) => Ok(done.map(|done| done.dossier)),
        Err(store::Error::Refused(refusal)) => {
            tracing::debug!(?refusal, "a synthetic dossier ends here");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn go_on(task: Task, dossier: Dossier) -> Option<Task> {
    let mut life = task.life;
    if let Step::Act { next, .. } = &task.step {
        life.done(next.deed);
    }
    let next = life.next(Calendar::shipped(), &dossier, task.at)?;
    Some(Task { at: next.at, life, step: Step::Act { next, dossier: Box::new(dossier) } })
}

// The heap gives the greatest first, and the earliest task is the one to do.
impl Ord for Task {
    fn cmp(&self, other: &Self) -> Ordering {
        other.at.cmp(&self.at)
    }
}
impl PartialOrd for Task {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Task {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}
impl Eq for Task {}

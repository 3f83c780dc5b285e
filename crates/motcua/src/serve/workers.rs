//! What goes on beside the requests: jobs, signed chain heads, the end of old sessions and answers, what the database
//! knows of its own tables, the folding of figures.

use std::sync::Arc;
use std::time::Duration;

use identity::Sessions;
use kernel::Clock;
use store::Store;
use store::audit::HeadLog;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tower_sessions::ExpiredDeletion;

use super::House;
use super::measure::Figures;
use crate::assembly;

/// Heads leave the house at least this often.
const HEADS: Duration = Duration::from_secs(3600);
const SESSIONS: Duration = Duration::from_secs(900);
/// A day: tables grow slowly.
const TIDY: Duration = Duration::from_secs(24 * 3600);
/// Seconds for which the answer to a call is kept for its repetition: a week.
const ANSWERS: i64 = 7 * 86_400;
const FIGURES: Duration = Duration::from_secs(5);

/// The workers under way.
pub(super) struct Working {
    tasks: Vec<JoinHandle<()>>,
    heads: Arc<HeadLog>,
    store: Store,
    clock: Clock,
}

/// Starts them all; they end when `stopped` becomes true.
pub(super) fn start(house: &House, figures: Option<Figures>, stopped: watch::Receiver<bool>) -> Working {
    let (store, clock, heads) = (house.store.clone(), house.clock.clone(), house.heads.clone());
    let mut tasks = Vec::new();
    for worker in assembly::workers(&store, &clock, house.outside.clone(), stopped.clone()) {
        tasks.push(tokio::spawn(worker.run_until(clock.clone(), stopped.clone())));
    }

    let (signing, log, at) = (store.clone(), heads.clone(), clock.clone());
    tasks.push(every(HEADS, stopped.clone(), move || sign(log.clone(), signing.clone(), at.clone())));

    let (sessions, own, at) = (Sessions::new(store.clone()), store.clone(), clock.clone());
    tasks.push(every(SESSIONS, stopped.clone(), move || sweep(sessions.clone(), own.clone(), at.clone())));

    let tidied = store.clone();
    tasks.push(every(TIDY, stopped.clone(), move || tidy(tidied.clone())));

    if let Some(figures) = figures {
        tasks.push(every(FIGURES, stopped, move || {
            figures.upkeep();
            std::future::ready(())
        }));
    }
    Working { tasks, heads, store, clock }
}

impl Working {
    /// Waits for the workers and signs the heads a last time. `stopped` has become true before.
    pub async fn finish(self) {
        for task in self.tasks {
            let _ = task.await;
        }
        sign(self.heads, self.store, self.clock).await;
    }
}

/// Does `act` now and after every pause until the server stops.
fn every<F, A>(pause: Duration, mut stopped: watch::Receiver<bool>, mut act: A) -> JoinHandle<()>
where
    F: Future<Output = ()> + Send,
    A: FnMut() -> F + Send + 'static,
{
    tokio::spawn(async move {
        while !*stopped.borrow() {
            act().await;
            if tokio::time::timeout(pause, stopped.wait_for(|stop| *stop)).await.is_ok() {
                return;
            }
        }
    })
}

async fn sign(log: Arc<HeadLog>, store: Store, clock: Clock) {
    let signed = tokio::task::spawn_blocking(move || log.append(&store, clock.now())).await;
    match signed {
        Ok(Ok(signed)) => {
            tracing::info!(heads = signed.heads, "chain heads are signed");
            if let Some(error) = signed.copy_failed {
                tracing::error!(error, "the copy of the chain heads could not be written");
            }
        }
        Ok(Err(error)) => tracing::error!(%error, "the chain heads could not be signed"),
        Err(_) => tracing::error!("signing the chain heads failed inside"),
    }
}

/// Ends what has run out: sessions, the answers kept for calls that might be sent again, drafts nobody went on with.
async fn sweep(sessions: Sessions, store: Store, clock: Clock) {
    if let Err(error) = sessions.delete_expired().await {
        tracing::warn!(%error, "old sessions stay for now");
    }
    let before = clock.now().plus_seconds(-ANSWERS);
    if let Err(error) = store.write(move |conn| store::idempotency::forget(conn, before)).await {
        tracing::warn!(%error, "old answers stay for now");
    }
    let now = clock.now();
    if let Err(error) = store.write(move |conn| assembly::end_old_drafts(conn, now)).await {
        tracing::warn!(%error, "old drafts stay for now");
    }
}

async fn tidy(store: Store) {
    match tokio::task::spawn_blocking(move || store.tidy()).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%error, "the database was not tidied"),
        Err(_) => tracing::error!("tidying the database failed inside"),
    }
}

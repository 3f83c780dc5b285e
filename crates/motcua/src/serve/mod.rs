//! The running server: listens at once, opens the store behind a gate, works jobs beside, stops politely.

mod gate;
mod listen;
mod measure;
mod signals;
mod workers;

use std::net::SocketAddr;
use std::sync::Arc;

use kernel::Clock;
use store::audit::HeadLog;
use store::{Claim, Store};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::assembly::{self, Outside};
use crate::call::Call;
use crate::console::Console;
use crate::failure::Failure;
use gate::Gate;
use measure::Figures;

/// Threads that may wait for the database at once; more only cost memory.
const WAITING: usize = 64;

/// What is done with a freshly opened store before the first page is served, off the runtime's threads.
pub(crate) type Prepare = Box<dyn FnOnce(&Store, &Clock, Console) -> Result<(), Failure> + Send>;

/// How to serve.
pub(crate) struct Plan {
    pub clock: Clock,
    pub prepare: Prepare,
}

/// Serves until a signal says to stop.
///
/// # Errors
/// The address or the store cannot be used, or another server serves the same SQLite file.
pub(crate) fn run(call: &Call, plan: Plan) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(WAITING)
        .build()
        .map_err(|error| Failure::Broken { key: "motcua-listen-fault", detail: error.to_string() })?;
    let done = runtime.block_on(serve(call, plan));
    // A migration or a fill that is cut off here leaves whole transactions only.
    runtime.shutdown_background();
    done
}

async fn serve(call: &Call, plan: Plan) -> Result<(), Failure> {
    let listen = call.settings.listen.clone();
    let fault =
        |error: std::io::Error| Failure::Broken { key: "motcua-listen-fault", detail: format!("{listen}: {error}") };
    let listener = TcpListener::bind(&listen).await.map_err(fault)?;
    let address = listener.local_addr().map_err(fault)?;
    call.console.say("motcua-listening", &[("address", &format!("http://{address}"))]);

    let figures = Figures::start();
    let gate = Gate::new(figures.clone());
    let (stop, stopped) = watch::channel(false);
    let listening = tokio::spawn(listen::serve(listener, gate.clone(), until(stopped.clone())));
    let done = tokio::select! {
        opened = open(call, plan, address) => match opened {
            Ok(house) => {
                tracing::info!("ready");
                gate.open(house.router.clone(), house.store.clone());
                let working = workers::start(&house, figures, stopped);
                signals::stop().await;
                let _ = stop.send(true);
                let _ = listening.await;
                working.finish().await;
                Ok(())
            }
            Err(failure) => Err(failure),
        },
        () = signals::stop() => Ok(()),
    };
    let _ = stop.send(true);
    done
}

/// The store in use, and what serves it.
struct House {
    store: Store,
    clock: Clock,
    heads: Arc<HeadLog>,
    router: axum::Router,
    outside: Outside,
    /// Keeps other servers off the same SQLite file while this one runs.
    _claim: Claim,
}

async fn open(call: &Call, plan: Plan, address: SocketAddr) -> Result<House, Failure> {
    let (place, settings, console) = (call.place()?, call.settings.clone(), call.console);
    let opening = tokio::task::spawn_blocking(move || {
        let messenger = settings.messenger()?;
        let store = Store::open(&place)?;
        let claim = store.claim()?;
        store.migrate(&assembly::migrations())?;
        (plan.prepare)(&store, &plan.clock, console)?;
        if supervision::recount::prepare(&store)? {
            tracing::info!("the figures of an older store were counted");
        }
        supervision::forecast::schedule(&store, plan.clock.now())?;
        let router = assembly::router(&store, &plan.clock, &settings, address)?;
        let heads = Arc::new(crate::heads::log(&settings)?);
        let base_url = settings.base_url.unwrap_or_else(|| format!("http://{address}"));
        Ok(House { store, clock: plan.clock, heads, router, outside: Outside { messenger, base_url }, _claim: claim })
    });
    opening.await.unwrap_or_else(|error| Err(Failure::Broken { key: "motcua-store-fault", detail: error.to_string() }))
}

/// Resolves once the watched value is true.
async fn until(mut stopped: watch::Receiver<bool>) {
    // The sender lives as long as the server, so this only ends with the value or with the server.
    let _ = stopped.wait_for(|stop| *stop).await;
}

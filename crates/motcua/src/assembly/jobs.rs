//! Who does which jobs.

use docket::Docket;
use dossiers::Dossiers;
use dossiers::commands::Recompute;
use dossiers::notices::{NOTIFY, deliver};
use identity::{Actor, Ctx, Grant, Role};
use kernel::{Clock, Timestamp};
use organization::CALENDAR_CHANGED;
use store::jobs::{Failure, Job, Worker};
use store::{Conn, Store};
use supervision::morning;
use tokio::sync::watch;

use super::Outside;

/// Dossiers or clocks in one transaction of a re-computation.
const AT_ONCE: i64 = 100;

/// The worker for what is done inside of the house: appointments and clocks after a new calendar, petitions whose clock
/// has run out, and the docket's clocks that are near, ring or have run out.
pub(super) fn worker(store: &Store, clock: &Clock, wing: Dossiers, docket: Docket) -> Worker {
    let (own, ticks, clocks) = (store.clone(), clock.clone(), docket.clone());
    let recomputing = move |job: &Job| {
        recompute(&own, &wing, job, ticks.now())?;
        recompute_clocks(&own, &clocks, job, ticks.now())?;
        recompute_petitions(&own, job, ticks.now())
    };
    let (there, time) = (store.clone(), clock.clone());
    let petitions = move |job: &Job| feedback::jobs::lapse(&there, job, time.now());
    docket::jobs::CLOCKS.into_iter().fold(
        Worker::new(store.clone()).on(CALENDAR_CHANGED, recomputing).on(feedback::jobs::LAPSE, petitions),
        |worker, kind| {
            let (own, ticks, docket) = (store.clone(), clock.clone(), docket.clone());
            worker.on(kind, move |job| docket::jobs::ring(&own, &docket, job, ticks.now()))
        },
    )
}

/// The worker that tells applicants (A31, A39), and directors what the morning brings. It is one of its own, so that an
/// outside that hangs holds up nothing but the notices themselves; once `stopped` is true it begins no further one.
pub(super) fn notices(store: &Store, clock: &Clock, outside: Outside, stopped: watch::Receiver<bool>) -> Worker {
    let (own, ticks, way, end) = (store.clone(), clock.clone(), outside.clone(), stopped.clone());
    let (there, clock) = (store.clone(), clock.clone());
    Worker::new(store.clone())
        .on(NOTIFY, move |job| {
            let now = ticks.now();
            goes_on(&end, now)?;
            deliver(&own, &way.messenger, &way.base_url, job, now)
        })
        .on(morning::MAIL, move |job| {
            let now = clock.now();
            goes_on(&stopped, now)?;
            morning::deliver(&there, &outside.messenger, &outside.base_url, job, now)
        })
}

/// Nothing further is begun once the house stops.
fn goes_on(stopped: &watch::Receiver<bool>, now: Timestamp) -> Result<(), Failure> {
    if *stopped.borrow() { Err(Failure::At { code: "stopping".to_owned(), moment: now }) } else { Ok(()) }
}

/// The worker that learns from the past and forecasts what is open. It is one of its own, because it takes long: clocks
/// ring meanwhile.
pub(super) fn night(store: &Store, clock: &Clock) -> Worker {
    let (own, clock) = (store.clone(), clock.clone());
    Worker::new(store.clone())
        .on(supervision::forecast::NIGHT, move |job| supervision::forecast::run(&own, job, clock.now()))
}

/// A new calendar decision moves the appointments of open dossiers (rule E11).
fn recompute(store: &Store, wing: &Dossiers, job: &Job, now: Timestamp) -> Result<(), Failure> {
    let ask = Recompute { calendar_version: calendar_version(job)?, most: AT_ONCE };
    until_none(store, |conn, actor| wing.recompute(conn, &Ctx::new(actor, now), &ask))
}

/// The same for the running clocks of recommendations, sessions and tasks.
fn recompute_clocks(store: &Store, docket: &Docket, job: &Job, now: Timestamp) -> Result<(), Failure> {
    let version = calendar_version(job)?;
    until_none(store, |conn, actor| docket.recompute(conn, &Ctx::new(actor, now), version, AT_ONCE))
}

/// The same for citizens' petitions.
fn recompute_petitions(store: &Store, job: &Job, now: Timestamp) -> Result<(), Failure> {
    let version = calendar_version(job)?;
    until_none(store, |conn, actor| feedback::commands::recompute(conn, &Ctx::new(actor, now), version, AT_ONCE))
}

fn calendar_version(job: &Job) -> Result<i32, Failure> {
    let payload: serde_json::Value = serde_json::from_str(&job.payload).unwrap_or_default();
    let version = payload["version"].as_i64().and_then(|version| i32::try_from(version).ok());
    version.ok_or_else(|| Failure::never("calendar-version"))
}

/// Computes a few at a time until there is nothing old any more.
fn until_none(
    store: &Store,
    compute: impl Fn(&mut Conn, &Actor) -> store::Result<usize> + Sync + Send,
) -> Result<(), Failure> {
    loop {
        let looked_at = store.write_blocking(|conn| {
            let actor = house(conn)?;
            compute(conn, &actor)
        });
        match looked_at {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) if error.is_passing() => return Err(Failure::later("store-away")),
            Err(error) => {
                tracing::error!(%error, "what is open could not be computed anew");
                return Err(Failure::later("recompute"));
            }
        }
    }
}

/// The house itself, with the operator's right to have clocks computed anew.
fn house(conn: &mut Conn) -> store::Result<Actor> {
    let province = organization::directory(conn)?.province().map(|unit| unit.id);
    let grants = province.map(|unit| Grant { role: Role::Operator, unit }).into_iter().collect();
    Ok(Actor { grants, origin: "job".to_owned(), ..Actor::console() })
}

/// Intakes that nobody has gone on with are thrown away (K5).
pub(crate) fn end_old_drafts(conn: &mut Conn, now: Timestamp) -> store::Result<usize> {
    let actor = house(conn)?;
    super::wing().end_old_drafts(conn, &Ctx::new(&actor, now))
}

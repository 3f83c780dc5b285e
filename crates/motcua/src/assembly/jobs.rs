//! Who does which jobs.

use dossiers::Dossiers;
use dossiers::commands::Recompute;
use dossiers::notices::{NOTIFY, deliver};
use identity::{Actor, Ctx, Grant, Role};
use kernel::{Clock, Timestamp};
use organization::CALENDAR_CHANGED;
use store::jobs::{Failure, Job, Worker};
use store::{Conn, Store};
use tokio::sync::watch;

use super::Outside;

/// Dossiers in one transaction of a re-computation.
const AT_ONCE: i64 = 100;

/// The worker for what is done inside of the house.
pub(super) fn worker(store: &Store, clock: &Clock, wing: Dossiers) -> Worker {
    let (own, clock) = (store.clone(), clock.clone());
    Worker::new(store.clone()).on(CALENDAR_CHANGED, move |job| recompute(&own, &wing, job, clock.now()))
}

/// The worker that tells applicants (A31, A39). It is one of its own, so that an outside that hangs holds up nothing
/// but the notices themselves; once `stopped` is true it begins no further one.
pub(super) fn notices(store: &Store, clock: &Clock, outside: Outside, stopped: watch::Receiver<bool>) -> Worker {
    let (own, clock) = (store.clone(), clock.clone());
    Worker::new(store.clone()).on(NOTIFY, move |job| {
        let now = clock.now();
        if *stopped.borrow() {
            return Err(Failure::At { code: "stopping".to_owned(), moment: now });
        }
        deliver(&own, &outside.messenger, &outside.base_url, job, now)
    })
}

/// A new calendar decision moves the appointments of open dossiers (rule E11).
fn recompute(store: &Store, wing: &Dossiers, job: &Job, now: Timestamp) -> Result<(), Failure> {
    let payload: serde_json::Value = serde_json::from_str(&job.payload).unwrap_or_default();
    let version = payload["version"].as_i64().and_then(|version| i32::try_from(version).ok());
    let Some(calendar_version) = version else { return Err(Failure::never("calendar-version")) };
    let ask = Recompute { calendar_version, most: AT_ONCE };
    loop {
        let looked_at = store.write_blocking(|conn| {
            let actor = house(conn)?;
            wing.recompute(conn, &Ctx::new(&actor, now), &ask)
        });
        match looked_at {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(error) if error.is_passing() => return Err(Failure::later("store-away")),
            Err(error) => {
                tracing::error!(%error, "open dossiers could not be computed anew");
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

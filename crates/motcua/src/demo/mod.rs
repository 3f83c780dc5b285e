//! Stores with synthetic content: what `motcua demo` fills and `motcua generate` adds to.

mod cast;
mod deeds;
mod filing;
mod life;
mod random;
mod run;
mod texts;
mod times;

use diesel::{QueryDsl, RunQueryDsl};
use identity::{Actor, Ctx};
use kernel::{Clock, Timestamp};
use store::{Conn, Store};

use crate::assembly;
use crate::failure::Failure;
use cast::Cast;
use run::Ask;

/// Dossiers of a demo.
const DOSSIERS: u64 = 320;
/// The demo is the same for everybody.
const SEED: u64 = 2026;
/// Days back that a demo's dossiers reach.
const DEMO_DAYS: i64 = 90;

/// Makes a demo of the store: units, calendar, people, catalogue and dossiers, whatever of it is missing.
///
/// # Errors
/// Those of the store.
pub(crate) fn fill(store: &Store, clock: &Clock) -> Result<(), Failure> {
    lay(store, clock)?;
    let there = store.read_blocking(count)?;
    let missing = DOSSIERS.saturating_sub(there);
    let from = clock.now().plus_seconds(-DEMO_DAYS * 86_400);
    add(store, clock, Ask { dossiers: missing, seed: SEED + there, from, now: clock.now() })?;
    Ok(())
}

/// Lays the ground: the shipped units, calendar, people and catalogue. What is there stays as it is.
///
/// # Errors
/// Those of the store.
pub(crate) fn lay(store: &Store, clock: &Clock) -> Result<(), Failure> {
    let now = clock.now();
    let accounts = store.write_blocking(|conn| organization::demo::seed(conn, &Ctx::new(&Actor::console(), now)))?;
    tracing::info!(accounts, "units and people are there");
    store.write_blocking(|conn| procedures::commands::seed(conn, &Ctx::new(&Actor::console(), now)))?;
    tracing::info!("the catalogue is there");
    Ok(())
}

/// Adds dossiers that were filed since the two-level government began (rule I1).
///
/// # Errors
/// Those of the store.
pub(crate) fn generate(store: &Store, clock: &Clock, dossiers: u64, seed: u64) -> Result<u64, Failure> {
    let first = kernel::Date::new(2025, 7, 1).expect("a day of the calendar").civil();
    let from = Timestamp::from_local(first.at(7, 0, 0, 0));
    add(store, clock, Ask { dossiers, seed, from, now: clock.now() })
}

fn add(store: &Store, clock: &Clock, ask: Ask) -> Result<u64, Failure> {
    if ask.dossiers == 0 {
        return Ok(0);
    }
    let today = clock.now().date();
    let cast = store.read_blocking(|conn| Cast::load(conn, today))?;
    let filed = run::run(store, &cast, &assembly::wing(), ask)?;
    tracing::info!(filed, "dossiers are there");
    Ok(filed)
}

fn count(conn: &mut Conn) -> store::Result<u64> {
    let count: i64 = dossiers::schema::dossier::table.count().get_result(conn)?;
    Ok(u64::try_from(count).unwrap_or(0))
}

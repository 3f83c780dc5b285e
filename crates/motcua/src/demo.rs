//! Stores with synthetic content: what `motcua demo` fills, and what `motcua generate` and `motcua bench` add to.

use diesel::{QueryDsl, RunQueryDsl};
use identity::{Actor, Ctx};
use kernel::Clock;
use store::{Conn, Store};

use crate::failure::Failure;

/// Dossiers of a demo.
const DOSSIERS: u64 = 320;
/// Who is on leave in it, and for how many days.
const AWAY: &str = "quynhluu.specialist";
const LEAVE: i64 = 11;
/// The demo is the same for everybody.
const SEED: u64 = 2026;

/// Makes a demo of the store: units, calendar, people, catalogue and dossiers, whatever of it is missing. What is
/// there stays as it is, and a fill that was cut off goes on.
///
/// # Errors
/// Those of the store and of the place of files.
pub(crate) fn fill(store: &Store, clock: &Clock, files: &str) -> Result<(), Failure> {
    lay(store, clock)?;
    let there = store.read_blocking(count)?;
    add_dossiers(store, clock, DOSSIERS.saturating_sub(there), SEED + there)?;
    if store.read_blocking(supervision::forecast::is_untaught)? {
        store.write_blocking(|conn| away(conn, clock.now()))?;
        let said = supervision::generate::play(store, clock.now())?;
        tracing::info!(said, "the forecasts of the last weeks are there");
        let night = supervision::forecast::night(store, clock.now())?;
        tracing::info!(foreseen = night.foreseen, "what will be late is foreseen");
    }
    let paper = illustration(files)?;
    if docket::generate::play(store, &crate::assembly::docket(), clock.now(), &paper)? {
        tracing::info!("the visit of the working group is there");
    }
    let (answers, petitions) = feedback::generate::play(store, clock.now())?;
    tracing::info!(answers, petitions, "people have said how it went");
    Ok(())
}

/// Somebody of the demo is on leave, so that the forecast has something to say.
fn away(conn: &mut Conn, now: kernel::Timestamp) -> store::Result<()> {
    let Some(account) = identity::queries::find_by_login(conn, AWAY)? else { return Ok(()) };
    let (from, to) = (now.date(), now.plus_seconds(LEAVE * 86_400).date());
    let new = organization::commands::NewAbsence { account, from, to };
    organization::commands::note_absence(conn, &Ctx::new(&Actor::console(), now), &new)?;
    Ok(())
}

/// The paper that stands for every signed one of the demo, put where the files are.
fn illustration(files: &str) -> Result<docket::StoredFile, Failure> {
    let fault = |error: &dyn std::fmt::Display| Failure::Broken { key: "motcua-file-fault", detail: error.to_string() };
    let put = || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| fault(&error))?;
        let place = files::FileStore::open(files).map_err(|error| fault(&error))?;
        let bytes = docket::generate::ILLUSTRATION.into();
        let stored = runtime.block_on(place.put(bytes, "minh-hoa.pdf", &files::Limits::default()));
        stored.map(docket::StoredFile::from).map_err(|error| fault(&error))
    };
    // A thread of its own, because the caller may stand in a runtime already.
    std::thread::scope(|scope| scope.spawn(put).join()).unwrap_or(Err(Failure::Told))
}

/// Lays the ground: the shipped units, calendar, people and catalogue.
///
/// # Errors
/// Those of the store.
pub(crate) fn lay(store: &Store, clock: &Clock) -> Result<(), Failure> {
    let now = clock.now();
    let accounts = store.write_blocking(|conn| organization::demo::seed(conn, &Ctx::new(&Actor::console(), now)))?;
    store.write_blocking(|conn| docket::commands::seed_field_leads(conn, now))?;
    tracing::info!(accounts, "units and people are there");
    store.write_blocking(|conn| procedures::commands::seed(conn, &Ctx::new(&Actor::console(), now)))?;
    tracing::info!("the catalogue is there");
    Ok(())
}

/// Adds synthetic dossiers filed up to now and answers how many.
///
/// # Errors
/// Those of the store.
pub(crate) fn add_dossiers(store: &Store, clock: &Clock, dossiers: u64, seed: u64) -> Result<u64, Failure> {
    if dossiers == 0 {
        return Ok(0);
    }
    let filled = dossiers::generate::fill(store, dossiers, seed, clock.now(), |count| {
        tracing::debug!(count, "dossiers are made");
    })?;
    tracing::info!(dossiers = filled.dossiers, open = filled.open, "dossiers are there");
    // They were written in bulk, past everybody who listens.
    supervision::recount::write(store)?;
    store.tidy()?;
    Ok(filled.dossiers)
}

fn count(conn: &mut Conn) -> store::Result<u64> {
    let count: i64 = dossiers::schema::dossier::table.count().get_result(conn)?;
    Ok(u64::try_from(count).unwrap_or(0))
}

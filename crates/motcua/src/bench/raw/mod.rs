//! The raw limit: the rows of an acceptance, chain and durable commit included, without the house around them.
//!
//! The statements and the widths of their rows are those the house sends, as the log of PostgreSQL shows them. What is
//! left out is HTTP, checking, rendering, and the reads that find version, place and calendar. SQLite is driven by a
//! bare loop on the store's own settings, PostgreSQL by pgbench with a script of its own.

mod acceptance;
mod pgbench;

use serde::Serialize;
use store::raw;
use store::{Kind, Store, StoreConfig};

use super::stage::Stage;
use crate::assembly;
use crate::failure::Failure;

/// Acceptances in one loop.
const MANY: u64 = 20_000;
/// Where each commit waits for the disk, fewer are enough.
const FEW: u64 = 2_000;

/// One way of writing and how fast it went.
#[derive(Serialize)]
pub(super) struct Limit {
    pub name: String,
    /// Units among which the acceptances are dealt out, each with a chain of its own.
    pub units: usize,
    /// Whether it works under the load that W1 has at its most clients, so that W1 is held against it.
    pub like_w1: bool,
    /// Acceptances in a second.
    pub per_second: f64,
}

/// The limits of the stage's database.
pub(super) fn limits(stage: &Stage) -> Result<Vec<Limit>, Failure> {
    match stage.kind() {
        Kind::Sqlite => sqlite(stage),
        Kind::Postgres => pgbench::limits(stage),
    }
}

/// One writer at a time, as SQLite has it: clients there wait for one another, so the loop has none.
fn sqlite(stage: &Stage) -> Result<Vec<Limit>, Failure> {
    let mut limits = Vec::new();
    let widths = [1, stage.counters.len()];
    for (per_commit, transactions) in [(1, FEW), (64, MANY)] {
        for units in widths {
            let file = stage.folder().join(format!("raw-{per_commit}-{units}.db"));
            let store = Store::open(&StoreConfig::sqlite(&file))?;
            store.migrate(&assembly::migrations())?;
            drop(store);
            let rate = raw::sqlite_loop(&file, transactions, per_commit, |number| acceptance::sqlite(number, units))?;
            limits.push(Limit {
                name: format!("SQLite, {per_commit} a commit"),
                units,
                like_w1: per_commit > 1,
                per_second: rate.per_second(),
            });
        }
    }
    Ok(limits)
}

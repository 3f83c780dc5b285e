//! What the house is put together from: the wings' tables, pages, calls and ports.

mod api;
mod house;
mod jobs;

use std::net::SocketAddr;

use axum::Router;
use dossiers::Dossiers;
use kernel::Clock;
use store::jobs::Worker;
use store::{Migrations, Store};

use crate::failure::Failure;
use crate::settings::Settings;

/// The tables of every crate that has some.
#[must_use]
pub fn migrations() -> Vec<Migrations> {
    vec![
        store::MIGRATIONS,
        identity::MIGRATIONS,
        organization::MIGRATIONS,
        procedures::MIGRATIONS,
        dossiers::MIGRATIONS,
    ]
}

/// All pages and calls, within the house's edge.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn router(
    store: &Store,
    clock: &Clock,
    settings: &Settings,
    address: SocketAddr,
) -> Result<Router, Failure> {
    house::router(store, clock, settings, address)
}

/// The worker with everybody who does jobs.
pub(crate) fn worker(store: &Store, clock: &Clock) -> Worker {
    jobs::worker(store, clock, wing())
}

/// The wing of dossiers with everybody who listens to it.
pub(crate) fn wing() -> Dossiers {
    Dossiers::new()
}

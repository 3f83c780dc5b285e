//! What the house is put together from: the wings' tables, pages, calls and ports.

mod api;
mod briefing;
mod house;
mod jobs;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use docket::Docket;
use dossiers::Dossiers;
use kernel::Clock;
use messages::Messenger;
use store::jobs::Worker;
use store::{Migrations, Store};
use tokio::sync::watch;

pub(crate) use jobs::end_old_drafts;

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
        feedback::MIGRATIONS,
        supervision::MIGRATIONS,
        docket::MIGRATIONS,
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

/// What a notice to the outside needs.
#[derive(Clone)]
pub(crate) struct Outside {
    pub messenger: Messenger,
    /// Where people reach this house.
    pub base_url: String,
}

/// The workers: one for the inside of the house, one for what leaves it, one for the long work of the night.
pub(crate) fn workers(store: &Store, clock: &Clock, outside: Outside, stopped: watch::Receiver<bool>) -> [Worker; 3] {
    [
        jobs::worker(store, clock, wing(), docket()),
        jobs::notices(store, clock, outside, stopped),
        jobs::night(store, clock),
    ]
}

/// The docket with the figures of service centres for its briefing sheets.
pub(crate) fn docket() -> Docket {
    Docket::new().with_briefing(Arc::new(briefing::FromWings))
}

/// The wing of dossiers with everybody who listens to it.
pub(crate) fn wing() -> Dossiers {
    Dossiers::new()
        .listen(Arc::new(supervision::Figures))
        .listen(Arc::new(feedback::Handed))
        .hint(Arc::new(supervision::Warnings))
        .suggest(Arc::new(supervision::morning::Prepared))
}

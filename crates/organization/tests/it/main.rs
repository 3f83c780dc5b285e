//! The organisation on both databases.

mod absences;
mod api;
mod calendars;
mod demo;
mod directory;
mod house;
mod imports;
mod migrations;
mod pages;
mod policy;
mod policy_over_http;
mod settings;
mod units;
mod words;

use std::sync::Arc;

use identity::{Actor, Ctx, Grant, Role};
use kernel::{Date, Id, Timestamp};
use organization::{Directory, shipped};
use testkit::TestStore;

/// A Monday morning.
pub fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T08:00").unwrap()
}

pub fn today() -> Date {
    now().date()
}

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn both(test: impl Fn(&TestStore)) {
    testkit::both(&[identity::MIGRATIONS, organization::MIGRATIONS], test);
}

/// A store with the shipped units.
pub fn with_units(test: impl Fn(&TestStore)) {
    both(|store| {
        as_console(store, shipped::import_units);
        test(store);
    });
}

/// Runs a command as the command line.
pub fn as_console<T: Send + 'static>(
    store: &TestStore,
    act: impl Fn(&mut store::Conn, &Ctx) -> store::Result<T> + Send + 'static,
) -> T {
    act_as(store, &Actor::console(), act).unwrap()
}

pub fn act_as<T: Send + 'static>(
    store: &TestStore,
    actor: &Actor,
    act: impl Fn(&mut store::Conn, &Ctx) -> store::Result<T> + Send + 'static,
) -> store::Result<T> {
    let actor = actor.clone();
    store.write_blocking(move |conn| act(conn, &Ctx::new(&actor, now())))
}

pub fn directory(store: &TestStore) -> Arc<Directory> {
    store.read_blocking(organization::directory).unwrap()
}

pub fn id(directory: &Directory, code: &str) -> Id {
    directory.by_code(code).unwrap_or_else(|| panic!("no unit {code}")).id
}

/// An actor with these roles that need not be in the store.
pub fn actor(grants: &[(Role, Id)]) -> Actor {
    Actor {
        account: Id::from_bytes([9; 16]),
        login: "somebody".to_owned(),
        name: "Somebody".to_owned(),
        grants: grants.iter().map(|(role, unit)| Grant { role: *role, unit: *unit }).collect(),
        origin: "10.0.0.1".to_owned(),
    }
}

/// The code of a refusal.
pub fn code<T: std::fmt::Debug>(result: store::Result<T>) -> &'static str {
    use kernel::Refusal::{Conflict, Forbidden, Invalid, NotFound};
    match result.unwrap_err() {
        store::Error::Refused(Invalid(faults)) => faults[0].reason.code,
        store::Error::Refused(Forbidden(reason) | NotFound(reason) | Conflict { reason, .. }) => reason.code,
        other => panic!("no refusal: {other}"),
    }
}

//! Identity on both databases.

mod accounts;
mod grants;
mod migrations;
mod sessions;
mod sign_in;
mod tokens;

use identity::commands::{NewAccount, create_account};
use identity::{Actor, Ctx, MIGRATIONS, PasswordHash};
use kernel::{Id, Timestamp};
use testkit::TestStore;

pub const PASSWORD: &str = "correct horse";

/// A Monday morning.
pub fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T08:00").unwrap()
}

pub fn unit() -> Id {
    Id::from_bytes([7; 16])
}

pub fn both(test: impl Fn(&TestStore)) {
    testkit::both(&[MIGRATIONS], test);
}

/// One hash for all tests of a run: each costs time.
pub fn hash() -> PasswordHash {
    use std::sync::LazyLock;
    static HASH: LazyLock<PasswordHash> = LazyLock::new(|| PasswordHash::unchecked(PASSWORD));
    HASH.clone()
}

pub fn account(store: &TestStore, login: &str) -> Id {
    let new = NewAccount {
        login: login.to_owned(),
        name: "Nguyễn Thị Thử".to_owned(),
        unit: unit(),
        password: hash(),
        must_change: false,
    };
    as_console(store, move |conn, ctx| create_account(conn, ctx, &new))
}

/// Runs a command as the command line.
pub fn as_console<T: Send + 'static>(
    store: &TestStore,
    act: impl Fn(&mut store::Conn, &Ctx) -> store::Result<T> + Send + 'static,
) -> T {
    try_as_console(store, act).unwrap()
}

pub fn try_as_console<T: Send + 'static>(
    store: &TestStore,
    act: impl Fn(&mut store::Conn, &Ctx) -> store::Result<T> + Send + 'static,
) -> store::Result<T> {
    store.write_blocking(move |conn| {
        let console = Actor::console();
        act(conn, &Ctx::new(&console, now()))
    })
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

/// What stands on the unit's chain, oldest first.
pub fn acts(store: &TestStore) -> Vec<(String, String)> {
    store
        .read_blocking(|conn| {
            use diesel::prelude::*;
            use store::schema::audit_entry as entry;
            let rows = entry::table.filter(entry::unit.eq(unit())).order(entry::seq);
            Ok(rows.select((entry::act, entry::detail)).load::<(String, String)>(conn)?)
        })
        .unwrap()
}

pub fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(future)
}

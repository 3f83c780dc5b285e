//! What tests need: a PostgreSQL cluster of their own and fresh stores on both databases.
//!
//! ```ignore
//! testkit::both(&[identity::MIGRATIONS], |store| {
//!     store.write_blocking(|conn| commands::create_account(conn, &ctx, cmd.clone())).unwrap();
//! });
//! ```

mod cluster;
mod outside;
pub mod programs;
mod template;
mod visitor;

use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use store::{Migrations, Store, StoreConfig};

pub use cluster::Cluster;
pub use outside::{Mood, Outside};
pub use visitor::{Answer, Visitor, encode};

/// A fresh, migrated store that goes away with this value.
pub struct TestStore {
    store: Option<Store>,
    /// What `--database` takes to reach the same store from another process.
    pub url: String,
    // Dropped after the store.
    place: Place,
}

enum Place {
    Folder(#[expect(dead_code, reason = "held until the store is closed")] tempfile::TempDir),
    Database { name: String },
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.store.as_ref().expect("it is taken only when dropped")
    }
}

impl Drop for TestStore {
    fn drop(&mut self) {
        self.store = None;
        if let Place::Database { name } = &self.place {
            Cluster::shared().drop_database(name);
        }
    }
}

/// A store on a new SQLite file in a temporary folder.
///
/// # Panics
/// When it cannot be made: the test is not worth running then.
#[must_use]
pub fn sqlite(sets: &[Migrations]) -> TestStore {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("test.db");
    let store = Store::open(&StoreConfig::sqlite(&file)).expect("a new SQLite file");
    store.migrate(sets).expect("migrations on SQLite");
    TestStore { store: Some(store), url: format!("sqlite:{}", file.display()), place: Place::Folder(folder) }
}

/// A store on a new database of the shared PostgreSQL cluster, copied from a template that was migrated
/// once.
///
/// # Panics
/// When it cannot be made.
#[must_use]
pub fn postgres(sets: &[Migrations]) -> TestStore {
    let cluster = Cluster::shared();
    let name = template::database(cluster, sets);
    let url = cluster.url(&name);
    let mut config = StoreConfig::postgres(&url);
    config.connections = 8;
    let store = Store::open(&config).expect("a new PostgreSQL database");
    store.migrate(sets).expect("migrations on PostgreSQL");
    TestStore { store: Some(store), url, place: Place::Database { name } }
}

/// Runs `test` on a fresh store of each database and says on which it failed.
///
/// # Panics
/// As `test` does.
pub fn both(sets: &[Migrations], test: impl Fn(&TestStore)) {
    for make in [sqlite, postgres] {
        let store = make(sets);
        let kind = store.kind().as_str();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| test(&store))) {
            eprintln!("failed on {kind} ({})", store.url);
            resume_unwind(panic);
        }
    }
}

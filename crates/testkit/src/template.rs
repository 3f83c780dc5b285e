//! Template databases: the migrations of a set run once in a test run, each test copies the outcome.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use store::{Migrations, Store, StoreConfig};

use crate::Cluster;

/// Makes a new database with the tables of `sets` and answers its name.
pub fn database(cluster: &Cluster, sets: &[Migrations]) -> String {
    let template = format!("template_{:016x}", fingerprint(sets));
    let ready = cluster.folder().join(&template);
    if !ready.exists() {
        let held = cluster.lock();
        if !ready.exists() {
            make(cluster, &template, sets);
            std::fs::write(&ready, b"").expect("a mark beside the cluster");
        }
        drop(held);
    }
    let name = cluster.fresh_name();
    cluster.execute(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
    name
}

fn make(cluster: &Cluster, template: &str, sets: &[Migrations]) {
    cluster.execute(&format!("DROP DATABASE IF EXISTS {template}"));
    cluster.execute(&format!("CREATE DATABASE {template} TEMPLATE template0"));
    let store = Store::open(&StoreConfig::postgres(cluster.url(template))).expect("the template opens");
    store.migrate(sets).expect("migrations on PostgreSQL");
}

/// Differs whenever the names of the sets' migrations differ; a cluster never outlives one build of the tests.
fn fingerprint(sets: &[Migrations]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for set in sets {
        set.fingerprint().hash(&mut hasher);
    }
    hasher.finish()
}

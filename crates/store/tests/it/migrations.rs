//! Migrations: once, in order, all or nothing, by whoever comes first.

use store::{Store, StoreConfig};

#[test]
fn a_second_run_finds_nothing_to_do() {
    testkit::both(&[], |store| {
        assert!(store.is_migrated());
        assert_eq!(store.migrate(&[store::MIGRATIONS]).unwrap(), Vec::<String>::new());
        assert_eq!(store.pending(&[]).unwrap(), Vec::<String>::new());
    });
}

#[test]
fn two_starters_do_not_collide() {
    let folder = tempfile::tempdir().unwrap();
    let cluster = testkit::Cluster::shared();
    let database = cluster.empty_database();
    let sqlite = StoreConfig::sqlite(folder.path().join("new/office.db"));
    for config in [sqlite, StoreConfig::postgres(cluster.url(&database))] {
        let applied: usize = std::thread::scope(|scope| {
            let starters: Vec<_> =
                (0..4).map(|_| scope.spawn(|| Store::open(&config).unwrap().migrate(&[]).unwrap().len())).collect();
            starters.into_iter().map(|starter| starter.join().unwrap()).sum()
        });
        assert_eq!(applied, 3);
    }
    cluster.drop_database(&database);
}

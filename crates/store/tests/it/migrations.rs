//! Migrations: once, in order, all or nothing, by whoever comes first.

use diesel::prelude::*;
use store::diesel_migrations::{EmbeddedMigrations, embed_migrations};
use store::{Error, Migrations, Store, StoreConfig};

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

/// Two sets of the same versions, of which only the order of arguments differs.
const LIBRARY: Migrations = {
    use store::diesel_migrations;
    static SQLITE: EmbeddedMigrations = embed_migrations!("tests/migrations/sqlite");
    static POSTGRES: EmbeddedMigrations = embed_migrations!("tests/migrations/postgres");
    Migrations { sqlite: &SQLITE, postgres: &POSTGRES }
};
const LIKEWISE: Migrations = {
    use store::diesel_migrations;
    static SQLITE: EmbeddedMigrations = embed_migrations!("tests/migrations/sqlite");
    static POSTGRES: EmbeddedMigrations = embed_migrations!("tests/migrations/postgres");
    Migrations { sqlite: &SQLITE, postgres: &POSTGRES }
};

#[test]
fn two_migrations_of_one_version_are_refused_and_nothing_is_applied() {
    testkit::both(&[], |store| {
        assert!(matches!(store.migrate(&[LIBRARY, LIKEWISE]), Err(Error::Migration(why)) if why.contains("share")));
        assert_eq!(store.pending(&[LIBRARY]).unwrap(), ["202611240091"]);
    });
}

#[test]
fn a_migration_that_fails_leaves_the_database_as_it_was() {
    testkit::both(&[], |store| {
        store::raw::execute(&store.url, "CREATE TABLE book (id INTEGER)").unwrap();
        assert!(matches!(store.migrate(&[LIBRARY]), Err(Error::Migration(_))));
        store::raw::execute(&store.url, "DROP TABLE book").unwrap();
        assert_eq!(store.migrate(&[LIBRARY, LIBRARY]).unwrap(), ["202611240091"], "no shelf was left behind");
    });
}

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = diesel::sql_types::Text)]
    answer: String,
}

fn ask(store: &Store, query: &str) -> Vec<String> {
    let answers: store::Result<Vec<Answer>> = store.read_blocking(|conn| Ok(diesel::sql_query(query).load(conn)?));
    answers.unwrap().into_iter().map(|answer| answer.answer).collect()
}

/// Otherwise one mutex over all page caches serves every reader, statements are planned anew at every value, and each
/// allocation and each call takes a mutex.
#[test]
fn sqlite_is_built_for_many_readers() {
    let options = ask(&testkit::sqlite(&[]), "SELECT compile_options AS answer FROM pragma_compile_options");
    let is_set = |wanted: &str| options.iter().any(|option| option.starts_with(wanted));
    assert!(is_set("THREADSAFE=2") && is_set("DEFAULT_MEMSTATUS=0"), "{options:?}");
    assert!(!is_set("ENABLE_MEMORY_MANAGEMENT") && !is_set("ENABLE_STAT4"), "{options:?}");
}

#[test]
fn an_acknowledged_act_is_durable() {
    let sqlite = testkit::sqlite(&[]);
    let mode = ask(
        &sqlite,
        "SELECT journal_mode || ' ' || synchronous AS answer FROM pragma_journal_mode, pragma_synchronous",
    );
    assert_eq!(mode, ["wal 2"]);
    // The tests' own cluster is told not to wait for the disk; the store asks for it all the same.
    let postgres = testkit::postgres(&[]);
    assert_eq!(ask(&postgres, "SELECT current_setting('synchronous_commit') AS answer"), ["on"]);
}

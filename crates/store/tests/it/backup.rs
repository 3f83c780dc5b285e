//! Backup and restore, within a database and across the two.

use std::path::{Path, PathBuf};

use diesel::prelude::*;
use rstest::rstest;
use store::backup::{Manifest, check, create, restore};
use store::{Error, Migrations, Store, StoreConfig};
use testkit::TestStore;

use crate::tell::{moment, note, unit};

/// A table with what the store's own tables lack: truth values, real numbers, references to itself, a
/// generated column, a trigger that hinders, a row that a migration made.
const LIBRARY: Migrations = {
    use store::diesel_migrations;
    static SQLITE: diesel_migrations::EmbeddedMigrations =
        diesel_migrations::embed_migrations!("tests/migrations/sqlite");
    static POSTGRES: diesel_migrations::EmbeddedMigrations =
        diesel_migrations::embed_migrations!("tests/migrations/postgres");
    Migrations { sqlite: &SQLITE, postgres: &POSTGRES }
};

diesel::table! {
    shelf (id) { id -> Binary, order -> SmallInt, weight -> Nullable<Double>, }
}
diesel::table! {
    book (id) {
        id -> Binary,
        shelf -> Binary,
        after -> Nullable<Binary>,
        title -> Text,
        pages -> Integer,
        lent -> Bool,
        double -> Nullable<Integer>,
    }
}

type Book = (Vec<u8>, Vec<u8>, Option<Vec<u8>>, String, i32, bool, Option<i32>);
type Shelf = (Vec<u8>, i16, Option<f64>);

fn contents(store: &Store) -> (Vec<Shelf>, Vec<Book>) {
    store
        .read_blocking(|conn| Ok((shelf::table.order(shelf::id).load(conn)?, book::table.order(book::id).load(conn)?)))
        .unwrap()
}

/// Many books, each after one that is inserted later, and a chain.
fn fill(store: &Store) {
    store
        .write_blocking(|conn| {
            let place = (shelf::id.eq(b"one".to_vec()), shelf::order.eq(-3_i16), shelf::weight.eq(None::<f64>));
            diesel::insert_into(shelf::table).values(place).execute(conn)?;
            for number in (0..700_i32).rev() {
                let id = |number: i32| number.to_be_bytes().to_vec();
                let row = (
                    book::id.eq(id(number)),
                    book::shelf.eq(b"one".to_vec()),
                    book::after.eq((number < 699).then(|| id(number + 1))),
                    book::title.eq("Sổ đăng ký ".repeat(40)),
                    book::pages.eq(number - 5),
                    book::lent.eq(number % 3 == 0),
                );
                diesel::insert_into(book::table).values(row).execute(conn)?;
            }
            (0..20).try_for_each(|at| note(conn, unit(at as u8 % 2), "a", at).map(|_| ()))
        })
        .unwrap();
}

fn target(kind: store::Kind, folder: &Path) -> (StoreConfig, Option<String>) {
    match kind {
        store::Kind::Sqlite => (StoreConfig::sqlite(folder.join("new/office.db")), None),
        store::Kind::Postgres => {
            let name = testkit::Cluster::shared().empty_database();
            (StoreConfig::postgres(testkit::Cluster::shared().url(&name)), Some(name))
        }
    }
}

fn make(store: &TestStore, folder: &Path) -> (PathBuf, Manifest) {
    let file = folder.join("office.backup");
    let manifest = create(store, &file, moment(0), |blobs| {
        blobs.add("files/ab12", &mut &b"noi dung"[..])?;
        blobs.add("files/empty", &mut &b""[..])?;
        blobs.add("files/large", &mut vec![7_u8; 200_000].as_slice())
    });
    (file, manifest.unwrap())
}

#[rstest]
fn the_same_state_comes_back(
    #[values(testkit::sqlite, testkit::postgres)] from: fn(&[Migrations]) -> TestStore,
    #[values(store::Kind::Sqlite, store::Kind::Postgres)] to: store::Kind,
) {
    let source = from(&[LIBRARY]);
    fill(&source);
    let folder = tempfile::tempdir().unwrap();
    let (file, made) = make(&source, folder.path());
    let (config, database) = target(to, folder.path());
    let mut blobs = Vec::new();
    let restored = restore(&file, &config, &[LIBRARY], |name, source| {
        let mut bytes = Vec::new();
        // The second is left unread, which must not matter.
        if name != "files/large" {
            source.read_to_end(&mut bytes)?;
        }
        blobs.push((name.to_owned(), bytes));
        Ok(())
    });
    assert_eq!(restored.unwrap(), made);
    assert_eq!(blobs[0], ("files/ab12".to_owned(), b"noi dung".to_vec()));
    assert_eq!((blobs.len(), made.blob_bytes), (3, 200_008));
    let store = Store::open(&config).unwrap();
    assert_eq!(store.migrate(&[LIBRARY]).unwrap(), Vec::<String>::new());
    assert_eq!(contents(&store), contents(&source));
    let chain = store.snapshot_blocking(|conn| store::audit::verify(conn, None)).unwrap();
    assert!(matches!(chain, store::audit::Verdict::Whole(whole) if whole.entries == 20), "{chain:?}");
    let guarded = store.write_blocking(|conn| Ok(diesel::delete(book::table).execute(conn)?));
    assert!(guarded.is_err(), "the trigger is back");
    let dangling = store.write_blocking(|conn| {
        let row = (
            book::id.eq(b"x".to_vec()),
            book::shelf.eq(b"no".to_vec()),
            book::title.eq(""),
            book::pages.eq(1),
            book::lent.eq(true),
        );
        Ok(diesel::insert_into(book::table).values(row).execute(conn)?)
    });
    assert!(dangling.is_err(), "the foreign keys are back");
    drop(store);
    if let Some(name) = database {
        testkit::Cluster::shared().drop_database(&name);
    }
}

fn refused(file: &Path, folder: &Path) -> String {
    let target = folder.join("refused/office.db");
    let done = restore(file, &StoreConfig::sqlite(&target), &[LIBRARY], |_, _| panic!("nothing may be touched"));
    assert!(!target.parent().unwrap().exists(), "nothing may be touched");
    match done {
        Err(Error::Backup(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn damaged_and_cut_files_are_refused_before_anything_is_touched() {
    let source = testkit::sqlite(&[LIBRARY]);
    fill(&source);
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = make(&source, folder.path());
    let whole = std::fs::read(&file).unwrap();
    let bad = folder.path().join("bad.backup");
    let length = whole.len();
    for at in (0..length).step_by(length / 60).chain([0, 15, 16, 17, 20, length - 38, length - 1]) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        std::fs::write(&bad, bytes).unwrap();
        refused(&bad, folder.path());
        std::fs::write(&bad, &whole[..at]).unwrap();
        refused(&bad, folder.path());
    }
    std::fs::write(&bad, [whole.as_slice(), b"!"].concat()).unwrap();
    assert_eq!(refused(&bad, folder.path()), "something follows the end");
    assert!(check(&file).is_ok());
}

#[test]
fn a_target_that_is_not_new_and_a_newer_backup_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let source = testkit::sqlite(&[LIBRARY]);
    let (file, _) = make(&source, folder.path());
    for store in [testkit::sqlite(&[LIBRARY]), testkit::postgres(&[LIBRARY])] {
        let again = restore(&file, store.config(), &[LIBRARY], |_, _| Ok(()));
        assert!(matches!(again, Err(Error::Backup(_))), "{again:?}");
        assert_eq!(contents(&store).0.len(), 1, "it is as it was");
    }
    for kind in [store::Kind::Sqlite, store::Kind::Postgres] {
        let (config, _) = target(kind, folder.path());
        let newer = restore(&file, &config, &[], |_, _| Ok(()));
        assert!(matches!(newer, Err(Error::Backup(why)) if why.contains("newer")));
        let store = Store::open(&config).unwrap();
        assert_eq!(store.migrate(&[LIBRARY]).unwrap().len(), 4, "nothing was left behind");
    }
}

#[test]
fn a_backup_made_under_load_is_one_moment() {
    testkit::both(&[], |store| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("office.backup");
        std::thread::scope(|scope| {
            for thread in 0..4 {
                scope.spawn(move || {
                    for at in 0..40 {
                        store
                            .write_blocking(|conn| note(conn, unit(1), "a", at).and(note(conn, unit(thread), "b", at)))
                            .unwrap();
                    }
                });
            }
            create(store, &file, moment(0), |_| Ok(())).unwrap();
        });
        let (config, _) = target(store::Kind::Sqlite, folder.path());
        let rows = restore(&file, &config, &[], |_, _| Ok(())).unwrap();
        let copy = Store::open(&config).unwrap();
        let verdict = copy.snapshot_blocking(|conn| store::audit::verify(conn, None)).unwrap();
        let entries = rows.tables.iter().find(|table| table.name == "audit_entry").unwrap().rows;
        assert!(matches!(verdict, store::audit::Verdict::Whole(whole) if whole.entries == entries), "{verdict:?}");
        assert_eq!(entries % 2, 0, "no half act");
    });
}

#[test]
fn only_its_owner_reads_a_backup_and_a_failed_one_leaves_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let source = testkit::sqlite(&[]);
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = make(&source, folder.path());
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let other = folder.path().join("other.backup");
    let failed = create(&source, &other, moment(0), |_| Err(Error::Busy));
    assert!(failed.is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

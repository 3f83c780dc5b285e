//! Each way of tampering with the chain is found, and at its place.

use rstest::rstest;
use store::audit::heads::{Signer, sign_all};
use store::audit::{Broken, Verdict, Why, verify};
use testkit::TestStore;

use crate::tell::{moment, note, unit};

/// Two chains of six entries.
fn fill(store: &TestStore) {
    for at in 0..6 {
        store.write_blocking(|conn| note(conn, unit(1), "a", at).and(note(conn, unit(2), "b", at))).unwrap();
    }
}

/// `{2}` in a statement becomes unit 2 as that database writes bytes.
fn tamper(store: &TestStore, statements: &str) {
    let literal = |number: u8| {
        let digits = format!("{number:02x}").repeat(16);
        if store.kind() == store::Kind::Sqlite { format!("X'{digits}'") } else { format!("'\\x{digits}'::bytea") }
    };
    let statements = statements.replace("{1}", &literal(1)).replace("{2}", &literal(2)).replace("{3}", &literal(3));
    store::raw::execute(&store.url, &statements).unwrap();
}

fn broken(seq: i64, why: Why) -> Verdict {
    Verdict::Broken(Broken { unit: unit(2), seq, why })
}

#[rstest]
#[case::act("UPDATE audit_entry SET act = 'dossier.hide' WHERE unit = {2} AND seq = 3", 3, Why::Changed)]
#[case::time("UPDATE audit_entry SET at = at + 1 WHERE unit = {2} AND seq = 1", 1, Why::Changed)]
#[case::actor("UPDATE audit_entry SET actor = NULL WHERE unit = {2} AND seq = 5", 5, Why::Changed)]
#[case::origin("UPDATE audit_entry SET origin = '' WHERE unit = {2} AND seq = 6", 6, Why::Changed)]
#[case::hash("UPDATE audit_entry SET hash = {2} WHERE unit = {2} AND seq = 4", 4, Why::Changed)]
#[case::deleted("DELETE FROM audit_entry WHERE unit = {2} AND seq = 4", 4, Why::Missing)]
#[case::deleted_first("DELETE FROM audit_entry WHERE unit = {2} AND seq = 1", 1, Why::Missing)]
#[case::deleted_and_closed_up(
    "DELETE FROM audit_entry WHERE unit = {2} AND seq = 4; \
     UPDATE audit_entry SET seq = 4 WHERE unit = {2} AND seq = 5; \
     UPDATE audit_entry SET seq = 5 WHERE unit = {2} AND seq = 6",
    4,
    Why::Changed
)]
#[case::reordered(
    "UPDATE audit_entry SET seq = 99 WHERE unit = {2} AND seq = 2; \
     UPDATE audit_entry SET seq = 2 WHERE unit = {2} AND seq = 3; \
     UPDATE audit_entry SET seq = 3 WHERE unit = {2} AND seq = 99",
    2,
    Why::Changed
)]
#[case::inserted(
    "UPDATE audit_entry SET seq = 7 WHERE unit = {2} AND seq = 6; \
     INSERT INTO audit_entry (unit, seq, at, actor, act, object, detail, origin, hash) \
     SELECT unit, 6, at, actor, act, object, detail, origin, hash FROM audit_entry WHERE unit = {2} AND seq = 5",
    6,
    Why::Changed
)]
#[case::inserted_behind(
    "INSERT INTO audit_entry (unit, seq, at, actor, act, object, detail, origin, hash) \
     SELECT unit, 7, at, actor, act, object, detail, origin, hash FROM audit_entry WHERE unit = {2} AND seq = 6",
    7,
    Why::Changed
)]
#[case::truncated("DELETE FROM audit_entry WHERE unit = {2} AND seq > 4", 5, Why::CutOff)]
#[case::emptied("DELETE FROM audit_entry WHERE unit = {2}", 1, Why::CutOff)]
#[case::head_lost("DELETE FROM audit_head WHERE unit = {2}", 1, Why::Surplus)]
#[case::head_set_back(
    "UPDATE audit_head SET length = 4, hash = (SELECT hash FROM audit_entry WHERE unit = {2} AND seq = 4) WHERE unit = {2}",
    5,
    Why::Surplus
)]
#[case::head_changed(
    "UPDATE audit_head SET hash = (SELECT hash FROM audit_entry WHERE unit = {2} AND seq = 1) WHERE unit = {2}",
    6,
    Why::Changed
)]
fn found_inside_the_database(#[case] statements: &str, #[case] seq: i64, #[case] why: Why) {
    testkit::both(&[], |store| {
        fill(store);
        tamper(store, statements);
        assert_eq!(store.snapshot_blocking(|conn| verify(conn, None)).unwrap(), broken(seq, why));
    });
}

const CUT_CLEANLY: &str = "DELETE FROM audit_entry WHERE unit = {2} AND seq > 4; \
    UPDATE audit_head SET length = 4, hash = (SELECT hash FROM audit_entry WHERE unit = {2} AND seq = 4) WHERE unit = {2}";

#[rstest]
#[case::cut_off_with_its_head(CUT_CLEANLY, 5, Why::RolledBack)]
#[case::chain_removed(
    "DELETE FROM audit_entry WHERE unit = {2}; DELETE FROM audit_head WHERE unit = {2}",
    1,
    Why::RolledBack
)]
fn found_only_with_signed_heads(#[case] statements: &str, #[case] seq: i64, #[case] why: Why) {
    testkit::both(&[], |store| {
        fill(store);
        let folder = tempfile::tempdir().unwrap();
        let signer = Signer::open(&folder.path().join("key.pem")).unwrap();
        let heads = sign_all(store, &signer, moment(60)).unwrap();
        tamper(store, statements);
        assert!(matches!(store.snapshot_blocking(|conn| verify(conn, None)).unwrap(), Verdict::Whole(_)));
        assert_eq!(store.snapshot_blocking(|conn| verify(conn, Some(&heads))).unwrap(), broken(seq, why));
    });
}

#[test]
fn a_chain_written_anew_is_found_with_signed_heads() {
    testkit::both(&[], |store| {
        fill(store);
        let folder = tempfile::tempdir().unwrap();
        let signer = Signer::open(&folder.path().join("key.pem")).unwrap();
        let heads = sign_all(store, &signer, moment(60)).unwrap();
        tamper(store, CUT_CLEANLY);
        for at in 0..9 {
            store.write_blocking(|conn| note(conn, unit(2), "forged", 100 + at)).unwrap();
        }
        assert!(matches!(store.snapshot_blocking(|conn| verify(conn, None)).unwrap(), Verdict::Whole(_)));
        let verdict = store.snapshot_blocking(|conn| verify(conn, Some(&heads))).unwrap();
        assert_eq!(verdict, broken(6, Why::Rewritten));
    });
}

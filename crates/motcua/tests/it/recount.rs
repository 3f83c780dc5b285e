//! `motcua supervision`: the recount agrees, names the first difference with exit code 1, and mends what it is told to.

use store::raw;

use crate::support::{Database, Place, motcua};

#[test]
fn the_recount_ends_with_1_at_the_first_difference() {
    for database in [Database::Sqlite, Database::Postgres] {
        let place = Place::filled(database, 60);
        assert!(place.run(&["supervision", "recount"]).contains("60 dossiers"), "{database:?}");
        raw::execute(&place.url(), "UPDATE supervision_day SET late = late + 1").unwrap();
        let flags = place.flags();
        let args: Vec<&str> = ["supervision", "recount"].into_iter().chain(flags.iter().map(String::as_str)).collect();
        let output = motcua(&args).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{database:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("The sums of") && said.contains("H41."), "{said}");
        place.run(&["supervision", "recount", "--write"]);
        place.run(&["supervision", "recount"]);
    }
}

#[test]
fn what_is_no_evidence_ends_with_1() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("evidence.json");
    std::fs::write(&file, "{}").unwrap();
    let output = motcua(&["supervision", "verify", &file.display().to_string()]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no file of evidence"));
}

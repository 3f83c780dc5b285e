//! The command line as scripts use it: one answer on stdout, everything else on stderr, exit codes 0, 1 and 2.

use std::process::Output;

use serde_json::Value;

use crate::support::{Database, Place, Server, motcua, motcua_ok};

fn output(args: &[&str]) -> Output {
    motcua(args).output().unwrap()
}

fn code(args: &[&str]) -> Option<i32> {
    output(args).status.code()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&motcua_ok(args)).unwrap()
}

#[test]
fn wrong_usage_ends_with_2() {
    for args in [
        &["unheard-of"][..],
        &[],
        &["deadline", "--received", "yesterday", "--limit", "1wd"],
        &["deadline", "--received", "2026-08-28T10:00", "--limit", "1fortnight"],
        &["check", "shoe-size", "42"],
        &["form", "08", "H41.042-261123-0001", "--out", "x.pdf"],
        &["form", "07", "--out", "x.pdf"],
        &["serve", "--lang", "fr"],
        &["accounts", "--database", "mysql://here"],
    ] {
        assert_eq!(code(args), Some(2), "{args:?}");
    }
}

#[test]
fn help_is_in_both_languages() {
    let english = motcua_ok(&["--help"]);
    assert!(english.contains("Recomputes") || english.contains("The audit chains"), "{english}");
    let vietnamese = motcua_ok(&["--lang", "vi", "--help"]);
    assert!(vietnamese.contains("Chuỗi nhật ký"), "{vietnamese}");
}

/// The five examples of part e of the rules.
#[test]
fn a_deadline_needs_no_store() {
    for (received, limit, due) in [
        ("2026-08-28T10:00", "1wd", "2026-09-03T10:00:00+07:00"),
        ("2026-08-21T16:00", "8h", "2026-08-22T16:00:00+07:00"),
        ("2026-11-23T15:30", "same-day", "2026-11-25T17:00:00+07:00"),
        ("2026-02-13T09:00", "1wd", "2026-02-23T09:00:00+07:00"),
        ("2026-03-27T09:00", "30d", "2026-04-28T17:00:00+07:00"),
    ] {
        let answer = json(&["deadline", "--received", received, "--limit", limit, "--json"]);
        assert_eq!(answer["due_at"], due, "{received} + {limit}");
        let steps = answer["steps"].as_array().unwrap();
        assert!(
            steps.iter().all(|step| step["rule"].is_string() && step["text"].is_string() && step["at"].is_string())
        );
    }
}

#[test]
fn a_pause_moves_a_deadline() {
    let pause = "2026-11-03T08:00..2026-11-04T08:00";
    let plain = ["deadline", "--received", "2026-11-02T08:00", "--limit", "3wd", "--json"];
    let paused = [&plain[..], &["--pause", pause]].concat();
    assert_eq!(json(&plain)["due_at"], "2026-11-05T08:00:00+07:00");
    assert_eq!(json(&paused)["due_at"], "2026-11-06T08:00:00+07:00");
}

#[test]
fn a_code_is_checked_and_shown_as_it_is_stored() {
    for (kind, typed, stored) in [
        ("personal", "040 090 123 456", "040090123456"),
        ("tax", "0100109106", "0100109106"),
        ("phone", "+84 912 345 678", "0912345678"),
        ("agency", "000.00.00.H41", "H41"),
        ("procedure", "1.001193", "1.001193"),
        ("dossier", "H41.042-261123-0001", "H41.042-261123-0001"),
    ] {
        assert_eq!(motcua_ok(&["check", kind, typed]).trim(), stored, "{kind}");
        let answer = json(&["check", kind, typed, "--json"]);
        assert_eq!((&answer["valid"], answer["value"].as_str()), (&Value::Bool(true), Some(stored)));
    }
}

#[test]
fn a_wrong_code_ends_with_1_and_says_why() {
    let wrong = output(&["check", "tax", "0100109107"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(wrong.stdout.is_empty() && !wrong.stderr.is_empty());
    let wrong = output(&["check", "personal", "12345", "--json"]);
    assert_eq!(wrong.status.code(), Some(1));
    let answer: Value = serde_json::from_slice(&wrong.stdout).unwrap();
    assert_eq!(answer["valid"], false);
    assert!(answer["reason"]["code"].is_string() && answer["reason"]["text"].is_string());
}

#[test]
fn commands_that_need_a_store_say_when_there_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("nowhere");
    let data = data.to_str().unwrap();
    for args in [&["accounts"][..], &["audit", "verify"], &["backup", "b.bak"], &["token", "create", "--account", "x"]]
    {
        let args = [args, &["--data", data]].concat();
        let output = output(&args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(output.stdout.is_empty() && String::from_utf8_lossy(&output.stderr).contains("no store"), "{args:?}");
    }
    assert!(!std::path::Path::new(data).exists(), "looking made a store");
}

#[test]
fn a_bad_file_is_refused_row_by_row_and_changes_nothing() {
    let place = Place::filled(Database::Sqlite, 0);
    let file = place.data().join("units.csv");
    let good = "code,name_vi,kind,parent_code,name_ascii,alt_spelling,area_km2,lat,lon,valid_from\n";
    let rows =
        "40,Tỉnh Nghệ An,tinh,,Nghe An,,16489.5,19,105,2025-07-01\n17179,Xã X,town,40,X,,abc,19,105,2025-02-30\n";
    std::fs::write(&file, format!("{good}{rows}")).unwrap();
    let path = file.to_str().unwrap();
    let mut command = motcua(&["import", "units", path]);
    let output = command.args(place.flags()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    for fault in [":3: kind: ", ":3: area_km2: ", ":3: valid_from: "] {
        assert!(said.contains(&format!("{path}{fault}")), "no {fault} in {said}");
    }
    assert!(output.stdout.is_empty());
}

#[test]
fn a_file_that_is_refused_or_only_looked_at_makes_no_store() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new");
    let data = data.to_str().unwrap();
    let bad = folder.path().join("bad.csv");
    std::fs::write(&bad, "code,name_vi\n40,Tỉnh\n").unwrap();
    assert_eq!(code(&["import", "units", bad.to_str().unwrap(), "--data", data]), Some(1));
    let units = crate::floors::root().join("crates/organization/data/admin_units.csv");
    let units = units.to_str().unwrap();
    let looked = json(&["import", "units", units, "--dry-run", "--json", "--data", data]);
    assert!(looked["rows"].as_u64().unwrap() > 100 && looked["dry_run"] == true, "{looked}");
    assert!(!std::path::Path::new(data).exists(), "looking made a store");
    motcua_ok(&["import", "units", units, "--data", data]);
    assert!(std::path::Path::new(data).join("motcua.db").exists());
}

#[test]
fn a_backup_restores_elsewhere_and_a_damaged_one_is_refused() {
    let place = Place::filled(Database::Sqlite, 20);
    let server = Server::start(&place);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("house.bak");
    let path = file.to_str().unwrap();
    place.run(&["backup", path]);
    let heads = folder.path().join("heads.jsonl");
    std::fs::write(&heads, place.run(&["audit", "heads"])).unwrap();
    let elsewhere = folder.path().join("elsewhere");
    let data = elsewhere.to_str().unwrap();
    motcua_ok(&["restore", path, "--data", data]);
    motcua_ok(&["audit", "verify", "--data", data, "--heads", heads.to_str().unwrap()]);
    assert_eq!(motcua_ok(&["accounts", "--json", "--data", data]), place.run(&["accounts", "--json"]));
    // Once it has served it signs with a key of its own; the heads from before still count against the old one.
    let key = serde_json::from_str::<Value>(std::fs::read_to_string(&heads).unwrap().lines().next().unwrap()).unwrap();
    let key = key["key"].as_str().unwrap();
    motcua_ok(&["audit", "heads", "--data", data]);
    let verify = ["audit", "verify", "--data", data, "--heads", heads.to_str().unwrap()];
    assert_eq!(code(&verify), Some(1), "another key");
    motcua_ok(&[&verify[..], &["--key", key]].concat());
    assert_eq!(code(&[&verify[..], &["--key", &"0".repeat(64)]].concat()), Some(1), "a key that signed nothing");
    assert_eq!(code(&["restore", path, "--data", data]), Some(1), "a store that is there was overwritten");

    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let untouched = folder.path().join("untouched");
    assert_eq!(code(&["restore", path, "--data", untouched.to_str().unwrap()]), Some(1));
    assert!(!untouched.join("motcua.db").exists());
    assert!(server.stop().success());
}

#[test]
fn forms_and_the_register_are_files() {
    let place = Place::filled(Database::Sqlite, 60);
    let account = place.account("receiver");
    let unit = account["unit"].as_str().unwrap().to_owned();
    let server = Server::start(&place);
    let token = place.token(account["name"].as_str().unwrap());
    let client = crate::support::Client::new(&server.address, Some(&token));
    let rows = client.get("/api/v1/dossiers?state=returned").unwrap().json();
    let code = rows["items"][0]["code"].as_str().unwrap().to_owned();
    let out = |name: &str| place.data().join(name).display().to_string();
    for form in ["01", "06"] {
        place.run(&["form", form, &code, "--out", &out("form.pdf")]);
        assert!(std::fs::read(out("form.pdf")).unwrap().starts_with(b"%PDF-"));
    }
    place.run(&["form", "07", "--unit", &unit, "--year", "2026", "--out", &out("register.pdf")]);
    place.run(&["form", "07", "--unit", &unit, "--year", "2026", "--out", &out("register.xlsx")]);
    assert!(std::fs::read(out("register.pdf")).unwrap().starts_with(b"%PDF-"));
    assert!(std::fs::read(out("register.xlsx")).unwrap().starts_with(b"PK"));
}

/// A store for production begins with the shipped files and an account made here.
#[test]
fn the_first_account_of_a_store_is_made_here() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let units = crate::floors::root().join("crates/organization/data/admin_units.csv");
    motcua_ok(&["import", "units", units.to_str().unwrap(), "--data", data]);
    let who = ["account", "create", "--name", "so.ke", "--person", "Trần Thị Sổ", "--data", data];
    let create = |at: [&str; 4]| output(&[&who[..], &at, &["--json"]].concat());
    assert_eq!(create(["--unit", "H41", "--role", "receiver"]).status.code(), Some(1), "no counter is there");
    assert_eq!(create(["--unit", "H41.999", "--role", "operator"]).status.code(), Some(1), "no such unit");
    assert_eq!(create(["--unit", "H41", "--role", "king"]).status.code(), Some(2), "no such role");
    assert_eq!(json(&["accounts", "--json", "--data", data]), serde_json::json!([]), "a refusal left something");
    let made: Value = serde_json::from_slice(&create(["--unit", "H41", "--role", "operator"]).stdout).unwrap();
    assert!(made["password"].as_str().unwrap().len() >= 16);
    assert_eq!(create(["--unit", "H41", "--role", "operator"]).status.code(), Some(1), "the name is taken");
    let accounts = json(&["accounts", "--json", "--data", data]);
    assert_eq!((&accounts[0]["name"], &accounts[0]["roles"]), (&made["name"], &serde_json::json!(["operator"])));
}

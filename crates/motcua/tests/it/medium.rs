//! A medium that stops taking writes under a running server: it says so, loses nothing, and goes on by itself.
//!
//! The limit on the size of a file stands for the medium: lowered under the running process, every write of the
//! database and of its log fails as on a broken disk. The log goes to `/dev/full`, the disk without room.

use std::process::Command;

use serde_json::{Value, json};

use crate::support::{Client, Database, Place, Server};

#[test]
fn a_medium_that_refuses_writes_costs_nothing_that_was_acknowledged() {
    let place = Place::filled(Database::Sqlite, 0);
    let account = place.account("receiver");
    let token = place.token(account["name"].as_str().unwrap());
    let server = Server::start_on_full_log(&place);
    let clerk = Client::new(&server.address, Some(&token));
    let filing = filing(account["unit"].as_str().unwrap());
    let accept = || clerk.post("/api/v1/dossiers", &filing).expect("the server lives on");

    let first = code(&accept().json());
    limit(&server, "4096");
    let refused = accept();
    assert_eq!(refused.status, 503);
    assert_eq!(refused.json()["code"], "web-unavailable");
    assert_eq!(clerk.get(&look(&first)).unwrap().status, 503, "a look that leaves no line is not given (N12)");
    for open in ["/healthz", "/", "/board"] {
        assert_eq!(clerk.get(open).unwrap().status, 200, "{open} needs no write");
    }
    limit(&server, "unlimited");
    let second = code(&accept().json());
    for acknowledged in [&first, &second] {
        assert_eq!(clerk.get(&look(acknowledged)).unwrap().status, 200, "{acknowledged}");
    }
    assert!(server.stop().success());
    place.run(&["audit", "verify"]);
}

/// The largest file the server may write from now on, in bytes.
fn limit(server: &Server, most: &str) {
    let (process, size) = (format!("--pid={}", server.process()), format!("--fsize={most}:"));
    assert!(Command::new("prlimit").args([process, size]).status().unwrap().success());
}

fn filing(unit: &str) -> Value {
    json!({
        "procedure": "1.001193",
        "receiving_unit": unit,
        "channel": "direct",
        "applicant": { "kind": "person", "name": "Người Thử", "personal_number": "040090123456", "phone": "0912345678" },
        "parts": [],
    })
}

fn code(dossier: &Value) -> String {
    dossier["code"].as_str().expect("it was accepted").to_owned()
}

fn look(code: &str) -> String {
    format!("/api/v1/dossiers/{code}")
}

//! The server from its first moment to its last.

use kernel::{Clock, Id};
use serde_json::json;
use store::idempotency::{Call, Known, find, record};
use store::{Store, StoreConfig};
use testkit::{Mood, Outside};

use crate::support::{Client, Database, Place, Server, motcua};

#[test]
fn the_first_page_answers_at_once_and_ready_comes_later() {
    let place = Place::filled(Database::Sqlite, 0);
    let server = Server::begin(&place);
    let client = Client::new(&server.address, None);
    assert_eq!(client.get("/healthz").unwrap().status, 200);
    let page = client.get("/").unwrap();
    assert!(page.status == 200 || page.status == 503, "{page:?}");
    assert!(page.content_type.starts_with("text/html"));
    let call = client.get("/api/v1/procedures").unwrap();
    assert!(call.content_type.starts_with("application/problem+json"), "{call:?}");
    drop(server);
    let server = Server::start(&place);
    assert_eq!(Client::new(&server.address, None).get("/").unwrap().status, 200);
    assert!(server.stop().success(), "SIGTERM is a good end");
}

#[test]
fn the_description_of_the_api_is_the_reviewed_one() {
    let place = Place::filled(Database::Sqlite, 0);
    let server = Server::start(&place);
    let file = Client::new(&server.address, None).get("/api/v1/openapi.json").unwrap();
    assert_eq!(file.status, 200);
    insta::assert_snapshot!("openapi", String::from_utf8(file.body).unwrap());
}

#[test]
fn a_second_server_on_the_same_file_is_refused() {
    let place = Place::filled(Database::Sqlite, 0);
    let server = Server::start(&place);
    let mut second = motcua(&["serve", "--listen", "127.0.0.1:0"]);
    let output = second.args(place.flags()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Another server"));
    assert_eq!(Client::new(&server.address, None).get("/readyz").unwrap().status, 200, "the first one goes on");
}

#[test]
fn a_call_sent_twice_acts_once() {
    let place = Place::filled(Database::Sqlite, 0);
    let account = place.account("receiver");
    let server = Server::start(&place);
    let client = Client::new(&server.address, Some(&place.token(account["name"].as_str().unwrap())));
    let body = json!({
        "procedure": "1.001193",
        "receiving_unit": account["unit"],
        "applicant": { "kind": "person", "name": "Người Thử", "personal_number": "040090123456", "phone": "0912345678" },
    });
    let key = [("Idempotency-Key", "once")];
    let first = client.post_with("/api/v1/dossiers", &body, &key).unwrap();
    let second = client.post_with("/api/v1/dossiers", &body, &key).unwrap();
    assert_eq!((first.status, second.status), (201, 201), "{first:?}");
    assert_eq!(first.json()["code"], second.json()["code"]);
}

#[test]
fn the_figures_name_no_person() {
    let place = Place::filled(Database::Sqlite, 0);
    let server = Server::start(&place);
    let client = Client::new(&server.address, None);
    let _ = client.get("/api/v1/track?code=H41.042-261123-0001&check=9876");
    for invented in ["/no/such/page", "/another", "/api/v1/none"] {
        assert_eq!(client.get(invented).unwrap().status, 404);
    }
    let figures = String::from_utf8(client.get("/metrics").unwrap().body).unwrap();
    assert!(figures.contains("http_requests_total") && figures.contains("process_resident_memory_bytes"), "{figures}");
    assert!(!figures.contains("9876") && !figures.contains("no/such"), "{figures}");
}

#[test]
fn the_log_at_its_most_talkative_names_no_person() {
    let mail = Outside::mail(Mood::Refuses);
    let place = Place::filled(Database::Sqlite, 0);
    place.configure(&format!(
        "[mail]\nserver = \"{}\"\nport = {}\ntls = \"none\"\nfrom = \"motcua@example.vn\"\n",
        mail.address.ip(),
        mail.address.port()
    ));
    let account = place.account("receiver");
    let login = account["name"].as_str().unwrap();
    let token = place.token(login);
    let (mut server, log) = Server::start_talking(&place);
    let client = Client::new(&server.address, Some(&token));
    assert!(Client::signed_in(&server.address, login, "Mat-khau-sai-7").is_none());
    let applicant = json!({
        "kind": "person", "name": "Vi Thị Quỳnh", "personal_number": "040190004321", "phone": "0987654321",
        "email": "vi.quynh@example.vn", "address": "Xóm Bí Mật",
    });
    let body = json!({ "procedure": "1.001193", "receiving_unit": account["unit"], "channel": "online", "applicant": applicant });
    let filed = client.post("/api/v1/dossiers", &body).unwrap();
    assert_eq!(filed.status, 201, "{filed:?}");
    let code = filed.json()["code"].as_str().unwrap().to_owned();
    assert_eq!(client.get(&format!("/api/v1/track?code={code}&check=4321")).unwrap().status, 200);
    while !log.text().contains("a mail waits") {
        server.is_alive();
        std::thread::yield_now();
    }
    assert!(server.stop().success());
    let said = log.text();
    assert!(said.contains("TRACE"), "the log was not at its most talkative: {said}");
    for personal in
        ["Quỳnh", "040190004321", "0987654321", "vi.quynh", "Bí Mật", "check=4321", "Mat-khau-sai-7", token.as_str()]
    {
        assert!(!said.contains(personal), "{personal} stands in the log: {said}");
    }
}

#[test]
fn answers_kept_for_a_repetition_are_forgotten_after_a_week() {
    let place = Place::filled(Database::Sqlite, 0);
    let now = Clock::system().now();
    let calls = ["old", "young"].map(|key| Call::new(Id::new(), key, b"the same request"));
    let kept = || Store::open(&StoreConfig::parse(&place.url()).unwrap()).unwrap();
    let known = |call: &Call| kept().read_blocking(|conn| find(conn, call)).unwrap();
    for (call, days) in calls.iter().zip([8, 6]) {
        let at = now.plus_seconds(-days * 86_400);
        kept().write_blocking(|conn| record(conn, call, 201, "{}", at)).unwrap();
        assert_ne!(known(call), Known::New);
    }
    // A server that ends has first done what it does every quarter of an hour.
    assert!(Server::start(&place).stop().success());
    assert_eq!(known(&calls[0]), Known::New);
    assert_ne!(known(&calls[1]), Known::New);
}

//! The running server and systems outside of it: what it tells applicants, and what it does when nobody listens.

use serde_json::json;
use testkit::{Mood, Outside};

use crate::support::{Client, Database, Place, Server, motcua};

/// A mail server on this machine, with little patience.
fn config(server: &Outside) -> String {
    format!(
        "[mail]\nserver = \"{}\"\nport = {}\ntls = \"none\"\nfrom = \"motcua@example.vn\"\ntimeout_ms = 300\n",
        server.address.ip(),
        server.address.port()
    )
}

/// Files a birth registration online, as the portal does; the answer's code.
fn file(place: &Place, server: &Server) -> String {
    let account = place.account("receiver");
    let token = place.token(account["name"].as_str().unwrap());
    let body = json!({
        "procedure": "1.001193",
        "receiving_unit": account["unit"],
        "channel": "online",
        "applicant": { "name": "Hồ Thị Mai", "phone": "0912345678", "email": "mai@example.vn" },
    });
    let answer = Client::new(&server.address, Some(&token)).post("/api/v1/dossiers", &body).unwrap();
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json()["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_filing_is_told_by_mail() {
    let mail = Outside::mail(Mood::Well);
    let place = Place::filled(Database::Sqlite, 0);
    place.configure(&config(&mail));
    let mut server = Server::start(&place);
    let code = file(&place, &server);
    while mail.seen().is_empty() {
        server.is_alive();
        std::thread::yield_now();
    }
    let [letter] = mail.seen().try_into().unwrap();
    assert!(letter.contains("To: mai@example.vn") && letter.contains(&code), "{letter}");
    assert!(server.stop().success());
}

#[test]
fn a_mail_server_that_hangs_holds_up_neither_a_filing_nor_the_end() {
    let mail = Outside::mail(Mood::Silent);
    let place = Place::filled(Database::Sqlite, 0);
    place.configure(&config(&mail));
    let server = Server::start(&place);
    for _ in 0..5 {
        file(&place, &server);
    }
    assert!(server.stop().success(), "SIGTERM is a good end even now");
    assert!(mail.seen().is_empty());
}

#[test]
fn a_setting_that_cannot_be_right_is_wrong_usage() {
    let place = Place::filled(Database::Sqlite, 0);
    for (wrong, named) in [
        ("[mail]\nserver = \"mail.example.vn\"\nfrom = \"nobody\"\n", "mail.from"),
        ("[sms]\nurl = \"ftp://sms.example.vn\"\n", "sms.url"),
        ("[mail]\nserver = \"mail.example.vn\"\nfrom = \"a@example.vn\"\npasword = \"x\"\n", "pasword"),
    ] {
        place.configure(wrong);
        let served = motcua(&["serve", "--listen", "127.0.0.1:0"]).args(place.flags()).output().unwrap();
        let said = String::from_utf8_lossy(&served.stderr).into_owned();
        assert_eq!(served.status.code(), Some(2), "{said}");
        assert!(said.contains(named), "{named}: {said}");
    }
}

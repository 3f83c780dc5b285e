//! Nothing that was answered with 201 is lost, whatever ends the server or the database, and the chains stay whole.
//!
//! 32 clients accept dossiers over HTTP, each keeping its own list of what was acknowledged. When a random number of
//! acknowledgements has come, the process is killed in the middle of the others' requests. `MOTCUA_CRASH_SEED` repeats
//! a run, `MOTCUA_CRASH_ROUNDS` shortens it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::support::{Client, Database, Place, Server};

const CLIENTS: usize = 32;
const ROUNDS: u64 = 20;

#[test]
fn killing_the_server_loses_nothing_on_sqlite() {
    let place = Place::filled(Database::Sqlite, 0);
    let clerk = Clerk::of(&place);
    let mut random = Random::seeded();
    for _ in 0..rounds() {
        let server = Server::start(&place);
        let acknowledged = clerk.work(server, random.between(20, 160), Server::kill);
        clerk.finds_all(&Server::start(&place), &acknowledged);
    }
    whole(&place);
}

#[test]
fn killing_the_server_or_the_database_loses_nothing_on_postgresql() {
    let place = Place::filled(Database::Postgres, 0);
    let cluster = place.cluster.as_ref().unwrap();
    let clerk = Clerk::of(&place);
    let mut random = Random::seeded();
    for round in 0..rounds() {
        let server = Server::start(&place);
        let acknowledged = if round % 2 == 0 {
            clerk.work(server, random.between(20, 160), Server::kill)
        } else {
            // The server must take it, answer 503 meanwhile, and go on by itself.
            let address = server.address.clone();
            clerk.work(server, random.between(20, 160), |server| {
                cluster.cut();
                cluster.resume();
                back(&Client::new(&address, None));
                assert!(server.stop().success());
            })
        };
        clerk.finds_all(&Server::start(&place), &acknowledged);
    }
    whole(&place);
}

/// A clerk at one counter, sitting at 32 screens.
struct Clerk {
    token: String,
    unit: String,
}

impl Clerk {
    fn of(place: &Place) -> Self {
        let account = place.account("receiver");
        Self {
            token: place.token(account["name"].as_str().unwrap()),
            unit: account["unit"].as_str().unwrap().to_owned(),
        }
    }

    /// Accepts dossiers until `enough` are acknowledged, then lets `end` end the server while the others go on.
    /// Answers the codes of all that were acknowledged.
    fn work(&self, server: Server, enough: usize, end: impl FnOnce(Server) + Send) -> Vec<String> {
        let (codes, count, over) = (Mutex::new(Vec::new()), AtomicUsize::new(0), AtomicBool::new(false));
        let address = server.address.clone();
        std::thread::scope(|scope| {
            let (reached, wait) = std::sync::mpsc::channel();
            for client in 0..CLIENTS {
                let (codes, count, over, reached, address) = (&codes, &count, &over, reached.clone(), &address);
                scope.spawn(move || {
                    let caller = Client::new(address, Some(&self.token));
                    let mut own = Vec::new();
                    while !over.load(Ordering::Relaxed) {
                        if let Some(code) = self.accept(&caller, client, own.len()) {
                            own.push(code);
                            if count.fetch_add(1, Ordering::Relaxed) + 1 == enough {
                                let _ = reached.send(());
                            }
                        }
                    }
                    codes.lock().unwrap().append(&mut own);
                });
            }
            wait.recv().unwrap();
            end(server);
            over.store(true, Ordering::Relaxed);
        });
        codes.into_inner().unwrap()
    }

    /// The code of an accepted dossier, or `None` when there was no answer or the database was away.
    fn accept(&self, caller: &Client, client: usize, number: usize) -> Option<String> {
        let body = json!({
            "procedure": "1.001193",
            "receiving_unit": self.unit,
            "channel": "direct",
            "applicant": {
                "kind": "person",
                "name": format!("Người Thử {client} {number}"),
                "personal_number": "040090123456",
                "phone": "0912345678",
            },
            "parts": [],
        });
        let answer = caller.post("/api/v1/dossiers", &body)?;
        match answer.status {
            201 => Some(answer.json()["code"].as_str().unwrap().to_owned()),
            503 => None,
            _ => panic!("{}: {}", answer.status, String::from_utf8_lossy(&answer.body)),
        }
    }

    fn finds_all(&self, server: &Server, codes: &[String]) {
        let caller = Client::new(&server.address, Some(&self.token));
        let mut once: Vec<&String> = codes.iter().collect();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), codes.len(), "a code was given twice");
        for code in codes {
            let answer = caller.get(&format!("/api/v1/dossiers/{code}")).expect("the server answers");
            assert_eq!(answer.status, 200, "{code} was acknowledged and is not there");
            assert_eq!(answer.json()["code"], Value::from(code.as_str()));
        }
    }
}

/// Every chain is as it was written.
fn whole(place: &Place) {
    place.run(&["audit", "verify"]);
}

/// Waits until the server finds its database again.
fn back(client: &Client) {
    while client.get("/readyz").expect("the server lives on").status != 200 {
        std::thread::yield_now();
    }
}

fn rounds() -> u64 {
    number("MOTCUA_CRASH_ROUNDS").unwrap_or(ROUNDS)
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// A small generator: a run must be repeatable by its seed.
struct Random(u64);

impl Random {
    fn seeded() -> Self {
        let seed = number("MOTCUA_CRASH_SEED").unwrap_or_else(|| u64::from(std::process::id()));
        eprintln!("MOTCUA_CRASH_SEED={seed}");
        Self(seed.wrapping_mul(2).wrapping_add(1))
    }

    fn between(&mut self, least: u64, most: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(least + (self.0 >> 33) % (most - least)).unwrap()
    }
}

//! How fast the store writes, beside the bare databases: `cargo run --release -p store --example rates`, with
//! the address of an empty PostgreSQL database to measure that one too.
//!
//! The work is one act: a row of a wide table with three indexes, three steps, an event, an entry in the
//! chain of one of `UNITS` units. The raw loops run the same statements, the chain's hash computed outside.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use diesel::prelude::*;
use kernel::{Id, Timestamp};
use store::raw::{Rate, Statement, Value, postgres_loop, sqlite_loop};
use store::{Conn, Kind, Result, Store, StoreConfig};

const UNITS: u64 = 130;
const ACTS: u64 = 4_000;

const TABLES: &str = "
    CREATE TABLE matter (id BLOB NOT NULL PRIMARY KEY, code TEXT NOT NULL UNIQUE, unit BLOB NOT NULL,
        holder BLOB NOT NULL, state TEXT NOT NULL, person TEXT NOT NULL, phone TEXT NOT NULL, at BIGINT NOT NULL,
        due BIGINT NOT NULL, note TEXT NOT NULL);
    CREATE INDEX matter_due ON matter (holder, due);
    CREATE INDEX matter_person ON matter (person);
    CREATE TABLE step (id BLOB NOT NULL PRIMARY KEY, matter BLOB NOT NULL, kind TEXT NOT NULL, budget BIGINT NOT NULL);
    CREATE TABLE event (id BLOB NOT NULL PRIMARY KEY, matter BLOB NOT NULL, at BIGINT NOT NULL, what TEXT NOT NULL);";

diesel::table! {
    matter (id) {
        id -> Binary, code -> Text, unit -> Binary, holder -> Binary, state -> Text, person -> Text, phone -> Text,
        at -> BigInt, due -> BigInt, note -> Text,
    }
}
diesel::table! {
    step (id) { id -> Binary, matter -> Binary, kind -> Text, budget -> BigInt, }
}
diesel::table! {
    event (id) { id -> Binary, matter -> Binary, at -> BigInt, what -> Text, }
}

#[derive(Insertable)]
#[diesel(table_name = matter, treat_none_as_default_value = false)]
struct Matter<'a> {
    id: Id,
    code: &'a str,
    unit: Id,
    holder: Id,
    state: &'a str,
    person: &'a str,
    phone: &'a str,
    at: Timestamp,
    due: i64,
    note: &'a str,
}

const NOTE: &str = "Trích lục, bản chính một, bản sao hai; nhận tại quầy số 3 của Trung tâm.";

fn unit(number: u64) -> Id {
    let mut bytes = [7_u8; 16];
    bytes[..8].copy_from_slice(&(number % UNITS).to_be_bytes());
    Id::from_bytes(bytes)
}

fn act(conn: &mut Conn, number: u64) -> Result<()> {
    let (id, at) = (Id::new(), Timestamp::from_micros(1_795_000_000_000_000 + number as i64));
    let code = format!("H41.{number:09}");
    let (unit, person) = (unit(number), format!("040{:09}", number * 7919 % 1_000_000_007));
    let row = Matter {
        id,
        code: &code,
        unit,
        holder: unit,
        state: "received",
        person: &person,
        phone: "0912345678",
        at,
        due: at.as_micros() + 86_400_000_000,
        note: NOTE,
    };
    diesel::insert_into(matter::table).values(&row).execute(conn)?;
    for kind in ["receive", "process", "return"] {
        let row = (step::id.eq(Id::new()), step::matter.eq(id), step::kind.eq(kind), step::budget.eq(14_400_i64));
        diesel::insert_into(step::table).values(row).execute(conn)?;
    }
    let row = (event::id.eq(Id::new()), event::matter.eq(id), event::at.eq(at), event::what.eq(NOTE));
    diesel::insert_into(event::table).values(row).execute(conn)?;
    let detail = serde_json::json!({ "code": code, "state": "received" });
    let entry = store::audit::Entry {
        unit,
        at,
        actor: Some(id),
        act: "dossier.accept",
        object: &code,
        detail: &detail,
        origin: "192.0.2.7",
    };
    store::audit::append(conn, &entry)?;
    Ok(())
}

const MATTER: &str = "INSERT INTO matter VALUES (?,?,?,?,?,?,?,?,?,?)";
const STEP: &str = "INSERT INTO step VALUES (?,?,?,?)";
const EVENT: &str = "INSERT INTO event VALUES (?,?,?,?)";
const ENTRY: &str = "INSERT INTO audit_entry VALUES (?,?,?,?,?,?,?,?,?)";
const HEAD: &str = "UPDATE audit_head SET length = ?, hash = ?, at = ? WHERE unit = ?";

fn raw_act(number: u64) -> Vec<Statement<'static>> {
    let bytes = |id: Id| Value::Bytes(id.as_bytes().to_vec());
    let text = |text: &str| Value::Text(text.to_owned());
    let (id, unit, at) = (Id::new(), unit(number), 1_795_000_000_000_000 + number as i64);
    let (code, person) = (format!("R41.{number:09}"), format!("041{:09}", number * 7919 % 1_000_000_007));
    let seq = Value::Int(1_000_000 + (number / UNITS) as i64);
    let hash = Value::Bytes(vec![number as u8; 32]);
    let mut work = vec![Statement {
        sql: MATTER,
        values: vec![
            bytes(id),
            text(&code),
            bytes(unit),
            bytes(unit),
            text("received"),
            text(&person),
            text("0912345678"),
            Value::Int(at),
            Value::Int(at),
            text(NOTE),
        ],
    }];
    for kind in ["receive", "process", "return"] {
        work.push(Statement { sql: STEP, values: vec![bytes(Id::new()), bytes(id), text(kind), Value::Int(14_400)] });
    }
    work.push(Statement { sql: EVENT, values: vec![bytes(Id::new()), bytes(id), Value::Int(at), text(NOTE)] });
    work.push(Statement { sql: HEAD, values: vec![seq.clone(), hash.clone(), Value::Int(at), bytes(unit)] });
    let detail = format!(r#"{{"code":"{code}","state":"received"}}"#);
    work.push(Statement {
        sql: ENTRY,
        values: vec![
            bytes(unit),
            seq,
            Value::Int(at),
            bytes(id),
            text("dossier.accept"),
            text(&code),
            text(&detail),
            text("192.0.2.7"),
            hash,
        ],
    });
    work
}

fn through_the_store(store: &Store, clients: u64, next: &Arc<AtomicU64>) -> Rate {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let start = Instant::now();
    runtime.block_on(async {
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..clients {
            let (store, next) = (store.clone(), next.clone());
            tasks.spawn(async move {
                for _ in 0..ACTS / clients {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    store.write(move |conn| act(conn, number)).await.expect("a durable act");
                }
            });
        }
        while tasks.join_next().await.is_some() {}
    });
    Rate { transactions: ACTS / clients * clients, took: start.elapsed() }
}

fn measure(config: &StoreConfig, raw: impl Fn() -> Vec<(String, Rate)>) -> Result<()> {
    let store = Store::open(config)?;
    store.migrate(&[])?;
    let next = Arc::new(AtomicU64::new(0));
    for clients in [1, 8, 32] {
        let rate = through_the_store(&store, clients, &next);
        println!("{:9} store, {clients:2} clients: {:8.0}/s", store.kind().as_str(), rate.per_second());
    }
    println!("{:?}", store.figures());
    for (name, rate) in raw() {
        println!("{:9} {name}: {:8.0}/s", store.kind().as_str(), rate.per_second());
    }
    Ok(())
}

fn main() -> Result<()> {
    let folder = tempfile::tempdir_in(std::env::var("RATES_DIR").unwrap_or_else(|_| ".".to_owned()))?;
    let file = folder.path().join("rates.db");
    let config = StoreConfig::sqlite(&file);
    store::raw::execute(&format!("sqlite:{}", file.display()), TABLES)?;
    measure(&config, || {
        let from = AtomicU64::new(0);
        let raw = |per_commit| {
            let start = from.fetch_add(ACTS, Ordering::Relaxed);
            sqlite_loop(&file, ACTS, per_commit, |number| raw_act(start + number)).expect("the raw loop")
        };
        vec![("raw, 1 a commit".to_owned(), raw(1)), ("raw, 64 a commit".to_owned(), raw(64))]
    })?;
    let Some(url) = std::env::args().nth(1) else { return Ok(()) };
    store::raw::execute(&url, &TABLES.replace("BLOB", "BYTEA"))?;
    let config = StoreConfig::parse(&url)?;
    assert_eq!(config.kind(), Kind::Postgres);
    measure(&config, || {
        let from = AtomicU64::new(0);
        let raw = |clients| {
            let start = from.fetch_add(ACTS, Ordering::Relaxed);
            let rate = postgres_loop(&url, clients, ACTS, |number| raw_act(start + number)).expect("the raw loop");
            (format!("raw, {clients} clients"), rate)
        };
        vec![raw(1), raw(8), raw(32)]
    })
}

//! The raw limit: the statements of an acceptance, chain and durable commit included, without the house around them.
//!
//! The rows are as wide as those the house writes; hashing and keys are made as it makes them. What is left out is
//! HTTP, checking, rendering, and the reads that find version, place and calendar.

use kernel::Id;
use serde::Serialize;
use store::raw::{self, Rate, Statement, Value};
use store::{Kind, Store, StoreConfig};

use super::stage::Stage;
use crate::assembly;
use crate::failure::Failure;

/// Acceptances in one loop.
const MANY: u64 = 20_000;
/// Where each commit waits for the disk, fewer are enough.
const FEW: u64 = 2_000;

/// One way of writing and how fast it went.
#[derive(Serialize)]
pub(super) struct Limit {
    pub name: String,
    pub per_second: f64,
}

/// The limits of the stage's database.
pub(super) fn limits(stage: &Stage) -> Result<Vec<Limit>, Failure> {
    match stage.kind() {
        Kind::Sqlite => sqlite(stage),
        Kind::Postgres => postgres(stage),
    }
}

fn sqlite(stage: &Stage) -> Result<Vec<Limit>, Failure> {
    let mut limits = Vec::new();
    for (per_commit, transactions) in [(1, FEW), (64, MANY)] {
        let file = stage.folder().join(format!("raw-{per_commit}.db"));
        let store = Store::open(&StoreConfig::sqlite(&file))?;
        store.migrate(&assembly::migrations())?;
        drop(store);
        let units = units(1);
        let rate = raw::sqlite_loop(&file, transactions, per_commit, |number| acceptance(&units, number))?;
        limits.push(limit(format!("SQLite, {per_commit} a commit"), rate));
    }
    Ok(limits)
}

fn postgres(stage: &Stage) -> Result<Vec<Limit>, Failure> {
    let mut limits = Vec::new();
    for (clients, spread) in [(1, 1), (32, 1), (32, 130)] {
        let units = units(spread);
        let rate = raw::postgres_loop(stage.address(), clients, MANY / 4, |number| acceptance(&units, number))?;
        limits.push(limit(format!("PostgreSQL, {clients} clients, {spread} units"), rate));
    }
    Ok(limits)
}

fn limit(name: String, rate: Rate) -> Limit {
    Limit { name, per_second: rate.per_second() }
}

fn units(many: usize) -> Vec<Id> {
    (0..many).map(|_| Id::new()).collect()
}

const DOSSIER: &str = "INSERT INTO dossier (id, code, seq, procedure_code, procedure_version, calendar_version, channel, \
    support_point, receiving_unit, competent_unit, competent_body, applicant_name, applicant_folded, state, open, \
    filed_at, accepted_at, due_at, first_due_at, time_limit, holder_unit, holder_person, holder_since, step_no, \
    step_kind, step_role, step_due, next_clock_at, next_clock, supplement_requests, extensions, fee) VALUES \
    (?, ?, 1, '1.001193', ?, 1, 'direct', ?, ?, ?, ?, ?, ?, 'accepted', ?, ?, ?, ?, ?, '1wd', ?, ?, ?, 1, 'intake', \
    'receiver', ?, ?, 'transfer', 0, 0, 0)";
const DETAIL: &str = "INSERT INTO dossier_detail (dossier, applicant_kind, personal_number, phone, address, return_mode, \
    sets, pages, copies, receiver, receiver_name, plan) VALUES (?, 'person', ?, '0912345678', ?, 'counter', 1, 1, 1, \
    ?, ?, ?)";
const PART: &str = "INSERT INTO dossier_part (dossier, no, title, originals, copies, electronic, owed) VALUES \
    (?, ?, ?, 1, 0, ?, ?)";
const EVENT: &str = "INSERT INTO dossier_event (dossier, seq, at, actor, actor_name, unit, kind, detail) VALUES \
    (?, 1, ?, ?, ?, ?, 'accepted', ?)";
const JOB: &str = "INSERT INTO job (id, kind, payload, state, run_at, attempts, made_at) VALUES \
    (?, 'dossiers.notify', ?, 'waiting', ?, 0, ?)";
const SEQUENCE: &str = "INSERT INTO dossier_sequence (agency, day, last) VALUES (?, 20261123, 1) \
    ON CONFLICT (agency, day) DO UPDATE SET last = dossier_sequence.last + 1";
const HEAD: &str = "INSERT INTO audit_head (unit, length, hash, at) VALUES (?, 1, ?, ?) \
    ON CONFLICT (unit) DO UPDATE SET length = audit_head.length + 1, hash = excluded.hash, at = excluded.at";
const ENTRY: &str = "INSERT INTO audit_entry (unit, seq, at, actor, act, object, detail, origin, hash) \
    VALUES (?, ?, ?, ?, 'dossier.receive', ?, ?, '127.0.0.1', ?)";

/// What the house writes for one acceptance.
fn acceptance(units: &[Id], number: u64) -> Vec<Statement<'static>> {
    let unit = bytes(units[usize::try_from(number).unwrap_or(0) % units.len()]);
    let (id, other) = (bytes(Id::new()), bytes(Id::new()));
    let at = Value::Int(1_790_000_000_000_000 + i64::try_from(number).unwrap_or(0));
    let text = |length: usize| Value::Text("x".repeat(length));
    let code = Value::Text(format!("H41.001-261123-{}", Id::new()));
    let hash = Value::Bytes(vec![7; 32]);
    let seq = Value::Int(i64::try_from(number).unwrap_or(0) + 1);
    let mut all = vec![
        Statement { sql: SEQUENCE, values: vec![Value::Text(format!("{unit:?}"))] },
        Statement {
            sql: DOSSIER,
            values: vec![
                id.clone(),
                code.clone(),
                other.clone(),
                unit.clone(),
                unit.clone(),
                unit.clone(),
                unit.clone(),
                text(20),
                text(20),
                Value::Bool(true),
                at.clone(),
                at.clone(),
                at.clone(),
                at.clone(),
                unit.clone(),
                other.clone(),
                at.clone(),
                at.clone(),
                at.clone(),
            ],
        },
        Statement { sql: DETAIL, values: vec![id.clone(), text(12), text(10), other.clone(), text(20), text(200)] },
    ];
    for no in 1..=3 {
        let values = vec![id.clone(), Value::Int(no), text(25), Value::Bool(false), Value::Bool(false)];
        all.push(Statement { sql: PART, values });
    }
    all.push(Statement { sql: EVENT, values: vec![id, at.clone(), other.clone(), text(20), unit.clone(), text(200)] });
    all.push(Statement { sql: JOB, values: vec![bytes(Id::new()), text(80), at.clone(), at.clone()] });
    all.push(Statement { sql: HEAD, values: vec![unit.clone(), hash.clone(), at.clone()] });
    all.push(Statement { sql: ENTRY, values: vec![unit, seq, at, other, code, text(250), hash] });
    all
}

fn bytes(id: Id) -> Value {
    Value::Bytes(id.as_bytes().to_vec())
}

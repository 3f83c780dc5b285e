//! The raw limit of PostgreSQL: pgbench sends the statements of an acceptance from a script.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Limit;
use super::acceptance::{CHAIN_ON_POSTGRES, ROWS, Row, Slot};
use crate::bench::stage::Stage;
use crate::failure::Failure;

/// Seconds that one way of writing is driven.
const SECONDS: &str = "5";

/// pgbench with one client and with as many as W1, one acceptance a commit and 64.
pub(super) fn limits(stage: &Stage) -> Result<Vec<Limit>, Failure> {
    let centres = stage.counters.len();
    add_heads(stage, centres)?;
    let ways = [(1, 1, 1), (1, 64, 1), (32, 1, 1), (32, 1, centres)];
    ways.into_iter().map(|(clients, per_commit, units)| limit(stage, clients, per_commit, units)).collect()
}

fn limit(stage: &Stage, clients: usize, per_commit: usize, units: usize) -> Result<Limit, Failure> {
    let file = stage.folder().join("acceptance.pgbench");
    std::fs::write(&file, script(per_commit, units)).map_err(|error| Failure::file(&file, &error))?;
    let commits = drive(&file, stage.address(), clients)?;
    Ok(Limit {
        name: format!("PostgreSQL by pgbench, {clients} clients, {per_commit} a commit"),
        units,
        like_w1: clients > 1,
        per_second: commits * per_commit as f64,
    })
}

/// The heads of the chains, which in a house that runs are all there.
fn add_heads(stage: &Stage, units: usize) -> Result<(), Failure> {
    let heads = format!(
        "INSERT INTO audit_head (unit, length, hash, at) \
         SELECT int8send(0) || int8send(unit), 0, sha256(int8send(unit)), 0 FROM generate_series(0, {units}) unit"
    );
    Ok(store::raw::execute(stage.address(), &heads)?)
}

/// One transaction of pgbench: `per_commit` acceptances, each into a unit drawn among `units`.
fn script(per_commit: usize, units: usize) -> String {
    let acceptance = acceptance(units);
    format!("BEGIN;\n{}COMMIT;\n", acceptance.repeat(per_commit))
}

fn acceptance(units: usize) -> String {
    let most = i64::MAX - 1;
    let mut script =
        format!("\\set unit random(0, {})\n\\set high random(1, {most})\n\\set low random(1, {most})\n", units - 1);
    for row in ROWS.iter().chain([&CHAIN_ON_POSTGRES]) {
        let _ = writeln!(script, "{};", statement(row));
    }
    script
}

/// The statement with an expression in place of each `?`.
fn statement(row: &Row) -> String {
    let mut parts = row.sql.split('?');
    let first = parts.next().unwrap_or_default().to_owned();
    row.slots.iter().zip(parts).fold(first, |sql, (slot, part)| sql + &expression(*slot) + part)
}

fn expression(slot: Slot) -> String {
    match slot {
        Slot::Dossier => "int8send(:high) || int8send(:low)".to_owned(),
        Slot::Unit => "int8send(0) || int8send(:unit)".to_owned(),
        Slot::Fresh => "int8send(:low) || int8send(:high)".to_owned(),
        Slot::Code => "'H41.' || :unit::text || '-' || :high::text".to_owned(),
        Slot::Agency => "'H41.' || :unit::text".to_owned(),
        Slot::At => "1790000000000000".to_owned(),
        Slot::No(no) => no.to_string(),
        Slot::Text(length) => format!("'{}'", "x".repeat(length)),
        Slot::Hash => "sha256(int8send(:high))".to_owned(),
        Slot::ChainNumber => ":high".to_owned(),
    }
}

/// Runs the script and answers its commits in a second.
fn drive(script: &Path, address: &str, clients: usize) -> Result<f64, Failure> {
    let output = Command::new(program())
        .args(["--no-vacuum", "--protocol=prepared", "--jobs=2", "--time", SECONDS, "--client", &clients.to_string()])
        .arg("--file")
        .arg(script)
        .arg(address)
        .output()
        .map_err(|error| broken(&error.to_string()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let rate = said.lines().find_map(|line| line.strip_prefix("tps = ")?.split_whitespace().next()?.parse().ok());
    rate.filter(|_| output.status.success()).ok_or_else(|| broken(&String::from_utf8_lossy(&output.stderr)))
}

/// pgbench where people have it: on the path, or in Debian's folder of the server's version.
fn program() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = versions.map(|version| version.path().join("bin/pgbench")).collect();
    found.retain(|program| program.exists());
    found.sort();
    found.pop().unwrap_or_else(|| PathBuf::from("pgbench"))
}

fn broken(detail: &str) -> Failure {
    Failure::Broken { key: "motcua-bench-pgbench", detail: detail.trim().to_owned() }
}

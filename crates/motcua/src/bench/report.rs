//! The figures of one run as a table or as JSON.

use std::time::Duration;

use serde::Serialize;

use super::raw::Limit;
use super::stage::Stage;
use super::works::Figure;
use crate::console::Console;

/// Everything one run measured.
#[derive(Serialize)]
pub(super) struct Report {
    database: &'static str,
    dossiers: u64,
    cores: usize,
    /// From the start of the server to its first readiness.
    ready_ms: f64,
    /// The most memory the server had resident.
    memory_kb: u64,
    figures: Vec<Figure>,
    raw: Vec<Limit>,
    /// W1 at 32 clients as a share of the raw limit that works under the same load.
    w1_of_raw: f64,
}

impl Report {
    pub fn new(stage: &Stage, dossiers: u64, ready: Duration) -> Self {
        Self {
            database: match stage.kind() {
                store::Kind::Sqlite => "SQLite",
                store::Kind::Postgres => "PostgreSQL",
            },
            dossiers,
            cores: std::thread::available_parallelism().map_or(0, usize::from),
            ready_ms: ready.as_secs_f64() * 1_000.0,
            memory_kb: 0,
            figures: Vec::new(),
            raw: Vec::new(),
            w1_of_raw: 0.0,
        }
    }

    pub fn add(&mut self, figure: Figure) {
        self.figures.push(figure);
    }

    pub fn memory(&mut self, kilobytes: u64) {
        self.memory_kb = kilobytes;
    }

    pub fn raw(&mut self, limits: Vec<Limit>) {
        let most = limits.iter().map(|limit| limit.per_second).fold(0.0, f64::max);
        let accepted = self.figures.iter().filter(|figure| figure.work.starts_with("W1") && figure.clients == 32);
        let best = accepted.map(|figure| figure.per_second).fold(0.0, f64::max);
        self.w1_of_raw = if most > 0.0 { best / most } else { 0.0 };
        self.raw = limits;
    }

    pub fn print(&self, console: Console) {
        let head = |key: &str| console.words.say(&format!("motcua-bench-{key}"));
        console.say(
            "motcua-bench-head",
            &[
                ("database", self.database),
                ("dossiers", &self.dossiers.to_string()),
                ("cores", &self.cores.to_string()),
            ],
        );
        let heads = ["work", "clients", "rate", "p50", "p95", "p99", "cpu", "failures"].map(head);
        let rows: Vec<Vec<String>> = self.figures.iter().map(row).collect();
        console.table(&heads, &rows);
        let heads = ["raw", "rate"].map(head);
        let rows: Vec<Vec<String>> =
            self.raw.iter().map(|limit| vec![limit.name.clone(), format!("{:.0}", limit.per_second)]).collect();
        console.table(&heads, &rows);
        console.say(
            "motcua-bench-tail",
            &[
                ("share", &format!("{:.2}", self.w1_of_raw)),
                ("ready", &format!("{:.0}", self.ready_ms)),
                ("memory", &format!("{:.0}", self.memory_kb as f64 / 1_024.0)),
            ],
        );
    }
}

fn row(figure: &Figure) -> Vec<String> {
    let ms = |value: f64| format!("{value:.2}");
    vec![
        figure.work.to_owned(),
        figure.clients.to_string(),
        format!("{:.0}", figure.per_second),
        ms(figure.p50_ms),
        ms(figure.p95_ms),
        ms(figure.p99_ms),
        format!("{:.3}", figure.server_cpu_ms),
        figure.failures.to_string(),
    ]
}

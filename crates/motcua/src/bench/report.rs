//! The figures of one run as a table or as JSON.

use std::time::Duration;

use serde::Serialize;

use super::raw::Limit;
use super::recount::Recount;
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
    #[serde(skip_serializing_if = "Option::is_none")]
    recount: Option<Recount>,
    raw: Vec<Limit>,
    shares: Vec<Share>,
}

/// W1 at its most clients as a share of the raw limit of the same load.
#[derive(Serialize)]
struct Share {
    work: &'static str,
    of: String,
    units: usize,
    share: f64,
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
            recount: None,
            raw: Vec::new(),
            shares: Vec::new(),
        }
    }

    pub fn add(&mut self, figure: Figure) {
        self.figures.push(figure);
    }

    pub fn recount(&mut self, recount: Recount) {
        self.recount = Some(recount);
    }

    pub fn memory(&mut self, kilobytes: u64) {
        self.memory_kb = kilobytes;
    }

    pub fn raw(&mut self, limits: Vec<Limit>) {
        let most = self.figures.iter().map(|figure| figure.clients).max();
        let accepted = self.figures.iter().filter(|figure| Some(figure.clients) == most);
        self.shares = accepted.filter_map(|figure| share(figure, &limits)).collect();
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
        if let Some(recount) = &self.recount {
            let key = if recount.agrees { "motcua-bench-recount" } else { "motcua-bench-recount-differs" };
            let (took, memory) = (recount.took_ms / 1_000.0, recount.memory_kb as f64 / 1_024.0);
            console.say(key, &[("seconds", &format!("{took:.1}")), ("memory", &format!("{memory:.0}"))]);
        }
        let heads = ["raw", "units", "rate"].map(head);
        let limit =
            |limit: &Limit| vec![limit.name.clone(), limit.units.to_string(), format!("{:.0}", limit.per_second)];
        console.table(&heads, &self.raw.iter().map(limit).collect::<Vec<_>>());
        let heads = ["work", "raw", "share"].map(head);
        let share = |share: &Share| vec![share.work.to_owned(), share.of.clone(), format!("{:.2}", share.share)];
        console.table(&heads, &self.shares.iter().map(share).collect::<Vec<_>>());
        console.say(
            "motcua-bench-tail",
            &[
                ("ready", &format!("{:.0}", self.ready_ms)),
                ("memory", &format!("{:.0}", self.memory_kb as f64 / 1_024.0)),
            ],
        );
    }
}

/// The share of the limit that spreads over as many units.
fn share(figure: &Figure, limits: &[Limit]) -> Option<Share> {
    let limit = limits.iter().find(|limit| limit.like_w1 && Some(limit.units) == figure.units)?;
    let (of, units) = (limit.name.clone(), limit.units);
    Some(Share { work: figure.work, of, units, share: figure.per_second / limit.per_second.max(f64::MIN_POSITIVE) })
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

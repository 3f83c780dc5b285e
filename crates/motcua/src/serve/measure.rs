//! What `/metrics` shows. Requests are counted at the edge, by the route they matched: no address, code or name is in
//! any figure, and the number of series is bounded.

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

const REQUESTS: &str = "http_requests_total";
const SECONDS: &str = "http_request_seconds";
const MEMORY: &str = "process_resident_memory_bytes";
const CPU: &str = "process_cpu_seconds_total";
/// Upper bounds in seconds, from a cached page to a slow upload.
const BUCKETS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// The figures of this process.
#[derive(Clone)]
pub(crate) struct Figures(PrometheusHandle);

impl Figures {
    /// Begins to count. A process counts once: a second call answers `None`.
    pub fn start() -> Option<Self> {
        let builder =
            PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full(SECONDS.to_owned()), &BUCKETS).ok()?;
        let handle = builder.install_recorder().ok()?;
        metrics::describe_counter!(REQUESTS, "Requests by method, route and status");
        metrics::describe_histogram!(SECONDS, "Seconds until the head of the answer");
        metrics::describe_gauge!(MEMORY, "Memory of the process in bytes");
        metrics::describe_counter!(CPU, "Processor seconds of the process");
        Some(Self(handle))
    }

    /// The figures in Prometheus' text form.
    pub fn text(&self) -> String {
        if let Some((memory, cpu)) = process() {
            metrics::gauge!(MEMORY).set(memory);
            metrics::counter!(CPU).absolute(cpu);
        }
        self.0.render()
    }

    /// Folds what was counted since the last time; to be called every few seconds.
    pub fn upkeep(&self) {
        self.0.run_upkeep();
    }
}

/// Resident bytes and processor seconds as Linux tells them; `None` elsewhere.
fn process() -> Option<(f64, u64)> {
    const PAGE: f64 = 4096.0;
    const TICKS: u64 = 100;
    let pages: f64 = std::fs::read_to_string("/proc/self/statm").ok()?.split(' ').nth(1)?.parse().ok()?;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is the program's name in brackets and may hold spaces.
    let mut fields = stat.rsplit_once(") ")?.1.split(' ').skip(11);
    let (user, system): (u64, u64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some((pages * PAGE, (user + system) / TICKS))
}

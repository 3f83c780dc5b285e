//! W10: the recount of the figures as a process of its own, its time and the most memory it had.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::server::most_memory;
use super::stage::Stage;
use crate::failure::Failure;

/// What the recount took.
#[derive(Serialize, Clone, Debug)]
pub(super) struct Recount {
    pub work: &'static str,
    pub took_ms: f64,
    pub memory_kb: u64,
    /// Whether the figures were those of the history.
    pub agrees: bool,
}

/// Runs `motcua supervision recount` on the stage's store.
pub(super) fn run(stage: &Stage) -> Result<Recount, Failure> {
    let program = std::env::current_exe().map_err(|error| Failure::file("motcua", &error))?;
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(["supervision", "recount", "--log", "warn"])
        .args(stage.flags())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| Failure::file("motcua", &error))?;
    let mut memory_kb = 0;
    let status = loop {
        memory_kb = most_memory(child.id()).max(memory_kb);
        if let Some(status) = child.try_wait().map_err(|error| Failure::file("motcua", &error))? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    let took_ms = start.elapsed().as_secs_f64() * 1_000.0;
    Ok(Recount { work: "W10 recount", took_ms, memory_kb, agrees: status.success() })
}

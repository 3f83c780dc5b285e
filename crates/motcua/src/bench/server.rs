//! The measured process: this program as `serve`, on a free port, and what the kernel says of it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::stage::Stage;
use crate::failure::Failure;

/// Longer than any store should take to be ready; after that something is wrong.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server; killed when dropped.
pub(super) struct Server {
    child: Child,
    pub address: String,
    ready_in: Duration,
}

impl Server {
    /// Starts the server on the stage's store and waits until it is ready.
    pub fn start(stage: &Stage) -> Result<Self, Failure> {
        let program = std::env::current_exe().map_err(|error| Failure::file("motcua", &error))?;
        let start = Instant::now();
        let child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--log", "warn"])
            .args(stage.flags())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| Failure::file("motcua", &error))?;
        let mut server = Self { child, address: String::new(), ready_in: Duration::ZERO };
        server.address = server.read_address()?;
        server.wait(start)?;
        server.ready_in = start.elapsed();
        Ok(server)
    }

    /// From the start of the process to the first 200 of `/readyz`.
    pub fn ready_in(&self) -> Duration {
        self.ready_in
    }

    /// Processor time it has used so far, in user and kernel.
    pub fn processor_time(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        // Behind the name in parentheses, which may hold blanks: fields 14 and 15 of the whole line, in ticks.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |at: usize| fields.get(at).and_then(|ticks| ticks.parse::<u64>().ok()).unwrap_or(0);
        Duration::from_millis((ticks(11) + ticks(12)) * 10)
    }

    /// The most memory it has had resident, in kilobytes.
    pub fn most_memory(&self) -> u64 {
        most_memory(self.child.id())
    }

    fn read_address(&mut self) -> Result<String, Failure> {
        let stdout = self.child.stdout.take().expect("its standard output is piped");
        let mut lines = BufReader::new(stdout).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let address = &line[line.find("http://")?..];
            Some(address.split_whitespace().next()?.trim_end_matches('/').to_owned())
        });
        // Whatever it still says is read, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        address.ok_or(Failure::Broken { key: "motcua-bench-server", detail: String::new() })
    }

    fn wait(&self, start: Instant) -> Result<(), Failure> {
        let ready = format!("{}/readyz", self.address);
        while ureq::get(&ready).call().is_err() {
            if start.elapsed() > PATIENCE {
                return Err(Failure::Broken { key: "motcua-bench-server", detail: ready });
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

/// The most memory a process has had resident, in kilobytes; 0 once it is gone.
pub(super) fn most_memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};

use super::{Client, Place, motcua};

/// A running `motcua serve` on a free port; stopped when it is dropped.
pub struct Server {
    child: Option<Child>,
    /// `http://127.0.0.1:PORT`.
    pub address: String,
}

impl Server {
    /// Starts it and waits until it is ready.
    pub fn start(place: &Place) -> Self {
        let mut server = Self::begin(place);
        server.until_ready();
        server
    }

    fn until_ready(&mut self) {
        let client = Client::new(&self.address, None);
        while client.get("/readyz").is_none_or(|answer| answer.status != 200) {
            self.is_alive();
            std::thread::yield_now();
        }
    }

    /// Fails when the server has ended by itself: nobody need wait for it any more.
    pub fn is_alive(&mut self) {
        let ended = self.child.as_mut().unwrap().try_wait().unwrap();
        assert!(ended.is_none(), "the server ended by itself: {ended:?}");
    }

    /// Starts it and answers as soon as it says where it listens.
    pub fn begin(place: &Place) -> Self {
        Self::spawn(place, motcua(&["serve", "--listen", "127.0.0.1:0", "--log", "warn"]))
    }

    /// Starts it with everything in the log, which can be read while it runs.
    pub fn start_talking(place: &Place) -> (Self, Log) {
        let mut command = motcua(&["serve", "--listen", "127.0.0.1:0", "--log", "trace"]);
        command.stderr(Stdio::piped());
        let mut server = Self::spawn(place, command);
        let stderr = server.child.as_mut().unwrap().stderr.take().unwrap();
        let log = Log::default();
        let whole = log.clone();
        std::thread::spawn(move || {
            BufReader::new(stderr).lines().map_while(Result::ok).for_each(|line| whole.add(&line))
        });
        server.until_ready();
        (server, log)
    }

    /// Starts it with a log that cannot be written, and without the signal that ends a process whose file grows too
    /// large: a write beyond the limit fails instead.
    pub fn start_on_full_log(place: &Place) -> Self {
        let mut command = Command::new("env");
        let program = motcua(&["serve", "--listen", "127.0.0.1:0", "--log", "info"]);
        command.arg("--ignore-signal=XFSZ").arg(program.get_program()).args(program.get_args());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.stderr(std::fs::File::options().write(true).open("/dev/full").unwrap());
        let mut server = Self::spawn(place, command);
        server.until_ready();
        server
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.as_ref().unwrap().id()
    }

    fn spawn(place: &Place, mut command: Command) -> Self {
        let mut child = command.args(place.flags()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            let line = lines.next().expect("the server says where it listens").unwrap();
            if let Some(at) = line.find("http://") {
                break line[at..].split_whitespace().next().unwrap().trim_end_matches('.').to_owned();
            }
        };
        // Whatever else it says must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child: Some(child), address }
    }

    /// SIGKILL, as a power cut would.
    pub fn kill(mut self) {
        let mut child = self.child.take().unwrap();
        child.kill().unwrap();
        let status = child.wait().unwrap();
        assert_eq!(status.signal(), Some(9), "the server ended by itself: {status}");
    }

    /// SIGTERM, and how it ended.
    pub fn stop(mut self) -> ExitStatus {
        terminate(self.child.take().unwrap())
    }
}

/// What a server has said on stderr so far.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<String>>);

impl Log {
    fn add(&self, line: &str) {
        let mut whole = self.0.lock().unwrap();
        whole.push_str(line);
        whole.push('\n');
    }

    pub fn text(&self) -> String {
        self.0.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = self.child.take() {
            let _ = terminate(child);
        }
    }
}

fn terminate(mut child: Child) -> ExitStatus {
    let _ = std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    child.wait().unwrap()
}

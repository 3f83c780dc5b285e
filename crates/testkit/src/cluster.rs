//! One PostgreSQL cluster for a whole test run.
//!
//! Under nextest every test is a process of its own, so the first to come starts the cluster and all others
//! find it by the run's id; under plain `cargo test` each test binary has one. A watcher outside of the
//! tests stops it and removes its folder when the process that ran the tests has gone, however it went.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::{CommandExt, parent_id};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::programs;

/// The user that owns everything in the cluster.
const USER: &str = "motcua";

/// Safe for tests only: nothing has to survive the machine, so nothing is flushed. It listens on its
/// folder's socket alone, which no other run can meet.
const SETTINGS: &str = "
listen_addresses = ''
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
max_connections = 300
shared_buffers = 64MB
autovacuum = off
max_wal_size = 512MB
logging_collector = off
";

/// A running private cluster.
pub struct Cluster {
    folder: PathBuf,
    next: AtomicU32,
}

impl Cluster {
    /// The cluster of this test run, started if nobody has yet.
    ///
    /// # Panics
    /// When PostgreSQL's programs are missing or refuse to start.
    #[must_use]
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(Self::find_or_start)
    }

    /// The address of a database in it, for `--database` or `StoreConfig::postgres`.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user={USER}", self.folder.display())
    }

    /// Makes an empty database and answers its name.
    ///
    /// # Panics
    /// When the cluster refuses.
    #[must_use]
    pub fn empty_database(&self) -> String {
        let name = self.fresh_name();
        self.execute(&format!("CREATE DATABASE {name} TEMPLATE template0"));
        name
    }

    /// Drops a database, whoever is still connected.
    pub fn drop_database(&self, name: &str) {
        let dropped =
            store::raw::execute(&self.url("postgres"), &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        if let Err(error) = dropped {
            eprintln!("the test database {name} stays until the run is over: {error}");
        }
    }

    /// A lock that only one test process of the run holds at a time.
    pub(crate) fn lock(&self) -> File {
        lock(&self.folder)
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A database name nobody else in the run uses.
    pub(crate) fn fresh_name(&self) -> String {
        format!("t{}_{}", std::process::id(), self.next.fetch_add(1, Ordering::Relaxed))
    }

    /// Runs a statement outside of any transaction.
    pub(crate) fn execute(&self, statement: &str) {
        store::raw::execute(&self.url("postgres"), statement).expect("the cluster answers");
    }

    fn find_or_start() -> Self {
        let (run, watched) = run();
        let folder = std::env::temp_dir().join(format!("motcua-test-{run}"));
        fs::create_dir_all(&folder).expect("a folder for the cluster");
        let held = lock(&folder);
        if !folder.join("started").exists() {
            start(&folder, watched);
            fs::write(folder.join("started"), b"").expect("a mark beside the cluster");
        }
        drop(held);
        Self { folder, next: AtomicU32::new(0) }
    }
}

/// The id of this test run and the process that lives as long as it: nextest itself, or this test binary.
fn run() -> (String, u32) {
    match std::env::var("NEXTEST_RUN_ID") {
        Ok(id) => (id.chars().take(13).collect(), parent_id()),
        Err(_) => (std::process::id().to_string(), std::process::id()),
    }
}

fn lock(folder: &Path) -> File {
    let file = File::options().create(true).truncate(false).write(true).open(folder.join("lock"));
    let file = file.expect("the run's lock file");
    file.lock().expect("the run's lock");
    file
}

fn start(folder: &Path, watched: u32) {
    let bin = programs::folder();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o777)).expect("a folder both users enter");
    let data = folder.join("data");
    let _ = fs::remove_dir_all(&data);
    fs::create_dir(&data).expect("a folder for the data");
    fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).expect("a private folder");
    programs::hand_over(&data);
    let mut initdb = programs::command(&bin.join("initdb"));
    initdb.args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "--username", USER, "--pgdata"]);
    programs::run(initdb.arg(&data));
    let mut ctl = programs::command(&bin.join("pg_ctl"));
    let options = format!("-k {}{}", folder.display(), flags());
    ctl.arg("start").arg("--wait").arg("--silent").arg("--options").arg(options).arg("--log").arg(data.join("log"));
    ctl.arg("--pgdata").arg(&data).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    watch(folder, &bin, watched);
    let status = ctl.status().expect("pg_ctl starts");
    assert!(status.success(), "PostgreSQL did not start; see {}", data.join("log").display());
}

fn flags() -> String {
    SETTINGS.lines().filter(|line| !line.is_empty()).map(|line| format!(" -c {}", line.replace(" = ", "="))).collect()
}

/// Leaves a process behind that waits for the end of `watched`, then stops the cluster and removes it.
fn watch(folder: &Path, bin: &Path, watched: u32) {
    let script = format!(
        "tail --pid={watched} -f /dev/null; \
         kill -QUIT $(head -n 1 '{folder}/data/postmaster.pid'); \
         tail --pid=$(head -n 1 '{folder}/data/postmaster.pid') -f /dev/null; rm -rf '{folder}'",
        folder = folder.display(),
    );
    let _ = bin;
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).current_dir("/").process_group(0);
    let started = shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    assert!(started.is_ok(), "the watcher of the test cluster");
}

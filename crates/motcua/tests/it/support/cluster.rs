use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A PostgreSQL cluster that may be stopped in the middle of its work, with everything durable as in production;
/// `testkit`'s shared one flushes nothing and must live on for other tests.
pub struct OwnCluster {
    folder: TempDir,
}

impl OwnCluster {
    /// Makes a cluster with a database `motcua` and starts it.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o777)).unwrap();
        let data = folder.path().join("data");
        std::fs::create_dir(&data).unwrap();
        std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o700)).unwrap();
        testkit::programs::hand_over(&data);
        let cluster = Self { folder };
        let mut initdb = testkit::programs::command(&testkit::programs::folder().join("initdb"));
        initdb.args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "--username=motcua", "--pgdata"]);
        testkit::programs::run(initdb.arg(cluster.data()));
        cluster.resume();
        store::raw::execute(&cluster.url("postgres"), "CREATE DATABASE motcua TEMPLATE template0").unwrap();
        cluster
    }

    /// Starts it again after [`OwnCluster::cut`].
    pub fn resume(&self) {
        let options = format!("-k {} -c listen_addresses='' -c max_connections=120", self.folder.path().display());
        let mut ctl = self.control("start");
        ctl.arg("--options").arg(options).arg("--log").arg(self.data().join("log"));
        assert!(ctl.status().unwrap().success(), "PostgreSQL did not start");
    }

    /// Ends all its processes at once, as a crash would; it recovers from its log when it is resumed.
    pub fn cut(&self) {
        assert!(self.control("stop").args(["--mode", "immediate"]).status().unwrap().success());
    }

    /// What `--database` takes.
    pub fn url(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user=motcua", self.folder.path().display())
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn control(&self, act: &str) -> Command {
        let ctl: &Path = &testkit::programs::folder().join("pg_ctl");
        let mut command = testkit::programs::command(ctl);
        command.arg(act).args(["--wait", "--silent", "--pgdata"]).arg(self.data());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }
}

impl Drop for OwnCluster {
    fn drop(&mut self) {
        let _ = self.control("stop").args(["--mode", "immediate"]).status();
    }
}

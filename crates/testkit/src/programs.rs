//! PostgreSQL's own programs, and the user they may run as.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder with `initdb` and `pg_ctl`: the newest of Debian's, or what `pg_config` names.
pub fn folder() -> PathBuf {
    let mut debian: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    debian.retain(|bin| bin.join("initdb").exists());
    debian.sort();
    debian.pop().unwrap_or_else(|| {
        let output = Command::new("pg_config").arg("--bindir").output();
        let output = output.expect("PostgreSQL's server programs: `make setup` installs them");
        PathBuf::from(String::from_utf8_lossy(&output.stdout).trim())
    })
}

/// A command that runs as `postgres` when this process is root, because PostgreSQL refuses root.
pub fn command(program: &Path) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "--reset-env"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.stdin(Stdio::null()).env("LC_ALL", "C").current_dir("/");
    command
}

/// Gives a folder to the user that runs PostgreSQL.
pub fn hand_over(folder: &Path) {
    if is_root() {
        let done = Command::new("chown").arg("postgres:postgres").arg(folder).status();
        assert!(done.is_ok_and(|status| status.success()), "chown to postgres");
    }
}

fn is_root() -> bool {
    let own = Command::new("id").arg("-u").output();
    own.is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

/// Runs a command to its end.
pub fn run(command: &mut Command) {
    let output = command.output().expect("the program starts");
    assert!(
        output.status.success(),
        "{:?} failed: {}{}",
        command.get_program(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

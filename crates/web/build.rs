//! Builds the front end into `OUT_DIR`: installs the locked npm packages there, compiles styles and scripts,
//! and writes `assets.rs`, which embeds them. Runs again only when something in `assets/` changes.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// What npm needs; a change of these alone installs anew.
const LOCKED: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

fn main() {
    let sources = PathBuf::from(variable("CARGO_MANIFEST_DIR")).join("assets");
    let out = PathBuf::from(variable("OUT_DIR"));
    println!("cargo::rerun-if-changed=assets");
    let work = out.join("front");
    if let Err(error) = prepare(&sources, &work) {
        fail(&format!("the front end's sources could not be copied to {}: {error}", work.display()));
    }
    install(&work);
    run(Command::new("node").arg("build.mjs").arg(&out).current_dir(&work), "node build.mjs");
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| fail(&format!("cargo did not set {name}")))
}

/// Copies the sources beside the installed packages, so that the source tree stays clean.
fn prepare(sources: &Path, work: &Path) -> io::Result<()> {
    fs::create_dir_all(work)?;
    for old in ["src", "scss", "img"] {
        match fs::remove_dir_all(work.join(old)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    copy(sources, work)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_name() == "node_modules" {
            continue;
        } else if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

/// `npm ci`, unless exactly these packages are there already.
fn install(work: &Path) {
    let wanted: String = LOCKED.iter().map(|name| fs::read_to_string(work.join(name)).unwrap_or_default()).collect();
    let stamp = work.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return;
    }
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(work), "npm ci");
    if let Err(error) = fs::write(&stamp, wanted) {
        fail(&format!("{} could not be written: {error}", stamp.display()));
    }
}

fn run(command: &mut Command, name: &str) {
    match command.output() {
        Ok(output) if output.status.success() => {}
        Ok(output) => fail(&format!(
            "`{name}` failed:\n{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fail(&format!("`{name}` needs Node.js 18 or newer and npm: install them (Debian: apt install nodejs npm)"))
        }
        Err(error) => fail(&format!("`{name}` could not be started: {error}")),
    }
}

fn fail(message: &str) -> ! {
    println!("cargo::error={}", message.replace('\n', "\ncargo::error="));
    std::process::exit(1)
}

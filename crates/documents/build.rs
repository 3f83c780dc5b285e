//! Brings the typeface of the printed forms from npm into the build folder; nothing of it is committed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const PACKAGE: &str = "node_modules/@expo-google-fonts/tinos";
const FACES: [(&str, &str); 4] = [
    ("400Regular/Tinos_400Regular.ttf", "regular.ttf"),
    ("400Regular_Italic/Tinos_400Regular_Italic.ttf", "italic.ttf"),
    ("700Bold/Tinos_700Bold.ttf", "bold.ttf"),
    ("700Bold_Italic/Tinos_700Bold_Italic.ttf", "bold-italic.ttf"),
];
const LISTS: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    for list in LISTS {
        println!("cargo::rerun-if-changed={list}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let work = out.join("npm");
    fs::create_dir_all(&work).expect("the build folder can be written");
    for list in LISTS {
        fs::copy(list, work.join(list)).unwrap_or_else(|fault| panic!("{list} cannot be copied: {fault}"));
    }
    install(&work);
    for (from, to) in FACES {
        let from = work.join(PACKAGE).join(from);
        fs::copy(&from, out.join(to)).unwrap_or_else(|fault| panic!("{} is missing: {fault}", from.display()));
    }
}

fn install(work: &Path) {
    let status =
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(work).status();
    match status {
        Ok(status) if status.success() => {}
        Ok(status) => panic!("npm ci for the fonts ended with {status}"),
        Err(fault) => panic!("npm (Node.js) is needed to build: {fault}"),
    }
}

//! Packs the shipped catalogue into the program: 7 MB of CSV become about 1 MB.

use std::io::Write as _;
use std::path::Path;
use std::{env, fs};

use flate2::Compression;
use flate2::write::GzEncoder;

const FILES: &[&str] = &["procedures.csv", "procedure_documents.csv", "procedure_channels.csv", "board_nui_cam.csv"];

fn main() {
    let out = env::var("OUT_DIR").expect("cargo sets it");
    for file in FILES {
        let from = Path::new("data").join(file);
        println!("cargo:rerun-if-changed={}", from.display());
        let plain = fs::read(&from).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
        let to = fs::File::create(Path::new(&out).join(format!("{file}.gz"))).expect("the folder is cargo's own");
        let mut packed = GzEncoder::new(to, Compression::new(6));
        packed.write_all(&plain).and_then(|()| packed.finish().map(drop)).expect("the folder is cargo's own");
    }
    println!("cargo:rerun-if-changed=build.rs");
}

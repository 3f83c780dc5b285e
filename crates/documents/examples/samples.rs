//! Prints one of each paper into a folder, to look at, and how long each took the first and the second time:
//! `cargo run -p documents --example samples -- FOLDER [NAME] [ROWS OF THE REGISTER]`.

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use documents::{DocumentError, Form01};

#[path = "../tests/it/samples.rs"]
#[allow(dead_code, reason = "the tests use all of it")]
mod samples;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name a folder")?);
    let only = arguments.next().unwrap_or_default();
    let rows = arguments.next().map_or(Ok(40), |rows| rows.parse())?;
    std::fs::create_dir_all(&folder)?;
    for (name, paper) in papers(rows).into_iter().filter(|(name, _)| name.starts_with(&only)) {
        let start = Instant::now();
        let bytes = paper()?;
        let first = start.elapsed();
        std::fs::write(folder.join(name), bytes)?;
        let start = Instant::now();
        paper()?;
        println!("{name}: first {first:.1?}, again {:.1?}", start.elapsed());
    }
    Ok(())
}

type Paper = Box<dyn Fn() -> Result<Vec<u8>, DocumentError>>;

fn papers(rows: usize) -> [(&'static str, Paper); 16] {
    let register = samples::form07(rows);
    let sheet = register.clone();
    [
        ("form01.pdf", Box::new(|| documents::form01(&samples::form01()))),
        ("form01-long.pdf", Box::new(|| documents::form01(&Form01 { parts: samples::parts(80), ..samples::form01() }))),
        ("form02.pdf", Box::new(|| documents::form02(&samples::form02()))),
        ("form03.pdf", Box::new(|| documents::form03(&samples::form03()))),
        ("form04.pdf", Box::new(|| documents::form04(&samples::form04()))),
        ("form05.pdf", Box::new(|| documents::form05(&samples::form05()))),
        ("form06.pdf", Box::new(|| documents::form06(&samples::form06(9)))),
        ("form07.pdf", Box::new(move || documents::form07(&register))),
        ("form07.xlsx", Box::new(move || documents::form07_xlsx(&sheet))),
        ("notice.pdf", Box::new(|| documents::notice(&samples::notice()))),
        ("poster.pdf", Box::new(|| documents::poster(&samples::poster()))),
        ("conclusion.pdf", Box::new(|| documents::conclusion(&samples::conclusion()))),
        ("briefing.pdf", Box::new(|| documents::briefing(&samples::briefing()))),
        ("inspection.pdf", Box::new(|| documents::inspection(&samples::inspection()))),
        ("group-report.pdf", Box::new(move || documents::group_report(&samples::group_report(rows)))),
        ("group-report.xlsx", Box::new(move || documents::group_report_xlsx(&samples::group_report(rows)))),
    ]
}

//! Prints one of each paper into a folder, to look at: `cargo run -p documents --example samples -- FOLDER`.

use std::error::Error;
use std::path::PathBuf;

#[path = "../tests/it/samples.rs"]
#[allow(dead_code)]
mod samples;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    let only = std::env::args().nth(2).unwrap_or_default();
    type Paper = (&'static str, fn() -> Result<Vec<u8>, documents::DocumentError>);
    let papers: [Paper; 11] = [
        ("form01.pdf", || documents::form01(&samples::form01())),
        ("form01-long.pdf", || {
            documents::form01(&documents::Form01 { parts: samples::parts(80), ..samples::form01() })
        }),
        ("form02.pdf", || documents::form02(&samples::form02())),
        ("form03.pdf", || documents::form03(&samples::form03())),
        ("form04.pdf", || documents::form04(&samples::form04())),
        ("form05.pdf", || documents::form05(&samples::form05())),
        ("form06.pdf", || documents::form06(&samples::form06(9))),
        ("form07.pdf", || documents::form07(&samples::form07(40))),
        ("form07.xlsx", || documents::form07_xlsx(&samples::form07(40))),
        ("notice.pdf", || documents::notice(&samples::notice())),
        ("poster.pdf", || documents::poster(&samples::poster())),
    ];
    for (name, print) in papers.into_iter().filter(|(name, _)| name.starts_with(&only)) {
        match print() {
            Ok(bytes) => std::fs::write(folder.join(name), bytes)?,
            Err(fault) => eprintln!("{name}: {fault}"),
        }
    }
    Ok(())
}

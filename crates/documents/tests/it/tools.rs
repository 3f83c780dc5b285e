//! Poppler and zbar: other people's eyes on our papers.

use std::path::Path;
use std::process::Command;

/// Runs a program that `make setup` installs and gives what it prints.
pub fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|fault| panic!("{program} is needed for this test ({fault}): run `make setup`"));
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The text of a PDF as it comes out of it.
pub fn text(pdf: &[u8]) -> String {
    in_file(pdf, |path| run("pdftotext", &["-enc", "UTF-8", path, "-"]))
}

/// The number of pages.
pub fn pages(pdf: &[u8]) -> usize {
    let info = in_file(pdf, |path| run("pdfinfo", &[path]));
    let line = info.lines().find(|line| line.starts_with("Pages:")).expect("pdfinfo counts the pages");
    line.trim_start_matches("Pages:").trim().parse().expect("a number")
}

/// What a scanner reads off the printed first page.
pub fn scanned(pdf: &[u8]) -> String {
    in_file(pdf, |path| {
        let image = format!("{path}-page");
        run("pdftoppm", &["-r", "150", "-png", "-singlefile", path, &image]);
        run("zbarimg", &["--quiet", "--raw", &format!("{image}.png")]).trim().to_owned()
    })
}

fn in_file<T>(pdf: &[u8], look: impl FnOnce(&str) -> T) -> T {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, pdf).expect("written");
    look(Path::to_str(&path).expect("UTF-8"))
}

/// Text without its line ends, blanks and capitals: where a line ends is the layout's business, and heads are set in capitals.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200B}').flat_map(char::to_lowercase).collect()
}

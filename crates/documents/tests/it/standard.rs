//! Papers are kept for years (PDF/A-2a) and read by screen readers (PDF/UA-1).

use documents::*;

use crate::samples;
use crate::tools::{run, text};

#[test]
fn the_pdf_says_what_it_is() {
    let pdf = form01(&samples::form01()).expect("printed");
    let raw = String::from_utf8_lossy(&pdf);
    assert!(raw.contains("<pdfaid:part>2</pdfaid:part>") && raw.contains("<pdfaid:conformance>A</pdfaid:conformance>"));
    assert!(raw.contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert!(raw.contains("/Lang(vi"), "the language is Vietnamese");
    assert!(raw.contains("2026-11-24"), "its date is the form's own");
}

#[test]
fn the_fonts_are_inside_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, form02(&samples::form02()).expect("printed")).expect("written");
    let fonts = run("pdffonts", &[path.to_str().expect("UTF-8")]);
    for line in fonts.lines().skip(2) {
        assert!(line.contains("Tinos") && line.contains(" yes yes yes "), "{line}");
    }
}

#[test]
fn the_state_title_heads_every_legal_form() {
    let conclusion = conclusion(&samples::conclusion());
    for pdf in [form01(&samples::form01()), form03(&samples::form03()), notice(&samples::notice()), conclusion] {
        let text = text(&pdf.expect("printed"));
        assert!(text.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") && text.contains("Độc lập - Tự do - Hạnh phúc"));
    }
}

//! Long lists flow over pages, with their heads repeated and nothing lost.

use documents::*;

use crate::samples;
use crate::tools::{pages, squeezed, text};

#[test]
fn eighty_parts_flow_over_pages_with_the_head_repeated() {
    let pdf = form01(&Form01 { parts: samples::parts(80), ..samples::form01() }).expect("printed");
    let text = text(&pdf);
    let pages = pages(&pdf);
    assert!(pages >= 3, "{pages} pages");
    assert_eq!(text.matches("Thành phần hồ sơ").count(), pages, "{text}");
    for part in samples::parts(80) {
        assert!(squeezed(&text).contains(&squeezed(&part.name)), "{}", part.name);
    }
}

#[test]
fn a_usual_receipt_is_one_page() {
    assert_eq!(pages(&form01(&samples::form01()).expect("printed")), 1);
}

#[test]
fn a_long_life_fills_a_long_slip() {
    let pdf = form06(&samples::form06(60)).expect("printed");
    let text = text(&pdf);
    // The last page may hold the closing line alone.
    assert!(pages(&pdf) > 2);
    assert!(text.matches("Người nhận ký").count() >= pages(&pdf) - 1);
}

#[test]
fn a_register_made_in_parts_is_one_document_with_every_line() {
    let form = samples::form07(205);
    let pdf = form07(&form).expect("printed");
    let text = text(&pdf);
    let found = squeezed(&text);
    for number in 1..=205 {
        assert!(found.contains(&format!("h41.098.01-261124-{number:04}")), "{number}");
    }
    let pages = pages(&pdf);
    for page in 1..=pages {
        assert!(text.lines().any(|line| line.trim() == format!("Trang {page}")), "page {page}");
    }
    assert_eq!(text.matches("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").count(), 1, "one head");
    assert_eq!(text.matches("Mã hồ sơ").count(), pages, "the table's head on every page");
    assert_eq!(pdf, form07(&form).expect("printed"), "the same bytes again");
}

#[test]
fn a_register_that_no_pdf_holds_is_refused() {
    let form = samples::form07(1);
    let entries = vec![form.entries[0].clone(); documents::forms::MOST_ROWS + 1];
    assert!(matches!(form07(&Form07 { entries, ..form }), Err(DocumentError::TooLong { .. })));
}

//! The QR on the papers opens the look-up page and nothing else.

use documents::*;
use rstest::rstest;

use crate::samples;
use crate::tools::scanned;

#[test]
fn a_scanner_reads_the_address_off_form_01() {
    let form = samples::form01();
    assert_eq!(scanned(&form01(&form).expect("printed")), form.look_up);
}

#[test]
fn a_scanner_reads_the_address_off_the_other_forms() {
    let (two, six) = (samples::form02(), samples::form06(2));
    assert_eq!(Some(scanned(&form02(&two).expect("printed"))), two.look_up);
    assert_eq!(Some(scanned(&form06(&six).expect("printed"))), six.look_up);
    assert_eq!(scanned(&poster(&samples::poster()).expect("printed")), samples::poster().look_up);
}

#[test]
fn a_long_address_is_still_read() {
    let look_up = format!("https://dichvucong.example.gov.vn/track?code={}", "H41.098.01-261124-0017".repeat(8));
    let form = Form01 { look_up: look_up.clone(), ..samples::form01() };
    assert_eq!(scanned(&form01(&form).expect("printed")), look_up);
}

#[rstest]
#[case("javascript:alert(1)")]
#[case("</svg><script>alert(1)</script>")]
#[case("\" onload=\"alert(1)")]
fn hostile_content_leaves_no_trace_in_the_svg(#[case] text: &str) {
    let svg = documents::qr::svg(text).expect("short");
    assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>"));
    assert!(!svg.contains("alert") && svg.matches('<').count() == 4, "{svg}");
}

#[test]
fn a_text_too_long_for_a_code_is_an_error() {
    assert!(matches!(documents::qr::svg(&"x".repeat(5_000)), Err(DocumentError::Qr(_))));
}

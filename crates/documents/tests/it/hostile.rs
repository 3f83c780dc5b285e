//! Whatever a person typed is shown and does nothing.

use documents::*;
use rstest::rstest;

use crate::marked::filled;
use crate::samples;
use crate::tools::{squeezed, text};

/// Markup, code, labels, references and comments of typst, and quotes.
const MARKUP: &str =
    r##"#panic("x") #let a = 1; *b* _c_ $x^2$ @ref <label> // d /* e */ `f` [g] {h} "i" 'k' \ ~ -- ... = l - m + n"##;

#[rstest]
#[case::markup(MARKUP)]
#[case::script("<script>alert(1)</script>&amp;&#x41;")]
#[case::formula("=HYPERLINK(\"http://x\")")]
#[case::path("../../etc/passwd")]
#[case::blank(" ")]
fn text_is_shown_as_it_was_typed(#[case] words: &str) {
    for (name, printed) in all(words) {
        assert!(squeezed(&printed).contains(&squeezed(words)), "{name}: {printed}");
    }
}

#[rstest]
#[case::direction("a\u{202E}b\u{2066}c\u{200F}d", "abcd")]
#[case::control("a\u{0}b\u{7}c\u{1B}d", "abcd")]
#[case::emoji("ab\u{1F600}cd", "ab\u{25A1}cd")]
#[case::private_use("ab\u{E000}cd", "ab\u{25A1}cd")]
#[case::joined_emoji("ab\u{1F468}\u{200D}\u{1F469}\u{FE0F}cd", "ab\u{25A1}\u{25A1}cd")]
#[case::byte_order_mark("\u{FEFF}abcd\u{FFFE}", "abcd")]
fn letters_that_cannot_be_printed_do_not_stop_a_receipt(#[case] words: &str, #[case] shown: &str) {
    for (name, printed) in all(words) {
        assert!(squeezed(&printed).contains(shown), "{name}: {printed}");
    }
}

#[rstest]
#[case("x".repeat(10_000))]
#[case("Nguyễn ".repeat(1_100))]
#[case("\n".repeat(300))]
fn ten_kilobytes_in_a_field_still_print(#[case] words: String) {
    let sample = samples::form01();
    let part = PartLine { name: words.clone(), ..sample.parts[0].clone() };
    let applicant = Applicant { name: words.clone(), ..Applicant::default() };
    let form = Form01 { applicant, parts: vec![part], owed: Some(words.clone()), ..sample };
    let printed = text(&form01(&form).expect("printed"));
    assert!(squeezed(&printed).matches(&squeezed(&words[..9])).count() >= 3 || words.trim().is_empty(), "{printed}");
}

#[test]
fn marks_stacked_on_one_letter_still_print() {
    let name = format!("Z{}", "\u{301}".repeat(200));
    let form = Form01 { applicant: Applicant { name, ..Applicant::default() }, ..samples::form01() };
    form01(&form).expect("printed");
}

/// Every paper with `words` in every free field, as text.
fn all(words: &str) -> Vec<(&'static str, String)> {
    vec![
        ("01", text(&form01(&filled(&samples::form01(), words)).expect("01"))),
        ("02", text(&form02(&filled(&samples::form02(), words)).expect("02"))),
        ("03", text(&form03(&filled(&samples::form03(), words)).expect("03"))),
        ("04", text(&form04(&filled(&samples::form04(), words)).expect("04"))),
        ("05", text(&form05(&filled(&samples::form05(), words)).expect("05"))),
        ("06", text(&form06(&filled(&samples::form06(2), words)).expect("06"))),
        ("07", text(&form07(&filled(&samples::form07(2), words)).expect("07"))),
        ("notice", text(&notice(&filled(&samples::notice(), words)).expect("notice"))),
        ("poster", text(&poster(&filled(&samples::poster(), words)).expect("poster"))),
        ("conclusion", text(&conclusion(&filled(&samples::conclusion(), words)).expect("conclusion"))),
        ("briefing", text(&briefing(&filled(&samples::briefing(), words)).expect("briefing"))),
        ("inspection", text(&inspection(&filled(&samples::inspection(), words)).expect("inspection"))),
        ("report", text(&group_report(&filled(&samples::group_report(2), words)).expect("report"))),
    ]
}

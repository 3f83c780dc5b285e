//! Text as it is stored.

use kernel::text::{clean, clean_lines, is_invisible};
use proptest::prelude::*;
use rstest::rstest;
use unicode_normalization::UnicodeNormalization;

#[rstest]
#[case("  Nguyễn   Văn  An ", "Nguyễn Văn An")]
#[case("Nguye\u{302}\u{303}n", "Nguyễn")]
#[case("Nguyê\u{303}n", "Nguyễn")]
#[case("a\tb\r\nc", "a b c")]
#[case("a\0b\u{7}c", "abc")]
#[case("\u{202e}gpj.exe\u{202c}", "gpj.exe")]
#[case("a\u{200b}b\u{feff}c\u{ad}d", "abcd")]
#[case("a \u{200b} b", "a b")]
#[case("\u{2066}\u{2069}", "")]
#[case("<script>alert(1)</script>", "<script>alert(1)</script>")]
#[case("👨\u{200d}👩 ok", "👨👩 ok")]
fn one_line(#[case] typed: &str, #[case] stored: &str) {
    assert_eq!(clean(typed), stored);
}

#[test]
fn several_lines() {
    assert_eq!(clean_lines("\r\n  a  b \r\n\r\n\r\n c\u{202e} \n"), "a b\n\nc");
    assert_eq!(clean_lines("a\nb"), "a\nb");
    assert_eq!(clean_lines(" \n \n"), "");
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(text in any::<String>()) {
        let once = clean(&text);
        prop_assert_eq!(clean(&once), once.clone());
        prop_assert!(!once.contains(char::is_control));
        let lines = clean_lines(&text);
        prop_assert_eq!(clean_lines(&lines), lines);
    }

    /// The way without composing gives what composing gives.
    #[test]
    fn what_is_composed_already_is_left_as_it_is(text in "[a-dăâđêơưạắ A-DĐ\u{301}\u{323}\u{302}\u{200b}\u{feff}]{0,24}") {
        let plainly = |word: &str| word.chars().filter(|c| !is_invisible(*c)).nfc().collect::<String>();
        let words: Vec<String> = text.split_whitespace().map(plainly).filter(|word| !word.is_empty()).collect();
        prop_assert_eq!(clean(&text), words.join(" "));
    }
}

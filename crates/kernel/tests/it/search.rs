//! Every word must match; whole words come first.

use kernel::text::{fold, matches, rank, words};
use rstest::rstest;

const BIRTH: &str = "1.001193 Đăng ký khai sinh";

#[rstest]
#[case("khai sinh", true)]
#[case("sinh khai", true)]
#[case("KHÁI SINH", true)]
#[case("dang ky sin", true)]
#[case("1.001193", true)]
#[case("001193 sinh", true)]
#[case("ksinh", true)]
#[case("dkks", true)]
#[case("dkk", true)]
#[case("dks", false)]
#[case("khai tử", false)]
#[case("1.001194", false)]
#[case("kết hôn", false)]
#[case("skd", false)]
#[case("", true)]
#[case(" .,; ", true)]
fn every_word(#[case] query: &str, #[case] found: bool) {
    assert_eq!(matches(query, BIRTH), found);
}

fn ranked(query: &str, text: &str) -> Option<u32> {
    rank(&words(query), &fold(text))
}

#[test]
fn whole_words_rank_before_beginnings_insides_and_abbreviations() {
    let whole = ranked("sinh", BIRTH).unwrap();
    let beginning = ranked("sin", BIRTH).unwrap();
    let inside = ranked("inh", BIRTH).unwrap();
    let abbreviation = ranked("ksinh", BIRTH).unwrap();
    assert!(whole < beginning && beginning < inside && inside < abbreviation);
}

#[test]
fn a_whole_word_later_in_the_text_wins() {
    assert_eq!(ranked("an", "toàn quốc an ninh"), Some(0));
}

#[test]
fn words_are_cut_at_blanks_and_marks() {
    assert_eq!(words("  Đăng-ký, khai (sinh) 1.001193. "), ["dang", "ky", "khai", "sinh", "1.001193"]);
}

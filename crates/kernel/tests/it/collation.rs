//! The order a Vietnamese reader expects.

use kernel::text::{name_key, sort_key};
use proptest::prelude::*;

fn assert_sorted(expected: &[&str], key: impl Fn(&str) -> String) {
    for pair in expected.windows(2) {
        assert!(key(pair[0]) < key(pair[1]), "{} before {}", pair[0], pair[1]);
    }
}

#[test]
fn letters() {
    let alphabet = [
        "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r",
        "s", "t", "u", "ư", "v", "x", "y",
    ];
    assert_sorted(&alphabet, sort_key);
}

#[test]
fn tones_after_letters() {
    assert_sorted(&["a", "á", "à", "ả", "ã", "ạ", "ă", "ắ", "ằ", "ẳ", "ẵ", "ặ", "â", "ấ", "b"], sort_key);
    assert_sorted(&["ma", "má", "mà", "mai", "mái", "man", "măn", "mân", "mb"], sort_key);
    assert_sorted(&["Dung", "Dũng", "Duy", "Đan", "Đào", "Đức", "Em"], sort_key);
}

#[test]
fn words_are_compared_one_after_the_other() {
    assert_sorted(&["An Bình", "An Hòa", "Ân", "Bình An", "Hoa Sơn", "Hoà Sơn", "Hoan"], sort_key);
    assert_sorted(&["Quỳnh Anh", "Quỳnh Lưu", "Quỳnh Văn", "Quỳnhan"], sort_key);
}

#[test]
fn small_letters_before_capitals_only_when_all_else_is_equal() {
    assert_sorted(&["an", "An", "án"], sort_key);
}

#[test]
fn composed_and_decomposed_have_one_key() {
    assert_eq!(sort_key("Nguyễn"), sort_key("Nguye\u{302}\u{303}n"));
    assert_eq!(sort_key("ậ"), sort_key("a\u{302}\u{323}"));
}

#[test]
fn names_go_by_the_given_name() {
    assert_sorted(&["Trần Văn An", "Lê Thị Ánh", "Cao Bình", "Nguyễn Văn Bình", "Bùi Công Đức"], name_key);
    assert_sorted(&["An", "Lê An", "Lê Ân"], name_key);
}

proptest! {
    #[test]
    fn any_text_has_a_key(a in any::<String>()) {
        let _ = sort_key(&a);
        let _ = name_key(&a);
    }

    #[test]
    fn plain_words_sort_as_they_always_did(a in "[a-z]{0,8}", b in "[a-z]{0,8}") {
        prop_assert_eq!(sort_key(&a).cmp(&sort_key(&b)), a.cmp(&b));
    }
}

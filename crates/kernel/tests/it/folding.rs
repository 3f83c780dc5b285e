//! Text as it is searched.

use kernel::text::fold;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("Đất đai", "dat dai")]
#[case("KHAI SINH", "khai sinh")]
#[case("Nguyễn Thị Ánh Tuyết", "nguyen thi anh tuyet")]
#[case("Ea H’Leo", "ea h'leo")]
#[case("ưu đãi người có công", "uu dai nguoi co cong")]
#[case("1.001193", "1.001193")]
#[case("đ Đ ð", "d d d")]
#[case("ẮẰẲẴẶ ấầẩẫậ", "aaaaa aaaaa")]
fn folded(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(fold(text), expected);
}

#[test]
fn composed_decomposed_and_mixed_are_one() {
    for text in ["Hoàng", "Hoa\u{300}ng", "HOÀNG"] {
        assert_eq!(fold(text), "hoang");
    }
    for text in ["Quế", "Que\u{302}\u{301}", "Quê\u{301}", "Qué\u{302}"] {
        assert_eq!(fold(text), "que");
    }
}

#[test]
fn old_and_new_places_of_the_tone_mark_are_one() {
    assert_eq!(fold("Hoà Bình"), fold("Hòa Bình"));
    assert_eq!(fold("Thuỵ"), fold("Thụy"));
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in "[a-zA-Zà-ỹÀ-ỸđĐ0-9 .,'’]{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn any_text_folds(text in any::<String>()) {
        let _ = fold(&text);
    }
}

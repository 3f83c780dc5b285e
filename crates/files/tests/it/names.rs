//! Names of files are for people to read and for nothing else.

use files::{MediaKind, clean_name};
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case::plain("giấy chứng sinh.pdf", "giấy chứng sinh.pdf")]
#[case::decomposed("giâ\u{301}y.pdf", "giấy.pdf")]
#[case::folders("../../etc/passwd", "passwd.pdf")]
#[case::windows_folders("C:\\Users\\lan\\scan.PDF", "scan.pdf")]
#[case::right_to_left("hop\u{202E}fdp.exe", "hopfdp.pdf")]
#[case::control("a\u{0}b\r\nc\u{1b}.pdf", "ab c.pdf")]
#[case::header("a\"; filename=\"evil.html", "a__ filename=_evil.pdf")]
#[case::emoji("ảnh 😀.png", "ảnh 😀.pdf")]
#[case::another_ending("picture.jpg.exe", "picture.jpg.pdf")]
#[case::hidden(".htaccess", "htaccess.pdf")]
#[case::dots("...", "file.pdf")]
#[case::blank("   ", "file.pdf")]
#[case::nothing("", "file.pdf")]
#[case::ends_in_a_folder("scan/", "file.pdf")]
#[case::sentence("Đơn xin v.v", "Đơn xin v.pdf")]
fn a_name_is_made_fit_to_be_shown(#[case] declared: &str, #[case] shown: &str) {
    assert_eq!(clean_name(declared, MediaKind::Pdf), shown);
}

#[test]
fn the_ending_says_what_the_file_is() {
    assert_eq!(clean_name("don.html", MediaKind::Jpeg), "don.jpg");
    assert_eq!(clean_name("don", MediaKind::Png), "don.png");
}

proptest! {
    #[test]
    fn any_name_becomes_short_and_safe(declared in any::<String>()) {
        let name = clean_name(&declared, MediaKind::Png);
        prop_assert!(name.ends_with(".png") && name.chars().count() <= 104 && name.len() > 4);
        let forbidden = ['/', '\\', '\0', '\n', '\r', '"', '<', '>', ';', '\u{202e}'];
        prop_assert!(!name.contains(forbidden));
        prop_assert_eq!(clean_name(&name, MediaKind::Png), name);
    }
}

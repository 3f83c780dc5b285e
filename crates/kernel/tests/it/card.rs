//! The chip card's QR text, also from hostile hands.

use kernel::Date;
use kernel::card::CardText;
use kernel::codes::Sex;
use proptest::prelude::*;
use rstest::rstest;

const CARD: &str = "040185012345|186123456|Nguyễn Thị Lan|31121985|Nữ|Xóm 5, Quỳnh Lưu, Nghệ An|25042021";

#[test]
fn every_field() {
    let card = CardText::parse(CARD).unwrap();
    assert_eq!(card.personal_number.as_str(), "040185012345");
    assert_eq!(card.old_id.unwrap().as_str(), "186123456");
    assert_eq!(card.name, "Nguyễn Thị Lan");
    assert_eq!(card.birth_date, Date::new(1985, 12, 31).unwrap());
    assert_eq!(card.sex, Sex::Female);
    assert_eq!(card.address, "Xóm 5, Quỳnh Lưu, Nghệ An");
    assert_eq!(card.issued_on, Date::new(2021, 4, 25));
}

#[test]
fn what_a_scanner_adds_and_newer_cards_have() {
    let card = CardText::parse(&format!("\u{feff}{CARD}|||\r\n")).unwrap();
    assert_eq!(card.personal_number.as_str(), "040185012345");
    let without = CardText::parse("040085012345||LÊ VĂN AN|31121985|Nam|Nghệ An|").unwrap();
    assert_eq!((without.old_id, without.issued_on, without.sex), (None, None, Sex::Male));
}

#[test]
fn decomposed_text_is_composed() {
    let card = CardText::parse("040185012345||Nguye\u{302}\u{303}n|31121985|Nu\u{31b}\u{303}|x|").unwrap();
    assert_eq!(card.name, "Nguyễn");
    assert_eq!(card.sex, Sex::Female);
}

#[rstest]
#[case("", "code-card-form")]
#[case("https://example.invalid/040185012345", "code-card-form")]
#[case("040185012345|x", "code-card-form")]
#[case("04018501234||An|31121985|Nữ|x|", "code-personal-length")]
#[case("040185012345|||31121985|Nữ|x|", "code-card-name")]
#[case("040185012345||<script>alert(1)</script>|31121985|Nữ|x|", "code-card-name")]
#[case("040185012345||=HYPERLINK(1)|31121985|Nữ|x|", "code-card-name")]
#[case("040185012345||123|31121985|Nữ|x|", "code-card-name")]
#[case("040185012345||An|31021985|Nữ|x|", "code-card-birth-date")]
#[case("040185012345||An|29021985|Nữ|x|", "code-card-birth-date")]
#[case("040185012345||An|311285|Nữ|x|", "code-card-birth-date")]
#[case("040185012345||An|31121985|?|x|", "code-card-sex")]
#[case("040185012345||An|31121986|Nữ|x|", "code-personal-birth-year")]
#[case("040185012345||An|31121985|Nam|x|", "code-personal-sex")]
fn refused(#[case] scanned: &str, #[case] code: &str) {
    assert_eq!(CardText::parse(scanned).unwrap_err().code, code);
}

#[test]
fn hidden_characters_and_long_fields_are_cut() {
    let scanned = format!("040185012345||An\u{202e}h\0|31121985|Nữ|{}|", "x".repeat(2000));
    let card = CardText::parse(&scanned).unwrap();
    assert_eq!((card.name.as_str(), card.address.len()), ("Anh", 500));
    let book = format!("{CARD}{}", "x".repeat(5000));
    assert_eq!(CardText::parse(&book).unwrap_err().code, "code-too-long");
    let long_name = format!("040185012345||{}|31121985|Nữ|x|", "a".repeat(101));
    assert_eq!(CardText::parse(&long_name).unwrap_err().code, "code-card-name");
}

proptest! {
    #[test]
    fn nothing_scanned_panics(text in any::<String>(), fields in proptest::collection::vec("\\PC{0,12}", 5..9)) {
        let _ = CardText::parse(&text);
        let _ = CardText::parse(&fields.join("|"));
    }
}

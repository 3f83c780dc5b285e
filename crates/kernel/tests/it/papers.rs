//! C8.

use kernel::codes::{OldIdCard, Passport};

#[test]
fn old_identity_cards() {
    assert_eq!(OldIdCard::parse("186 123 456").unwrap().as_str(), "186123456");
    assert_eq!(OldIdCard::parse("18612345").unwrap_err().code, "code-old-id-length");
    assert_eq!(OldIdCard::parse("18612345a").unwrap_err().code, "code-old-id-letters");
}

#[test]
fn passports() {
    assert_eq!(Passport::parse("c 1234567").unwrap().as_str(), "C1234567");
    assert_eq!(Passport::parse("P12345678").unwrap().as_str(), "P12345678");
    for wrong in ["C123456", "C123456789", "12345678", "CC123456", "C12345x7"] {
        assert_eq!(Passport::parse(wrong).unwrap_err().code, "code-passport-form", "{wrong}");
    }
}

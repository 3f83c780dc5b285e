//! C10.

use kernel::codes::{Phone, PhoneKind};
use rstest::rstest;

#[rstest]
#[case("0912345678", "0912345678")]
#[case("091 234 5678", "0912345678")]
#[case("091.234.5678", "0912345678")]
#[case("+84912345678", "0912345678")]
#[case("+84 (0) 912 345 678", "0912345678")]
#[case("84912345678", "0912345678")]
#[case("0084 912 345 678", "0912345678")]
#[case("(+84) 912-345-678", "0912345678")]
#[case("0238 384 4789", "02383844789")]
#[case("+84 238 3844789", "02383844789")]
#[case("0351234567", "0351234567")]
fn read(#[case] typed: &str, #[case] stored: &str) {
    assert_eq!(Phone::parse(typed).unwrap().as_str(), stored);
}

#[rstest]
#[case("", "code-empty")]
#[case("+", "code-phone-letters")]
#[case("()", "code-phone-letters")]
#[case("09123x5678", "code-phone-letters")]
#[case("0912345678+", "code-phone-letters")]
#[case("091234567", "code-phone-length")]
#[case("09123456789", "code-phone-length")]
#[case("0238384478", "code-phone-length")]
#[case("0112345678", "code-phone-prefix")]
#[case("0612345678", "code-phone-prefix")]
#[case("912345678", "code-phone-prefix")]
#[case("+1 202 555 0100", "code-phone-prefix")]
#[case("+0912345678", "code-phone-prefix")]
#[case("0", "code-phone-prefix")]
fn refused(#[case] typed: &str, #[case] code: &str) {
    assert_eq!(Phone::parse(typed).unwrap_err().code, code);
}

#[test]
fn parts() {
    let mobile = Phone::parse("0912345678").unwrap();
    assert_eq!((mobile.kind(), mobile.last_four()), (PhoneKind::Mobile, "5678"));
    assert_eq!(mobile.international(), "+84912345678");
    assert_eq!(Phone::parse("02383844789").unwrap().kind(), PhoneKind::Fixed);
}

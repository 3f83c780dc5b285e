//! C9.

use kernel::codes::TaxCode;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("0100109106", "0100109106")]
#[case("0300588569", "0300588569")]
#[case("0100100079", "0100100079")]
#[case("01 0010 9106", "0100109106")]
#[case("0100109106-001", "0100109106-001")]
#[case("0100109106 999", "0100109106-999")]
#[case("0100109106.001", "0100109106-001")]
#[case("0100109106001", "0100109106-001")]
#[case("040199012345", "040199012345")]
fn read(#[case] typed: &str, #[case] stored: &str) {
    assert_eq!(TaxCode::parse(typed).unwrap().as_str(), stored);
}

#[rstest]
#[case("", "code-empty")]
#[case("0100109107", "code-tax-check")]
#[case("0100109107-001", "code-tax-check")]
#[case("0100109106-000", "code-tax-branch")]
#[case("010010910", "code-tax-length")]
#[case("01001091060", "code-tax-length")]
#[case("0100109106-0001", "code-tax-length")]
#[case("010010910A", "code-tax-letters")]
#[case("0100000000", "code-tax-zeros")]
fn refused(#[case] typed: &str, #[case] code: &str) {
    assert_eq!(TaxCode::parse(typed).unwrap_err().code, code);
}

/// A weighted sum that is a multiple of 11 gives 10, which no digit is.
#[test]
fn a_result_of_ten_is_invalid() {
    // 31·1 + 29·0 + 23·1 + 19·1 + 17·1 + 13·1 + 7·1 = 110
    for tenth in 0..10 {
        assert_eq!(TaxCode::parse(&format!("101111100{tenth}")).unwrap_err().code, "code-tax-check");
    }
}

#[test]
fn parts() {
    let branch = TaxCode::parse("0100109106-001").unwrap();
    assert_eq!((branch.branch(), branch.personal_number()), (Some("001"), None));
    let person = TaxCode::parse("040199012345").unwrap();
    assert_eq!(person.personal_number().unwrap().as_str(), "040199012345");
    assert_eq!(person.branch(), None);
}

proptest! {
    #[test]
    fn at_most_one_tenth_digit_fits(nine in "[0-9]{2}[1-9][0-9]{6}") {
        let fitting = (0..10).filter(|tenth| TaxCode::parse(&format!("{nine}{tenth}")).is_ok()).count();
        prop_assert!(fitting <= 1);
    }

    #[test]
    fn one_wrong_digit_is_seen(nine in "[0-9]{2}[1-9][0-9]{6}", place in 0_usize..9, change in 1_u8..10) {
        let Some(code) = (0..10).map(|tenth| format!("{nine}{tenth}")).find(|code| TaxCode::parse(code).is_ok()) else {
            return Ok(());
        };
        let mut wrong = code.into_bytes();
        wrong[place] = (wrong[place] - b'0' + change) % 10 + b'0';
        prop_assert!(TaxCode::parse(std::str::from_utf8(&wrong).unwrap()).is_err());
    }
}

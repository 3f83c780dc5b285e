//! C1, C2.

use kernel::codes::AgencyCode;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("H41", "H41")]
#[case("h41", "H41")]
#[case("H41.042", "H41.042")]
#[case("H41.042.01", "H41.042.01")]
#[case(" H41 . 042 ", "H41.042")]
#[case("H41 042 01", "H41.042.01")]
#[case("H41-042-01", "H41.042.01")]
#[case("000.00.00.H56", "H56")]
#[case("000-00-00-H56", "H56")]
#[case("000.00.05.H41", "H41.05")]
#[case("001.02.05.H41", "H41.05.02.001")]
#[case("H41.000.00", "H41")]
#[case("G15.A1", "G15.A1")]
fn read(#[case] typed: &str, #[case] stored: &str) {
    assert_eq!(AgencyCode::parse(typed).unwrap().as_str(), stored);
}

#[rstest]
#[case("", "code-empty")]
#[case("Z41", "code-agency-level")]
#[case("H4", "code-agency-level")]
#[case("H411", "code-agency-level")]
#[case("41H", "code-agency-level")]
#[case("000.00.00", "code-agency-level")]
#[case("H41..042", "code-agency-group")]
#[case("H41.", "code-agency-group")]
#[case("000..00.H41", "code-agency-group")]
#[case("H41/042", "code-agency-characters")]
#[case("H41.ỦB", "code-agency-characters")]
#[case("H41.1234567890.1234567890.1234567890.1", "code-too-long")]
fn refused(#[case] typed: &str, #[case] code: &str) {
    assert_eq!(AgencyCode::parse(typed).unwrap_err().code, code);
}

#[test]
fn levels() {
    let centre = AgencyCode::parse("H41.042.01").unwrap();
    assert_eq!((centre.level(), centre.level_one()), (3, "H41"));
    let commune = centre.parent().unwrap();
    assert_eq!(commune.as_str(), "H41.042");
    assert_eq!(commune.parent().unwrap().parent(), None);
}

#[test]
fn what_can_stand_in_a_dossiers_code() {
    let fits = |code| AgencyCode::parse(code).unwrap().fits_dossier();
    assert!(fits("H41") && fits("H41.042.01.02"));
    assert!(!fits("H41.1") && !fits("H41.A12") && !fits("H41.01.02.03.04"));
}

proptest! {
    #[test]
    fn both_orders_give_the_same_code(one in "[A-Y][0-9]{2}", lower in proptest::collection::vec("[0-9]{1,2}[1-9]", 0..4)) {
        let new = std::iter::once(&one).chain(&lower).cloned().collect::<Vec<_>>();
        let old = new.iter().rev().cloned().collect::<Vec<_>>().join(".");
        let code = AgencyCode::parse(&new.join(".")).unwrap();
        prop_assert_eq!(AgencyCode::parse(&old).unwrap(), code.clone());
        prop_assert_eq!(AgencyCode::parse(code.as_str()).unwrap(), code);
    }

    #[test]
    fn nothing_typed_panics(text in "\\PC{0,50}") {
        let _ = AgencyCode::parse(&text);
    }
}

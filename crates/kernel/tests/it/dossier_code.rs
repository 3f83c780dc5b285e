//! C4, C5.

use kernel::Date;
use kernel::codes::{AgencyCode, DossierCode};
use proptest::prelude::*;
use rstest::rstest;

fn agency(text: &str) -> AgencyCode {
    AgencyCode::parse(text).expect("an agency code")
}

fn day() -> Date {
    Date::new(2026, 11, 24).expect("a date")
}

#[test]
fn built_from_agency_day_and_sequence() {
    let code = |sequence| DossierCode::new(&agency("H41.042"), day(), sequence).as_str().to_owned();
    assert_eq!(code(1), "H41.042-261124-0001");
    assert_eq!(code(9999), "H41.042-261124-9999");
    assert_eq!(code(10_000), "H41.042-261124-10000");
}

#[test]
fn built_on_a_central_system() {
    let code = DossierCode::new_central(&agency("H41.042.01"), day(), 7, 12).unwrap();
    assert_eq!(code.as_str(), "H41.042.01-261124-070012");
    assert_eq!(code.central(), Some((7, 12)));
    let reason = DossierCode::new_central(&agency("H41"), day(), 100, 1).unwrap_err();
    assert_eq!(reason.code, "code-dossier-central");
}

#[rstest]
#[case("H41.042-261124-0001", "H41.042-261124-0001")]
#[case(" h41.042-261124-0001 ", "H41.042-261124-0001")]
#[case("H41.042 261124 0001", "H41.042-261124-0001")]
#[case("H41 042 - 261124 - 0001", "H41.042-261124-0001")]
#[case("H41.042–261124–0001", "H41.042-261124-0001")]
#[case("H41.042.261124.0001", "H41.042-261124-0001")]
#[case("H41-261124-10000", "H41-261124-10000")]
#[case("000.00.16.H56-211116-0014", "H56.16-211116-0014")]
#[case("H41.042-261124-070012", "H41.042-261124-070012")]
fn read(#[case] typed: &str, #[case] stored: &str) {
    assert_eq!(DossierCode::parse(typed).unwrap().as_str(), stored);
}

#[rstest]
#[case("", "code-empty")]
#[case("H41.042", "code-dossier-form")]
#[case("261124-0001", "code-dossier-form")]
#[case("Z41-261124-0001", "code-dossier-agency")]
#[case("H41.1-261124-0001", "code-dossier-agency")]
#[case("H41.AB-261124-0001", "code-dossier-agency")]
#[case("H41.01.02.03.04-261124-0001", "code-dossier-agency")]
#[case("H41--261124-0001", "code-dossier-agency")]
#[case("H41-261324-0001", "code-dossier-date")]
#[case("H41-260229-0001", "code-dossier-date")]
#[case("H41-20261124-0001", "code-dossier-date")]
#[case("H41-261124-001", "code-dossier-sequence")]
#[case("H41-261124-00o1", "code-dossier-sequence")]
#[case("H41-261124-1234567890123", "code-dossier-sequence")]
fn refused(#[case] typed: &str, #[case] code: &str) {
    assert_eq!(DossierCode::parse(typed).unwrap_err().code, code);
}

#[test]
fn parts() {
    let code = DossierCode::parse("H41.042.01-261124-0017").unwrap();
    assert_eq!(code.agency(), agency("H41.042.01"));
    assert_eq!(code.day(), day());
    assert_eq!((code.serial(), code.sequence(), code.central()), ("0017", 17, None));
}

proptest! {
    #[test]
    fn what_is_built_is_read_back(lower in proptest::collection::vec("[0-9]{1,2}[1-9]", 0..4), day in 1_i8..29, month in 1_i8..13, year in 2000_i16..2100, sequence in 1_u32..2_000_000) {
        let agency = agency(&std::iter::once("H41".to_owned()).chain(lower).collect::<Vec<_>>().join("."));
        let day = Date::new(year, month, day).unwrap();
        let code = DossierCode::new(&agency, day, sequence);
        let read = DossierCode::parse(code.as_str()).unwrap();
        prop_assert_eq!(&read, &code);
        prop_assert_eq!((read.agency(), read.day(), read.sequence()), (agency, day, u64::from(sequence)));
    }

    #[test]
    fn what_is_read_is_well_formed(text in "[HhZ0-9. -]{0,40}") {
        if let Ok(code) = DossierCode::parse(&text) {
            prop_assert_eq!(DossierCode::parse(code.as_str()).unwrap(), code.clone());
            prop_assert_eq!(format!("{}-{}-{}", code.agency(), &code.as_str()[code.agency().as_str().len() + 1..][..6], code.serial()), code.as_str());
        }
    }
}

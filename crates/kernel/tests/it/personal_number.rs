//! C7, N13.

use kernel::Date;
use kernel::codes::{PersonalNumber, Sex};
use proptest::prelude::*;
use rstest::rstest;

fn number(text: &str) -> PersonalNumber {
    PersonalNumber::parse(text).expect("a personal number")
}

fn date(text: &str) -> Option<Date> {
    Some(Date::parse(text).expect("a date"))
}

#[rstest]
#[case("040199012345")]
#[case(" 040 199 012 345 ")]
#[case("040.199.012.345")]
#[case("040-199-012345")]
#[case("040\u{a0}199\u{200b}012345")]
#[case("040–199–012345")]
fn one_stored_form(#[case] typed: &str) {
    assert_eq!(number(typed).as_str(), "040199012345");
}

#[rstest]
#[case("", "code-empty")]
#[case("   ", "code-empty")]
#[case(".-.", "code-empty")]
#[case("04019901234", "code-personal-length")]
#[case("0401990123456", "code-personal-length")]
#[case("04019901234x", "code-personal-letters")]
#[case("O40199012345", "code-personal-letters")]
#[case("040199o12345", "code-personal-letters")]
#[case("٠٤٠١٩٩٠١٢٣٤٥", "code-personal-letters")]
#[case("+40199012345", "code-personal-letters")]
fn refused(#[case] typed: &str, #[case] code: &str) {
    assert_eq!(PersonalNumber::parse(typed).unwrap_err().code, code);
}

#[test]
fn a_book_is_refused_before_it_is_read() {
    assert_eq!(PersonalNumber::parse(&"1".repeat(10_000_000)).unwrap_err().code, "code-too-long");
}

#[rstest]
#[case("040099012345", 1999, Sex::Male)]
#[case("040199012345", 1999, Sex::Female)]
#[case("040205012345", 2005, Sex::Male)]
#[case("040305012345", 2005, Sex::Female)]
#[case("040401012345", 2101, Sex::Male)]
#[case("040999012345", 2399, Sex::Female)]
fn year_and_sex_inside(#[case] typed: &str, #[case] year: i16, #[case] sex: Sex) {
    assert_eq!((number(typed).birth_year(), number(typed).sex()), (year, sex));
}

#[test]
fn agrees_with_what_is_given() {
    let number = number("040305012345");
    assert_eq!(number.check_against(None, None), Ok(vec![]));
    assert_eq!(number.check_against(date("2005-03-31"), Some(Sex::Female)), Ok(vec![]));
}

#[test]
fn another_birth_year_is_an_error_that_names_both() {
    let reason = number("040305012345").check_against(date("2006-03-31"), Some(Sex::Female)).unwrap_err();
    assert_eq!(reason.code, "code-personal-birth-year");
    assert_eq!(reason.args, [("inside", "2005".to_owned()), ("given", "2006".to_owned())]);
}

#[test]
fn another_century_is_an_error() {
    let reason = number("040105012345").check_against(date("2005-03-31"), None).unwrap_err();
    assert_eq!(reason.code, "code-personal-birth-year");
}

#[test]
fn another_sex_is_an_error() {
    let reason = number("040305012345").check_against(None, Some(Sex::Male)).unwrap_err();
    assert_eq!(reason.code, "code-personal-sex");
}

#[rstest]
#[case::nghe_an("040199012345", None)]
#[case::the_first("001199012345", None)]
#[case::the_last("096199012345", None)]
#[case::a_gap("003199012345", Some("code-personal-place"))]
#[case::beyond("097199012345", Some("code-personal-place"))]
#[case::zero("000199012345", Some("code-personal-place"))]
#[case::not_yet_born("040405012345", Some("code-personal-century"))]
fn an_unknown_place_only_warns(#[case] typed: &str, #[case] warning: Option<&str>) {
    let warnings = number(typed).check_against(None, None).unwrap();
    let codes: Vec<&str> = warnings.iter().map(|warning| warning.0.code).collect();
    assert_eq!(codes, Vec::from_iter(warning));
}

#[test]
fn the_number_stays_out_of_logs_and_reasons() {
    assert_eq!(format!("{:?}", number("040199012345")), "PersonalNumber(…45)");
    let reason = PersonalNumber::parse("04019901234").unwrap_err();
    assert!(!format!("{reason:?}").contains("0401"));
    assert_eq!(number("040199012345").last_four(), "2345");
}

proptest! {
    #[test]
    fn any_twelve_digits_are_read_however_they_are_spaced(digits in "[0-9]{12}", cuts in proptest::collection::vec((1_usize..12, "[ .\\-]"), 0..4)) {
        let mut typed = digits.clone();
        for (at, separator) in cuts {
            typed.insert_str(at, &separator);
        }
        let number = number(&typed);
        prop_assert_eq!(number.as_str(), digits);
        prop_assert!((1900..2400).contains(&number.birth_year()));
    }
}

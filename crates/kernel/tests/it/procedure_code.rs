//! C6.

use kernel::codes::ProcedureCode;
use rstest::rstest;

#[rstest]
#[case("1.001193", "1.001193")]
#[case(" 2.000635 ", "2.000635")]
#[case("1 001193", "1.001193")]
#[case("1-001193", "1.001193")]
#[case("1001193", "1.001193")]
#[case("1.012790.H41", "1.012790.H41")]
#[case("1.012790.h41", "1.012790.H41")]
#[case("1012790 H41", "1.012790.H41")]
#[case("1.012790.000.00.00.H41", "1.012790.H41")]
#[case("1.012790-000.00.00.H41", "1.012790.H41")]
fn read(#[case] typed: &str, #[case] stored: &str) {
    assert_eq!(ProcedureCode::parse(typed).unwrap().as_str(), stored);
}

#[rstest]
#[case("", "code-empty")]
#[case("0.001193", "code-procedure-form")]
#[case("1.00119", "code-procedure-form")]
#[case("1.0011934", "code-procedure-form")]
#[case("11.001193", "code-procedure-form")]
#[case("1.00119a", "code-procedure-form")]
#[case("1..001193", "code-procedure-form")]
#[case("khai sinh", "code-procedure-form")]
#[case("1.012790.G15", "code-procedure-province")]
#[case("1.012790.H41.042", "code-procedure-province")]
#[case("1.012790.001.00.00.H41", "code-procedure-province")]
#[case("1.012790.", "code-procedure-province")]
#[case("1.012790.41", "code-procedure-province")]
fn refused(#[case] typed: &str, #[case] code: &str) {
    assert_eq!(ProcedureCode::parse(typed).unwrap_err().code, code);
}

#[test]
fn parts() {
    let own = ProcedureCode::parse("1.012790.000.00.00.H41").unwrap();
    assert_eq!((own.national(), own.province()), ("1.012790", Some("H41")));
    let national = ProcedureCode::parse("1.012790").unwrap();
    assert_eq!((national.national(), national.province()), ("1.012790", None));
}

//! Dates as they are typed and stored.

use kernel::Date;
use rstest::rstest;

#[rstest]
#[case("2026-11-24", Some("2026-11-24"))]
#[case("24/11/2026", Some("2026-11-24"))]
#[case(" 1/2/2026 ", Some("2026-02-01"))]
#[case("29/02/2028", Some("2028-02-29"))]
#[case("29/02/2026", None)]
#[case("31/04/2026", None)]
#[case("24/11/26", None)]
#[case("24-11-2026", None)]
#[case("+026-11-24", None)]
#[case("24/11/2026/1", None)]
#[case("2026-13-01", None)]
#[case("", None)]
#[case("1,000", None)]
fn read(#[case] typed: &str, #[case] shown: Option<&str>) {
    assert_eq!(Date::parse(typed).map(|date| date.to_string()).as_deref(), shown);
}

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

#[test]
fn a_day_begins_at_midnight_in_vietnam_and_is_followed_by_the_next() {
    let last = Date::new(2026, 12, 31).unwrap();
    assert_eq!(last.start().to_string(), "2026-12-31T00:00:00+07:00");
    assert_eq!(Some(last.next()), Date::new(2027, 1, 1));
    assert_eq!(last.next().start().as_micros() - last.start().as_micros(), 86_400 * 1_000_000);
}

//! Moments: Vietnam's time unless an offset says otherwise (C11).

use kernel::Timestamp;
use rstest::rstest;

#[rstest]
#[case("2026-08-28T10:00", "2026-08-28T10:00:00+07:00")]
#[case("2026-08-28T10:00:30", "2026-08-28T10:00:30+07:00")]
#[case("2026-08-28 10:00", "2026-08-28T10:00:00+07:00")]
#[case("2026-08-28T03:00:00Z", "2026-08-28T10:00:00+07:00")]
#[case("2026-08-28T10:00:00+07:00", "2026-08-28T10:00:00+07:00")]
#[case("2026-08-28T00:00:00+09:00", "2026-08-27T22:00:00+07:00")]
fn read(#[case] typed: &str, #[case] shown: &str) {
    assert_eq!(Timestamp::parse(typed).unwrap().to_string(), shown);
}

#[rstest]
#[case("")]
#[case("tomorrow")]
#[case("2026-02-29T10:00")]
#[case("2026-08-28T25:00")]
#[case("28/08/2026 10:00")]
fn refused(#[case] typed: &str) {
    assert_eq!(Timestamp::parse(typed), None);
}

#[test]
fn the_edges_of_time_are_shown_without_panic() {
    for micros in [i64::MIN, i64::MAX] {
        let _ = Timestamp::from_micros(micros).to_string();
    }
}

//! A24: to the competent body in the same working day, after 15:00 at the start of the next.

use calendar::{Calendar, transfer_due};
use rstest::rstest;

use crate::{at, shown};

#[rstest]
#[case("2026-10-05T08:00", "2026-10-05T17:00")]
#[case("2026-10-05T15:00", "2026-10-05T17:00")]
#[case("2026-10-05T15:01", "2026-10-06T07:00")]
#[case("2026-10-09T16:00", "2026-10-12T07:00")]
#[case("2026-11-23T16:00", "2026-11-25T07:00")]
#[case("2026-10-10T09:00", "2026-10-12T17:00")]
fn transfer(#[case] received: &str, #[case] expected: &str) {
    assert_eq!(shown(transfer_due(Calendar::shipped(), at(received), 15 * 3_600)), expected);
}

#[test]
fn the_hour_is_a_setting() {
    let sent = |cutoff: i64| shown(transfer_due(Calendar::shipped(), at("2026-10-05T15:30"), cutoff * 3_600));
    assert_eq!((sent(15).as_str(), sent(16).as_str()), ("2026-10-06T07:00", "2026-10-05T17:00"));
}

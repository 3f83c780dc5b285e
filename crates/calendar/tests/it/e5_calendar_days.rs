//! E5: every day counts, and a limit that ends on a day off moves to the end of the next working day.

use rstest::rstest;

use crate::due;

#[rstest]
#[case::ends_on_a_working_day("2026-10-05T08:20", "3d", "2026-10-08T17:00")]
#[case::ends_on_saturday("2026-10-05T08:20", "5d", "2026-10-12T17:00")]
#[case::ends_on_sunday("2026-10-05T08:20", "6d", "2026-10-12T17:00")]
#[case::ends_on_a_worked_saturday("2026-08-17T08:20", "5d", "2026-08-22T17:00")]
#[case::ends_in_tet("2026-02-06T08:20", "10d", "2026-02-23T17:00")]
#[case::a_holiday_inside_counts("2026-11-20T08:20", "5d", "2026-11-25T17:00")]
#[case::received_on_saturday_counts_from_monday("2026-10-10T08:20", "3d", "2026-10-15T17:00")]
#[case::received_after_closing("2026-10-05T20:00", "3d", "2026-10-09T17:00")]
fn days(#[case] received: &str, #[case] limit: &str, #[case] expected: &str) {
    assert_eq!(due(received, limit, &[]), expected);
}

//! N6: months, closing times, pauses of calendar limits, and waits of a person.

use calendar::{Calendar, Limit, supplement_due};
use rstest::rstest;

use crate::{at, due, pause, shown};

#[rstest]
#[case::the_same_day_number("2026-09-08T09:00", "1mo", "2026-10-08T17:00")]
#[case::else_the_last_day("2026-03-31T09:00", "1mo", "2026-05-04T17:00")]
#[case::end_of_february("2025-01-24T09:00", "1mo", "2025-02-24T17:00")]
#[case::january_31("2028-01-31T09:00", "1mo", "2028-02-29T17:00")]
#[case::over_the_year("2026-11-05T09:00", "3mo", "2027-02-12T17:00")]
#[case::ends_on_a_weekend("2026-09-10T09:00", "1mo", "2026-10-12T17:00")]
fn months(#[case] received: &str, #[case] limit: &str, #[case] expected: &str) {
    assert_eq!(due(received, limit, &[]), expected);
}

#[rstest]
#[case::over_one_closing("2026-10-05T10:00", "2026-10-06T10:00", "2026-10-09T17:00")]
#[case::within_a_day("2026-10-06T08:00", "2026-10-06T16:59", "2026-10-08T17:00")]
#[case::from_closing_on("2026-10-06T17:00", "2026-10-06T17:01", "2026-10-09T17:00")]
#[case::up_to_closing("2026-10-06T16:00", "2026-10-06T17:00", "2026-10-08T17:00")]
#[case::rest_days_count_too("2026-10-09T10:00", "2026-10-12T10:00", "2026-10-12T17:00")]
fn a_pause_adds_the_dates_at_whose_closing_the_clock_stood(
    #[case] from: &str,
    #[case] to: &str,
    #[case] expected: &str,
) {
    assert_eq!(due("2026-10-05T09:00", "3d", &[pause(from, to)]), expected);
}

#[test]
fn a_month_is_paused_like_days() {
    assert_eq!(due("2026-09-07T09:00", "1mo", &[pause("2026-09-08T09:00", "2026-09-10T09:00")]), "2026-10-09T17:00");
}

#[test]
fn a_persons_wait_has_no_pauses() {
    let wait = supplement_due(Calendar::shipped(), at("2026-10-05T09:00"), Limit::days(30));
    assert_eq!(shown(wait.due_at), "2026-11-04T17:00");
}

//! E3, E8: the day of receipt is not counted, the hour is kept, and a receipt outside working time moves on.

use rstest::rstest;

use crate::due;

#[rstest]
#[case::in_the_morning("2026-10-05T08:20", "2026-10-06T08:20")]
#[case::before_opening("2026-10-05T06:10", "2026-10-06T07:00")]
#[case::at_opening("2026-10-05T07:00", "2026-10-06T07:00")]
#[case::at_the_end_of_the_morning("2026-10-05T11:30", "2026-10-06T11:30")]
#[case::in_the_lunch_gap("2026-10-05T12:00", "2026-10-06T13:30")]
#[case::at_the_afternoon_opening("2026-10-05T13:30", "2026-10-06T13:30")]
#[case::at_closing("2026-10-05T17:00", "2026-10-06T17:00")]
#[case::after_closing("2026-10-05T17:01", "2026-10-07T07:00")]
#[case::after_closing_on_friday("2026-10-09T18:00", "2026-10-13T07:00")]
#[case::saturday_counts_from_monday("2026-10-10T09:00", "2026-10-13T07:00")]
#[case::sunday("2026-10-11T23:59", "2026-10-13T07:00")]
#[case::holiday("2026-11-24T09:00", "2026-11-26T07:00")]
#[case::worked_saturday("2026-08-22T09:00", "2026-08-24T09:00")]
fn one_working_day(#[case] received: &str, #[case] expected: &str) {
    assert_eq!(due(received, "1wd", &[]), expected);
}

#[rstest]
#[case("3wd", "2026-10-08T08:20")]
#[case("5wd", "2026-10-12T08:20")]
#[case("17wd", "2026-10-28T08:20")]
#[case("27wd", "2026-11-11T08:20")]
fn several_working_days(#[case] limit: &str, #[case] expected: &str) {
    assert_eq!(due("2026-10-05T08:20", limit, &[]), expected);
}

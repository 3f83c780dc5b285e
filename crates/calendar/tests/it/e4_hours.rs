//! E1, E4: a working day is 8 hours, and hours roll over the break, the end of the day and days off.

use rstest::rstest;

use crate::due;

#[rstest]
#[case::inside_a_window("2026-10-05T08:00", "2h", "2026-10-05T10:00")]
#[case::up_to_the_break("2026-10-05T08:30", "3h", "2026-10-05T11:30")]
#[case::over_the_break("2026-10-05T10:30", "2h", "2026-10-05T14:30")]
#[case::up_to_closing("2026-10-05T15:00", "2h", "2026-10-05T17:00")]
#[case::over_the_night("2026-10-05T16:00", "2h", "2026-10-06T08:00")]
#[case::over_the_weekend("2026-10-09T16:00", "4h", "2026-10-12T10:00")]
#[case::over_a_holiday("2026-11-23T16:00", "2h", "2026-11-25T08:00")]
#[case::days_and_hours("2026-10-05T10:00", "20h", "2026-10-07T16:00")]
#[case::from_the_lunch_gap("2026-10-05T12:15", "1h", "2026-10-05T14:30")]
fn hours(#[case] received: &str, #[case] limit: &str, #[case] expected: &str) {
    assert_eq!(due(received, limit, &[]), expected);
}

#[rstest]
#[case("1wd", "8h")]
#[case("3wd", "24h")]
#[case("5wd", "40h")]
#[case("7wd", "56h")]
fn days_and_their_hours_agree(#[case] days: &str, #[case] hours: &str) {
    for received in ["2026-08-28T07:00", "2026-08-28T11:30", "2026-08-28T12:00", "2026-08-29T08:00", "2026-08-28T17:00"]
    {
        assert_eq!(due(received, days, &[]), due(received, hours, &[]), "{received}");
    }
}

//! A60, E6, N6: the end of the day, or of the next working day if received after 15:00.

use rstest::rstest;

use crate::{due, pause};

#[rstest]
#[case::morning("2026-10-05T08:00", "2026-10-05T17:00")]
#[case::before_opening("2026-10-05T05:00", "2026-10-05T17:00")]
#[case::exactly_three("2026-10-05T15:00", "2026-10-05T17:00")]
#[case::a_second_after("2026-10-05T15:00:01", "2026-10-06T17:00")]
#[case::a_minute_after("2026-10-05T15:01", "2026-10-06T17:00")]
#[case::after_closing("2026-10-05T18:00", "2026-10-06T17:00")]
#[case::friday_afternoon("2026-10-09T15:30", "2026-10-12T17:00")]
#[case::on_a_rest_day("2026-10-10T09:00", "2026-10-12T17:00")]
#[case::rest_day_afternoon("2026-10-10T16:00", "2026-10-12T17:00")]
#[case::worked_saturday("2026-08-22T14:00", "2026-08-22T17:00")]
fn same_day(#[case] received: &str, #[case] expected: &str) {
    assert_eq!(due(received, "same-day", &[]), expected);
}

#[test]
fn a_pause_adds_its_working_time_after_closing() {
    let pauses = [pause("2026-10-05T10:00", "2026-10-05T14:00")];
    assert_eq!(due("2026-10-05T08:00", "same-day", &pauses), "2026-10-06T09:00");
    let a_day = [pause("2026-10-05T10:00", "2026-10-06T10:00")];
    assert_eq!(due("2026-10-05T08:00", "same-day", &a_day), "2026-10-06T17:00");
}

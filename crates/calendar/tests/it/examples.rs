//! The five example cases of part e.

use crate::{at, due, shown};

#[test]
fn one_working_day_over_a_swap_a_holiday_and_a_weekend() {
    assert_eq!(due("2026-08-28T10:00", "1wd", &[]), "2026-09-03T10:00");
}

#[test]
fn eight_hours_into_a_make_up_saturday() {
    assert_eq!(due("2026-08-21T16:00", "8h", &[]), "2026-08-22T16:00");
}

#[test]
fn same_day_after_three_o_clock_before_culture_day() {
    assert_eq!(due("2026-11-23T15:30", "same-day", &[]), "2026-11-25T17:00");
}

#[test]
fn one_working_day_over_tet() {
    assert_eq!(due("2026-02-13T09:15", "1wd", &[]), "2026-02-23T09:15");
}

#[test]
fn thirty_days_that_end_on_a_holiday_sunday() {
    assert_eq!(due("2026-03-27T10:00", "30d", &[]), "2026-04-28T17:00");
}

#[test]
fn the_due_time_alone_is_the_same() {
    let calendar = calendar::Calendar::shipped();
    let alone = calendar::due_at(calendar, at("2026-08-28T10:00"), crate::limit("1wd"), &[]);
    assert_eq!(shown(alone), "2026-09-03T10:00");
}

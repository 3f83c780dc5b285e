//! E7: the new due time is the old one plus the working time in which the clock stood.

use calendar::{Calendar, Pause};

use crate::{at, due, limit, pause, shown};

const RECEIVED: &str = "2026-10-05T09:00";

#[test]
fn hours_of_a_day() {
    assert_eq!(due(RECEIVED, "1wd", &[pause("2026-10-05T10:00", "2026-10-05T11:00")]), "2026-10-06T10:00");
}

#[test]
fn over_lunch_and_night() {
    assert_eq!(due(RECEIVED, "1wd", &[pause("2026-10-05T11:00", "2026-10-05T14:00")]), "2026-10-06T10:00");
    assert_eq!(due(RECEIVED, "1wd", &[pause("2026-10-05T16:00", "2026-10-06T08:00")]), "2026-10-06T11:00");
}

#[test]
fn over_a_weekend_and_a_holiday() {
    assert_eq!(due(RECEIVED, "3wd", &[pause("2026-10-06T09:00", "2026-10-13T09:00")]), "2026-10-15T09:00");
    let culture_day = [pause("2026-11-23T16:00", "2026-11-25T08:00")];
    assert_eq!(due("2026-11-23T10:00", "1wd", &culture_day), "2026-11-25T14:00");
}

#[test]
fn outside_working_time_adds_nothing() {
    assert_eq!(due(RECEIVED, "1wd", &[pause("2026-10-05T18:00", "2026-10-06T06:00")]), "2026-10-06T09:00");
    assert_eq!(due(RECEIVED, "1wd", &[pause("2026-10-10T00:00", "2026-10-12T00:00")]), "2026-10-06T09:00");
}

#[test]
fn several_add_up_in_any_order() {
    let (first, second) =
        (pause("2026-10-05T10:00", "2026-10-05T11:00"), pause("2026-10-06T07:00", "2026-10-06T08:30"));
    assert_eq!(due(RECEIVED, "1wd", &[first, second]), "2026-10-06T11:30");
    assert_eq!(due(RECEIVED, "1wd", &[second, first]), "2026-10-06T11:30");
}

#[test]
fn overlapping_ones_count_once() {
    let one = pause("2026-10-05T10:00", "2026-10-05T11:00");
    let inside = pause("2026-10-05T10:15", "2026-10-05T10:30");
    let over = pause("2026-10-05T10:30", "2026-10-05T11:15");
    assert_eq!(due(RECEIVED, "1wd", &[one, inside, over]), "2026-10-06T10:15");
}

#[test]
fn what_lies_before_the_receipt_is_not_counted() {
    assert_eq!(due(RECEIVED, "1wd", &[pause("2026-10-01T10:00", "2026-10-05T09:30")]), "2026-10-06T09:30");
    assert_eq!(due(RECEIVED, "1wd", &[pause("2026-10-01T10:00", "2026-10-05T08:30")]), "2026-10-06T09:00");
}

#[test]
fn one_that_ends_before_it_begins_is_refused_and_counts_nothing() {
    let (from, to) = (at("2026-10-05T11:00"), at("2026-10-05T10:00"));
    assert_eq!(Pause::new(from, to).unwrap_err().code, "calendar-pause-backwards");
    assert_eq!(due(RECEIVED, "1wd", &[Pause { from, to }]), "2026-10-06T09:00");
}

#[test]
fn read_from_the_command_line() {
    let read = Pause::parse("2026-10-05T10:00..2026-10-05T11:00").unwrap();
    assert_eq!(read, pause("2026-10-05T10:00", "2026-10-05T11:00"));
    assert_eq!(Pause::parse("2026-10-05T10:00").unwrap_err().code, "calendar-pause-form");
    assert_eq!(Pause::parse("2026-10-05T10:00..noon").unwrap_err().code, "calendar-pause-form");
    assert_eq!(Pause::parse("2026-10-05T10:00..2026-10-04T10:00").unwrap_err().code, "calendar-pause-backwards");
}

#[test]
fn each_pause_is_told_with_what_it_adds() {
    let pauses = [pause("2026-10-05T10:00", "2026-10-06T11:30")];
    let derived = calendar::due(Calendar::shipped(), at(RECEIVED), limit("1wd"), &pauses);
    let step = derived.steps.iter().find(|step| step.code == "calendar-step-pause").unwrap();
    assert_eq!(step.rule, "E7");
    assert_eq!(shown(step.at), "2026-10-07T10:30");
    let arg = |name: &str| step.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str());
    assert_eq!((arg("hours"), arg("minutes")), (Some("9"), Some("30")));
    assert_eq!(arg("from"), Some("10:00 05/10/2026"));
}

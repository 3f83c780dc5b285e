//! A30: a new appointment, asked at the latest a day before, once.

use calendar::{Calendar, Extension, ExtensionRules, due_extended, extend};
use rstest::rstest;

use crate::{at, limit, pause, shown};

const DUE: &str = "2026-10-08T09:00";

fn check(until: &str, given: u32, now: &str) -> Result<(), kernel::Reason> {
    ExtensionRules::default().check(Calendar::shipped(), at(DUE), at(until), given, at(now))
}

#[test]
fn the_day_before_is_in_time() {
    assert_eq!(check("2026-10-12T09:00", 0, "2026-10-07T16:59"), Ok(()));
}

#[rstest]
#[case::on_the_day("2026-10-12T09:00", 0, "2026-10-08T07:30", "calendar-extension-late")]
#[case::afterwards("2026-10-12T09:00", 0, "2026-10-09T07:30", "calendar-extension-late")]
#[case::a_second_time("2026-10-12T09:00", 1, "2026-10-06T09:00", "calendar-extension-times")]
#[case::not_later("2026-10-08T09:00", 0, "2026-10-06T09:00", "calendar-extension-earlier")]
#[case::on_a_sunday("2026-10-11T09:00", 0, "2026-10-06T09:00", "calendar-extension-outside-hours")]
#[case::at_lunch("2026-10-12T12:00", 0, "2026-10-06T09:00", "calendar-extension-outside-hours")]
fn refused(#[case] until: &str, #[case] given: u32, #[case] now: &str, #[case] code: &str) {
    assert_eq!(check(until, given, now).unwrap_err().code, code);
}

#[test]
fn settings_may_allow_more() {
    let rules = ExtensionRules { times: 2, days_before: 0 };
    let allowed = rules.check(Calendar::shipped(), at(DUE), at("2026-10-12T09:00"), 1, at("2026-10-08T08:00"));
    assert_eq!(allowed, Ok(()));
}

#[test]
fn counted_from_the_old_appointment() {
    let derived = extend(Calendar::shipped(), at(DUE), limit("2wd"));
    assert_eq!(shown(derived.due_at), "2026-10-12T09:00");
    assert_eq!((derived.steps[0].rule, derived.steps[0].code), ("A30", "calendar-step-old-appointment"));
}

#[test]
fn only_pauses_since_the_new_appointment_move_it() {
    let extension = Extension { decided_at: at("2026-10-07T09:00"), until: at("2026-10-12T09:00") };
    let pauses = [pause("2026-10-05T10:00", "2026-10-05T11:00"), pause("2026-10-09T09:00", "2026-10-09T11:00")];
    let derive = |limit_text, pauses: &[calendar::Pause]| {
        let received = at("2026-10-05T09:00");
        shown(due_extended(Calendar::shipped(), received, limit(limit_text), pauses, extension).due_at)
    };
    assert_eq!(derive("3wd", &pauses[..1]), "2026-10-12T09:00");
    assert_eq!(derive("3wd", &pauses), "2026-10-12T11:00");
    assert_eq!(derive("3d", &pauses), "2026-10-12T09:00");
    assert_eq!(derive("3d", &[pause("2026-10-09T09:00", "2026-10-10T11:00")]), "2026-10-13T17:00");
}

#[test]
fn the_derivation_names_the_new_appointment() {
    let extension = Extension { decided_at: at("2026-10-07T09:00"), until: at("2026-10-12T09:00") };
    let derived = due_extended(Calendar::shipped(), at("2026-10-05T09:00"), limit("3wd"), &[], extension);
    assert!(derived.steps.iter().any(|step| step.rule == "A30" && step.code == "calendar-step-extension"));
}

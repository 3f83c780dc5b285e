//! Early warning: the last day for form 04 (A30), and work that has used most of its time, said before it is late.

use calendar::Calendar;
use dossiers::{State, Step};
use kernel::Timestamp;
use supervision::rules::{Watched, warning};

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// Filed on Monday the 9th at 8:00, due on Friday the 20th at 17:00: ten working days.
fn watched(step: Step) -> Watched {
    let (filed_at, due_at) = (at("2026-11-09T08:00"), Some(at("2026-11-20T17:00")));
    Watched { state: State::Processing, step, filed_at, due_at, most_used: 80 }
}

fn said(watched: &Watched, now: &str) -> Option<&'static str> {
    warning(Calendar::shipped(), watched, at(now)).map(|reason| reason.code)
}

#[test]
fn the_last_day_for_an_apology_is_named() {
    let own = watched(Step::Process);
    assert_eq!(said(&own, "2026-11-17T10:00"), None, "three days and more are left");
    assert_eq!(said(&own, "2026-11-19T09:00"), Some("supervision-warn-form-04"));
    assert_eq!(said(&own, "2026-11-20T09:00"), Some("supervision-warn-used"), "too late for form 04");
}

#[test]
fn most_of_the_time_used_without_a_signature() {
    let reason = warning(Calendar::shipped(), &watched(Step::Check), at("2026-11-20T13:30")).unwrap();
    assert_eq!(reason.code, "supervision-warn-used");
    assert_eq!(reason.args[0].0, "percent");
    assert_eq!(said(&watched(Step::Sign), "2026-11-20T13:30"), None, "it lies with the signer");
}

#[test]
fn how_much_is_most_is_a_setting() {
    let own = Watched { most_used: 60, ..watched(Step::Process) };
    assert_eq!(said(&own, "2026-11-17T10:00"), Some("supervision-warn-used"));
}

#[test]
fn nothing_is_said_of_what_is_late_or_stands() {
    let own = watched(Step::Process);
    assert_eq!(said(&own, "2026-11-21T08:00"), None);
    assert_eq!(said(&Watched { state: State::AwaitingSupplement, ..own }, "2026-11-19T09:00"), None);
    assert_eq!(said(&Watched { due_at: None, ..own }, "2026-11-19T09:00"), None);
}

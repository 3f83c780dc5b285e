//! False overdue: each claim of the portal against the house's own history (E7, E10, A30, N1).

use supervision::rules::{Claimed, Known, Verdict, judge};

use crate::place::day;

fn known(due: &str, ended: Option<&str>) -> Known {
    Known { due: Some(day(due)), ended: ended.map(day), is_paused: false, was_moved: false }
}

fn claimed(due: &str, finished: Option<&str>) -> Claimed {
    Claimed { due: Some(day(due)), finished: finished.map(day) }
}

fn verdict(claimed: Claimed, known: &Known) -> Verdict {
    judge(claimed, known, day("2026-11-30"))
}

#[test]
fn late_here_is_truly_late() {
    assert_eq!(verdict(claimed("2026-11-20", None), &known("2026-11-20", Some("2026-11-23"))), Verdict::TrulyLate);
    assert_eq!(verdict(claimed("2026-11-20", None), &known("2026-11-20", None)), Verdict::TrulyLate, "and still open");
}

#[test]
fn done_in_time_and_told_late_is_the_exchange() {
    let known = known("2026-11-20", Some("2026-11-19"));
    assert_eq!(verdict(claimed("2026-11-20", Some("2026-11-25")), &known), Verdict::Exchange);
}

#[test]
fn done_in_time_and_never_told_was_finished_before() {
    let known = known("2026-11-20", Some("2026-11-20"));
    assert_eq!(verdict(claimed("2026-11-20", None), &known), Verdict::FinishedBefore);
}

#[test]
fn a_clock_that_stood_moves_the_appointment() {
    let moved = Known { was_moved: true, ..known("2026-11-27", Some("2026-11-26")) };
    assert_eq!(verdict(claimed("2026-11-20", None), &moved), Verdict::Paused);
    let stands = Known { is_paused: true, ..known("2026-11-20", None) };
    assert_eq!(verdict(claimed("2026-11-20", None), &stands), Verdict::Paused);
    let open = Known { was_moved: true, ..known("2026-12-04", None) };
    assert_eq!(verdict(claimed("2026-11-20", None), &open), Verdict::Paused, "open and in time by the new one");
}

#[test]
fn what_ended_after_the_list_is_judged_by_its_day() {
    assert_eq!(verdict(claimed("2026-11-20", None), &known("2026-12-04", Some("2026-12-07"))), Verdict::Exchange);
}

#[test]
fn without_an_appointment_nothing_is_late() {
    let waiting = Known { due: None, ended: None, is_paused: false, was_moved: false };
    assert_eq!(verdict(Claimed::default(), &waiting), Verdict::Exchange);
}

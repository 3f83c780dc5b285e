//! The derivation as data: what `motcua deadline --json` prints.

use calendar::Calendar;
use rstest::rstest;

use crate::{at, limit, pause};

fn codes(received: &str, limit_text: &str) -> Vec<(&'static str, &'static str)> {
    let derived = calendar::due(Calendar::shipped(), at(received), limit(limit_text), &[]);
    derived.steps.iter().map(|step| (step.rule, step.code.trim_start_matches("calendar-step-"))).collect()
}

#[test]
fn the_whole_document() {
    let derived = calendar::due(Calendar::shipped(), at("2026-08-28T10:00"), limit("1wd"), &[]);
    let json = serde_json::to_value(&derived).unwrap();
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["due_at", "steps"]);
    assert_eq!(json["due_at"], "2026-09-03T10:00:00+07:00");
    let swap = serde_json::json!({
        "rule": "E8",
        "code": "calendar-step-swap-off",
        "args": {"date": "31/08/2026", "name_vi": "Nghỉ hoán đổi (làm bù 22/8/2026)", "name_en": "Swapped day off"},
        "at": "2026-08-31T00:00:00+07:00",
    });
    assert!(json["steps"].as_array().unwrap().contains(&swap), "{json:#}");
}

#[test]
fn holidays_passed_over_are_listed() {
    let expected = [
        ("E3", "received"),
        ("E3", "working-days"),
        ("E8", "weekend"),
        ("E8", "swap-off"),
        ("E9", "holiday"),
        ("E9", "holiday"),
        ("E1", "due"),
    ];
    assert_eq!(codes("2026-08-28T10:00", "1wd"), expected);
}

#[rstest]
#[case::before_opening("2026-10-05T06:00", ("E3", "before-opening"))]
#[case::lunch("2026-10-05T12:00", ("E3", "break"))]
#[case::after_closing("2026-10-05T19:00", ("E3", "after-closing"))]
#[case::saturday("2026-10-10T09:00", ("E8", "rest-day"))]
fn a_later_start_is_told(#[case] received: &str, #[case] step: (&'static str, &'static str)) {
    assert_eq!(codes(received, "1wd")[1], step);
}

#[test]
fn a_calendar_limit_tells_only_what_moved_its_end() {
    let expected =
        [("E3", "received"), ("E5", "days"), ("E8", "weekend"), ("E9", "holiday"), ("E5", "moved"), ("N6", "due")];
    assert_eq!(codes("2026-03-27T10:00", "30d"), expected);
}

#[test]
fn same_day_names_its_rule() {
    assert_eq!(codes("2026-10-05T09:00", "same-day"), [("E3", "received"), ("E6", "same-day"), ("E6", "due")]);
    assert!(codes("2026-11-23T15:30", "same-day").contains(&("A60", "same-day-late")));
}

#[test]
fn a_year_that_is_not_decided_is_told() {
    assert!(codes("2026-12-28T09:00", "5wd").contains(&("E8", "year-provisional")));
    assert!(codes("2027-12-28T09:00", "5wd").contains(&("E8", "year-undecided")));
    assert!(!codes("2026-10-05T09:00", "5wd").iter().any(|(_, code)| code.starts_with("year")));
}

#[test]
fn a_hundred_pauses_do_not_make_a_hundred_lines() {
    let day = |hour: usize, minute: usize| format!("2026-10-{:02}T{hour:02}:{minute:02}", 5 + hour / 24);
    let pauses: Vec<_> = (0..100).map(|n| pause(&day(n / 10, n % 10 * 5), &day(n / 10, n % 10 * 5 + 2))).collect();
    let derived = calendar::due(Calendar::shipped(), at("2026-10-04T09:00"), limit("1wd"), &pauses);
    assert!(derived.steps.len() < 60);
    assert!(derived.steps.iter().any(|step| step.code == "calendar-step-more-pauses"));
}

#[test]
fn the_last_step_is_the_due_time() {
    for text in ["1wd", "8h", "30d", "1mo", "same-day"] {
        let derived = calendar::due(Calendar::shipped(), at("2026-10-05T09:00"), limit(text), &[]);
        let last = derived.steps.last().unwrap();
        assert_eq!((last.code, last.at), ("calendar-step-due", derived.due_at));
    }
}

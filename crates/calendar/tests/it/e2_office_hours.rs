//! E2: the windows of a day are a body's own and sum to 8 hours.

use calendar::{Calendar, OfficeHours, Window, add_working, working_between};
use rstest::rstest;

use crate::{at, limit, shown};

#[test]
fn default_hours() {
    assert_eq!(OfficeHours::default().to_string(), "07:00-11:30, 13:30-17:00");
    assert_eq!(OfficeHours::parse("7:00-11:30,13h30-17:00").unwrap(), OfficeHours::default());
}

#[rstest]
#[case("", "calendar-hours-none")]
#[case("07:00", "calendar-hours-form")]
#[case("07:00-25:00", "calendar-hours-form")]
#[case("07:00-11:60", "calendar-hours-form")]
#[case("seven-eleven", "calendar-hours-form")]
#[case("07:00-11:30, 13:30-16:30", "calendar-hours-sum")]
#[case("07:00-11:30, 13:30-17:30", "calendar-hours-sum")]
#[case("13:30-17:00, 07:00-11:30", "calendar-hours-order")]
#[case("07:00-11:30, 11:00-14:30", "calendar-hours-order")]
#[case("07:00-11:00, 11:00-15:00", "calendar-hours-order")]
#[case("15:00-07:00", "calendar-hours-order")]
fn refused(#[case] hours: &str, #[case] code: &str) {
    assert_eq!(OfficeHours::parse(hours).unwrap_err().code, code);
}

#[test]
fn windows_outside_the_day_are_refused() {
    for (opens, closes) in [(-3600, 25_200), (60_000, 88_800)] {
        assert_eq!(OfficeHours::new(vec![Window { opens, closes }]).unwrap_err().code, "calendar-hours-order");
    }
}

#[test]
fn another_bodys_hours_move_the_due_time() {
    let hours = OfficeHours::parse("07:30-11:30, 13:00-17:00").unwrap();
    let calendar = Calendar::shipped().with_hours(hours);
    let early = calendar::due(&calendar, at("2026-10-05T07:10"), limit("4h"), &[]);
    assert_eq!(shown(early.due_at), "2026-10-05T11:30");
    let through = calendar::due(&calendar, at("2026-10-05T11:00"), limit("1h"), &[]);
    assert_eq!(shown(through.due_at), "2026-10-05T13:30");
}

#[test]
fn three_windows_and_one() {
    for hours in ["08:00-16:00", "07:00-09:00, 10:00-12:00, 13:00-17:00"] {
        let calendar = Calendar::shipped().with_hours(OfficeHours::parse(hours).unwrap());
        let (from, to) = (at("2026-10-05T00:00"), at("2026-10-06T00:00"));
        assert_eq!(working_between(&calendar, from, to).as_seconds(), calendar::WORKING_DAY, "{hours}");
        let noon = add_working(&calendar, from, calendar::WorkingTime::hours(4));
        assert_eq!(shown(noon), "2026-10-05T12:00", "{hours}");
    }
}

#[test]
fn hours_read_back_from_json() {
    let hours = OfficeHours::parse("07:30-11:30, 13:00-17:00").unwrap();
    let json = serde_json::to_string(&hours).unwrap();
    assert_eq!(json, r#""07:30-11:30, 13:00-17:00""#);
    assert_eq!(serde_json::from_str::<OfficeHours>(&json).unwrap(), hours);
    assert!(serde_json::from_str::<OfficeHours>(r#""07:30-11:30""#).is_err());
}

//! E8, E9 and the shipped rows.

use calendar::{Calendar, DayKind, DayRow, OfficeHours, YearStatus, is_working_day};
use kernel::Date;
use rstest::rstest;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn row(date: &str, kind: DayKind) -> DayRow {
    let [name_vi, name_en, source] = ["a", "b", "c"].map(str::to_owned);
    DayRow { date: day(date), kind, name_vi, name_en, source }
}

#[test]
fn the_shipped_rows() {
    let calendar = Calendar::shipped();
    assert_eq!(calendar.rows().len(), 45);
    assert_eq!(calendar.version, 1);
    assert!(calendar.rows().iter().all(|row| !row.source.is_empty() && !row.name_vi.is_empty()));
}

#[rstest]
#[case::weekday("2026-10-05", true)]
#[case::saturday("2026-10-10", false)]
#[case::sunday("2026-10-11", false)]
#[case::holiday("2026-04-30", false)]
#[case::swapped_off("2026-08-31", false)]
#[case::made_up("2026-08-22", true)]
#[case::in_lieu("2026-04-27", false)]
#[case::culture_day("2026-11-24", false)]
#[case::the_day_before_culture_day("2026-11-23", true)]
#[case::no_culture_day_in_2025("2025-11-24", true)]
fn working_days(#[case] date: &str, #[case] works: bool) {
    assert_eq!(is_working_day(Calendar::shipped(), day(date)), works);
}

#[test]
fn years_say_how_far_they_are_decided() {
    let calendar = Calendar::shipped();
    let years = [2024, 2025, 2026, 2027, 2028].map(|year| calendar.year(year));
    use YearStatus::{Decided, Provisional, Undecided};
    assert_eq!(years, [Undecided, Decided, Decided, Provisional, Undecided]);
}

#[test]
fn a_year_without_rows_counts_weekends_alone() {
    assert!(is_working_day(Calendar::shipped(), day("2028-01-03")));
    assert!(!is_working_day(Calendar::shipped(), day("2028-01-01")));
    assert_eq!(crate::due("2029-12-31T09:00", "1wd", &[]), "2030-01-01T09:00");
}

#[test]
fn the_next_working_day() {
    let calendar = Calendar::shipped();
    assert_eq!(calendar.next_working_day(day("2026-02-13")), day("2026-02-23"));
    assert_eq!(calendar.next_working_day(day("2026-08-21")), day("2026-08-22"));
    assert_eq!(calendar.next_working_day(day("2026-10-05")), day("2026-10-06"));
}

#[test]
fn a_day_that_stands_twice_is_refused() {
    let rows = vec![row("2026-05-01", DayKind::Holiday), row("2026-05-01", DayKind::SwapOff)];
    let reason = Calendar::new(2, rows, OfficeHours::default()).unwrap_err();
    assert_eq!((reason.code, reason.args), ("calendar-day-twice", vec![("date", "01/05/2026".to_owned())]));
}

#[test]
fn a_weekday_needs_no_making_up() {
    let reason = Calendar::new(2, vec![row("2026-05-04", DayKind::MakeupWork)], OfficeHours::default()).unwrap_err();
    assert_eq!(reason.code, "calendar-makeup-weekday");
}

#[test]
fn a_calendar_without_rows_works() {
    let calendar = Calendar::new(1, Vec::new(), OfficeHours::default()).unwrap();
    assert!(is_working_day(&calendar, day("2026-04-30")));
    assert_eq!(calendar.year(2026), YearStatus::Undecided);
}

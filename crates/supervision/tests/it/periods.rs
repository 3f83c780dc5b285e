//! Periods: whole weeks, months, quarters and years, free ones, and those that cannot be.

use kernel::Date;
use supervision::model::{Period, PeriodKind};

use crate::place::day;

fn days(period: Period) -> (Date, Date) {
    (period.from, period.to)
}

#[test]
fn each_kind_holds_the_day() {
    let around = |kind| days(Period::around(kind, day("2026-02-14")));
    assert_eq!(around(PeriodKind::Day), (day("2026-02-14"), day("2026-02-14")));
    assert_eq!(around(PeriodKind::Week), (day("2026-02-09"), day("2026-02-15")), "Monday to Sunday");
    assert_eq!(around(PeriodKind::Month), (day("2026-02-01"), day("2026-02-28")));
    assert_eq!(around(PeriodKind::Quarter), (day("2026-01-01"), day("2026-03-31")));
    assert_eq!(around(PeriodKind::Year), (day("2026-01-01"), day("2026-12-31")));
}

#[test]
fn the_one_before_is_as_long() {
    let before = |kind, text| days(Period::around(kind, day(text)).before());
    assert_eq!(before(PeriodKind::Month, "2026-03-31"), (day("2026-02-01"), day("2026-02-28")));
    assert_eq!(before(PeriodKind::Quarter, "2026-01-05"), (day("2025-10-01"), day("2025-12-31")));
    let free = Period::free(day("2026-11-10"), day("2026-11-19"), day("2026-11-23")).unwrap();
    assert_eq!(days(free.before()), (day("2026-10-31"), day("2026-11-09")));
    let weeks = Period::around(PeriodKind::Week, day("2026-11-23")).last(3);
    assert_eq!(
        weeks.iter().map(|week| week.from).collect::<Vec<_>>(),
        ["2026-11-09", "2026-11-16", "2026-11-23"].map(day)
    );
}

#[test]
fn a_period_that_ends_before_it_starts_or_has_not_begun_is_refused() {
    let today = day("2026-11-23");
    let fault = |from, to| Period::free(day(from), day(to), today).unwrap_err();
    assert_eq!(fault("2026-11-20", "2026-11-19").reason.code, "supervision-period-backwards");
    assert_eq!(fault("2026-11-24", "2026-11-30").reason.code, "supervision-period-future");
    assert!(Period::free(today, day("2026-12-31"), today).is_ok(), "it has begun");
    assert_eq!(Period::around(PeriodKind::Month, today).end(today), today);
}

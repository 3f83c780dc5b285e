//! What is left until an appointment, in working time.

use calendar::{Calendar, Span, Standing, WorkingTime, remaining};

use crate::at;

fn left(now: &str, due: &str) -> calendar::Remaining {
    remaining(Calendar::shipped(), at(now), at(due))
}

#[test]
fn ahead() {
    let left = left("2026-10-05T09:00", "2026-10-08T10:30");
    assert_eq!(left.span, Span { days: 3, hours: 1, minutes: 30 });
    assert_eq!(left.standing, Standing::InTime);
    assert_eq!(left.span.words().code, "calendar-span-days-hours");
}

#[test]
fn behind() {
    let left = left("2026-10-12T08:00", "2026-10-09T16:00");
    assert_eq!(left.time, WorkingTime::hours(-2));
    assert_eq!(left.span, Span { days: 0, hours: 2, minutes: 0 });
    assert_eq!(left.standing, Standing::Overdue);
    assert_eq!(left.span.words().code, "calendar-span-hours");
}

#[test]
fn over_the_weekend_nothing_runs() {
    let left = left("2026-10-10T08:00", "2026-10-12T07:00");
    assert_eq!((left.time, left.standing), (WorkingTime::ZERO, Standing::InTime));
}

#[test]
fn wordings() {
    let code = |minutes| Span::from(WorkingTime::minutes(minutes)).words().code;
    let codes = [0, 45, 60, 75, 480, 490, 600].map(code);
    let expected = ["minutes", "minutes", "hours", "hours-minutes", "days", "days", "days-hours"];
    assert_eq!(codes, expected.map(|end| format!("calendar-span-{end}")).each_ref().map(String::as_str));
}

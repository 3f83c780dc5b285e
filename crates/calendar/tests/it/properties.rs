//! What holds for every receipt, limit, pause and office.

use calendar::{Calendar, Limit, LimitUnit, OfficeHours, Pause, WorkingTime, add_working, due_at, working_between};
use kernel::Timestamp;
use proptest::prelude::*;

const MINUTE: i64 = 60_000_000;

/// 2025-01-01 to 2029-01-01, to the minute.
fn moments() -> impl Strategy<Value = Timestamp> {
    (28_928_160_i64..31_031_520).prop_map(|minute| Timestamp::from_micros(minute * MINUTE))
}

fn limits() -> impl Strategy<Value = Limit> {
    (1_u32..60, proptest::sample::select(LimitUnit::ALL)).prop_map(|(amount, unit)| Limit::new(amount, unit).unwrap())
}

fn calendars() -> impl Strategy<Value = Calendar> {
    proptest::sample::select(vec!["07:00-11:30, 13:30-17:00", "08:00-16:00", "07:30-09:30, 10:00-12:00, 13:15-17:15"])
        .prop_map(|hours| Calendar::shipped().with_hours(OfficeHours::parse(hours).unwrap()))
}

/// A pause of up to twenty days that begins up to twenty days after `base`.
fn pause_after(base: Timestamp, (offset, length): (i64, i64)) -> Pause {
    let from = base.plus_seconds(offset * 60);
    Pause { from, to: from.plus_seconds(length * 60) }
}

fn offsets() -> impl Strategy<Value = Vec<(i64, i64)>> {
    proptest::collection::vec((-1000_i64..28_800, 0_i64..28_800), 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_due_time_lies_in_working_time(c in calendars(), at in moments(), limit in limits(), offsets in offsets()) {
        let pauses: Vec<Pause> = offsets.into_iter().map(|o| pause_after(at, o)).collect();
        let due = due_at(&c, at, limit, &pauses);
        prop_assert!(c.is_working_time(due), "{due}");
        prop_assert!(due >= at);
        if limit.is_calendar() {
            prop_assert_eq!(due, c.closing_of(due.date()));
        }
    }

    #[test]
    fn more_pause_is_never_earlier(c in calendars(), at in moments(), limit in limits(), offsets in offsets(), one in (0_i64..28_800, 0_i64..28_800)) {
        let mut pauses: Vec<Pause> = offsets.into_iter().map(|o| pause_after(at, o)).collect();
        let before = due_at(&c, at, limit, &pauses);
        pauses.push(pause_after(at, one));
        prop_assert!(due_at(&c, at, limit, &pauses) >= before);
    }

    #[test]
    fn splitting_a_pause_changes_nothing(c in calendars(), at in moments(), limit in limits(), one in (0_i64..28_800, 0_i64..28_800), cut in 0_i64..28_800) {
        let whole = pause_after(at, one);
        let middle = whole.from.plus_seconds(cut.min(one.1) * 60);
        let halves = [Pause { from: middle, to: whole.to }, Pause { from: whole.from, to: middle }];
        prop_assert_eq!(due_at(&c, at, limit, &[whole]), due_at(&c, at, limit, &halves));
    }

    #[test]
    fn the_order_of_pauses_changes_nothing(c in calendars(), at in moments(), limit in limits(), offsets in offsets()) {
        let mut pauses: Vec<Pause> = offsets.into_iter().map(|o| pause_after(at, o)).collect();
        let before = due_at(&c, at, limit, &pauses);
        pauses.reverse();
        prop_assert_eq!(due_at(&c, at, limit, &pauses), before);
    }

    #[test]
    fn adding_and_measuring_are_inverse(c in calendars(), at in moments(), minutes in -60_000_i64..60_000) {
        let time = WorkingTime::minutes(minutes);
        let end = add_working(&c, at, time);
        prop_assert_eq!(working_between(&c, at, end), time);
        prop_assert!(c.is_working_time(end));
        prop_assert_eq!(minutes >= 0, end >= at);
    }

    #[test]
    fn measuring_is_additive(c in calendars(), a in moments(), b in moments(), d in moments()) {
        let sum = working_between(&c, a, b) + working_between(&c, b, d);
        prop_assert_eq!(sum, working_between(&c, a, d));
    }

    #[test]
    fn later_receipt_is_never_due_earlier(c in calendars(), at in moments(), later in 0_i64..20_000, limit in limits()) {
        let after = at.plus_seconds(later * 60);
        prop_assert!(due_at(&c, after, limit, &[]) >= due_at(&c, at, limit, &[]));
    }

    #[test]
    fn a_longer_limit_is_never_due_earlier(c in calendars(), at in moments(), limit in limits(), more in 0_u32..30) {
        let longer = Limit { amount: limit.amount + more, ..limit };
        prop_assert!(due_at(&c, at, longer, &[]) >= due_at(&c, at, limit, &[]));
    }

    #[test]
    fn working_days_count_the_days_they_name(c in calendars(), at in moments(), amount in 1_u32..60) {
        let due = due_at(&c, at, Limit::working_days(amount), &[]);
        let mut day = add_working(&c, at, WorkingTime::ZERO).date();
        for _ in 0..amount {
            day = c.next_working_day(day);
        }
        prop_assert_eq!(due.date(), day);
    }

    #[test]
    fn measured_minute_by_minute(c in calendars(), at in moments(), minutes in 0_i64..3000) {
        // Windows begin and end on full minutes, so a minute is worked if its middle is.
        let end = at.plus_seconds(minutes * 60);
        let middle = |n: i64| at.plus_seconds(n * 60 + 30);
        let worked = (0..minutes).filter(|&n| c.is_working_time(middle(n))).count();
        prop_assert_eq!(working_between(&c, at, end), WorkingTime::minutes(worked as i64));
    }

    #[test]
    fn nothing_panics(from in any::<i64>(), to in any::<i64>(), amount in any::<u32>(), unit in proptest::sample::select(LimitUnit::ALL), time in any::<i64>()) {
        let (from, to) = (Timestamp::from_micros(from), Timestamp::from_micros(to));
        let limit = Limit { amount, unit };
        let derived = calendar::due(Calendar::shipped(), from, limit, &[Pause { from, to }]);
        prop_assert!(derived.steps.len() < 200);
        let _ = working_between(Calendar::shipped(), from, to);
        let _ = add_working(Calendar::shipped(), from, WorkingTime::seconds(time));
        let _ = calendar::transfer_due(Calendar::shipped(), from, 15 * 3_600);
        let _ = calendar::outcome(from, to);
    }

    #[test]
    fn no_typed_text_panics(text in "\\PC{0,40}") {
        let _ = Limit::parse(&text);
        let _ = Pause::parse(&text);
        let _ = OfficeHours::parse(&text);
        let _ = calendar::read_rows(text.as_bytes());
    }
}

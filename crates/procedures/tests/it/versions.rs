//! 0.10: which version is in force, and where a new one goes.

use procedures::Version;
use procedures::rules::validity::{in_force, place};

use crate::fixture::{codes, day, read, today, version, with_some};

fn from_to(number: i32, from: &str, to: Option<&str>) -> Version {
    Version { number, valid_from: day(from), valid_to: to.map(day), ..version("1.001193") }
}

#[test]
fn one_version_is_in_force_on_a_day() {
    let all = [
        from_to(1, "2026-01-01", Some("2026-06-30")),
        from_to(2, "2026-07-01", Some("2026-06-30")),
        from_to(3, "2026-07-01", None),
    ];
    let number = |date| in_force(&all, day(date)).map(|version| version.number);
    assert_eq!(number("2025-12-31"), None);
    assert_eq!(number("2026-06-30"), Some(1));
    assert_eq!(number("2026-07-01"), Some(3), "the second never was in force");
    assert_eq!(number("2030-01-01"), Some(3));
}

#[test]
fn a_new_version_follows_the_one_in_force_and_ends_before_the_next() {
    let all = [from_to(1, "2026-01-01", Some("2026-06-30")), from_to(2, "2026-07-01", None)];
    let after = place(&all, day("2026-12-01"));
    assert_eq!((after.follows, after.valid_to), (Some(1), None));
    let between = place(&all, day("2026-03-01"));
    assert_eq!((between.follows, between.valid_to), (Some(0), Some(day("2026-06-30"))));
    let first = place(&all, day("2025-01-01"));
    assert_eq!((first.follows, first.valid_to), (None, Some(day("2025-12-31"))));
}

#[test]
fn codes_are_read_as_people_write_them() {
    with_some(|store| {
        for typed in ["1.001193", "1001193", "1 001193", " 1-001193 ", "1.001193.H41", "1.001193.000.00.00.H41"] {
            let found = read(store, |conn| procedures::in_force(conn, typed, today()));
            assert_eq!(found.code, "1.001193", "{typed}");
        }
        let refused = |code: &'static str, date: &'static str| {
            codes(store.read_blocking(|conn| procedures::in_force(conn, code, day(date))))
        };
        assert_eq!(refused("1.999999", "2026-11-23"), ["procedure-not-found"]);
        assert_eq!(refused("nonsense", "2026-11-23"), ["procedure-not-found"]);
        assert_eq!(refused("1.001193", "2020-01-01"), ["procedure-not-in-force"]);
    });
}

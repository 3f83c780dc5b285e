//! A12: the list of procedures open to intake at any centre.

use procedures::commands::{SetNonBoundary, set_non_boundary};
use procedures::{Certainty, non_boundary_listed, shipped};

use crate::fixture::{as_console, day, read, today, with_some};

#[test]
fn listed_from_a_day_on_and_taken_off_again() {
    with_some(|store| {
        let listed = |date| read(store, |conn| non_boundary_listed(conn, "1.013225", date));
        assert!(!listed(today()), "unlisted until somebody lists it");
        let set = |listed, from: &'static str| {
            as_console(store, move |conn, ctx| {
                let cmd = SetNonBoundary {
                    code: "1.013225".to_owned(),
                    listed,
                    valid_from: day(from),
                    source: "3769/QĐ-UBND".to_owned(),
                    certainty: Certainty::Read,
                };
                set_non_boundary(conn, ctx, &cmd)
            });
        };
        set(true, "2026-12-01");
        set(false, "2027-01-01");
        assert_eq!(
            [today(), day("2026-12-01"), day("2026-12-31"), day("2027-01-01")].map(listed),
            [false, true, true, false]
        );
        let catalogue = read(store, procedures::catalogue);
        assert!(catalogue.non_boundary("1.013225", day("2026-12-05")).is_some());
        assert!(catalogue.non_boundary("1.013225", day("2027-01-05")).is_none());
    });
}

#[test]
fn the_demo_list_has_land_and_civil_status_but_no_building_permits() {
    let listed = |code: &str| shipped::NON_BOUNDARY.lines().any(|line| line.starts_with(code));
    assert!(listed("1.013978") && listed("1.001193") && listed("2.000815"));
    assert!(!listed("1.013225"));
    assert!(shipped::NON_BOUNDARY.lines().skip(1).all(|line| line.ends_with(",D")), "each says that it is ours");
}

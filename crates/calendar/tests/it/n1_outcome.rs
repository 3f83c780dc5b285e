//! N1, E10: early, on time or late by date alone.

use calendar::{Outcome, Standing, outcome, standing};
use rstest::rstest;

use crate::at;

#[rstest]
#[case("2026-10-07T16:59", Outcome::Early)]
#[case("2026-10-08T07:00", Outcome::OnTime)]
#[case("2026-10-08T09:00", Outcome::OnTime)]
#[case("2026-10-08T23:59", Outcome::OnTime)]
#[case("2026-10-09T00:00", Outcome::Late)]
fn by_date(#[case] finished: &str, #[case] expected: Outcome) {
    assert_eq!(outcome(at(finished), at("2026-10-08T09:00")), expected);
}

#[test]
fn an_open_dossier_stands_the_same_way() {
    let due = at("2026-10-08T09:00");
    assert_eq!(standing(at("2026-10-07T23:59"), due), Standing::InTime);
    assert_eq!(standing(at("2026-10-08T16:00"), due), Standing::DueToday);
    assert_eq!(standing(at("2026-10-09T00:01"), due), Standing::Overdue);
}

//! Nights of the past are lived through again from nothing but what was known by then; what is too old goes.

use diesel::prelude::*;
use dossiers::Step;
use kernel::{Id, Timestamp};
use supervision::forecast::{night, prune, relive};
use supervision::schema::{supervision_forecast, supervision_score};

use crate::house::{House, PAID};
use crate::place::both;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// What was said on a night, by dossier.
fn said(house: &House<'_>, text: &str) -> Vec<(Id, i32, i32)> {
    use supervision_forecast as f;
    let day = at(text).date();
    house.read(|conn| {
        let rows = f::table.filter(f::day.eq(day)).order(f::dossier).select((f::dossier, f::chance, f::base));
        Ok(rows.load(conn)?)
    })
}

/// A few weeks in which everything goes its way, one each.
fn weeks(house: &House<'_>) {
    for week in ["2026-11-02T08:00:00", "2026-11-09T08:00:00", "2026-11-16T08:00:00"] {
        house.at(week);
        for _ in 0..2 {
            let code = house.accepted(PAID).code;
            house.bring_to(&code, Step::Return);
        }
    }
}

#[test]
fn what_is_said_of_a_past_night_is_what_was_said_on_it() {
    both(|house| {
        weeks(house);
        house.at("2026-11-23T08:00:00");
        let code = house.accepted(PAID).code;
        house.bring_to(&code, Step::Process);
        house.at("2026-11-25T02:00:00");
        night(house.store, house.now()).unwrap();
        let lived = said(house, "2026-11-25T02:00");
        assert_eq!(lived.len(), 1, "one is due soon");

        // Much happens after that night, and none of it is looked at.
        house.at("2026-12-15T08:00:00");
        house.bring_to(&code, Step::Return);
        for _ in 0..3 {
            house.accepted(PAID);
        }
        assert_eq!(relive(house.store, &[at("2026-11-25T02:00")], 7).unwrap(), 1);
        assert_eq!(said(house, "2026-11-25T02:00"), lived);
        assert_eq!(relive(house.store, &[at("2026-10-05T02:00")], 7).unwrap(), 0, "there was nothing yet");
    });
}

#[test]
fn what_the_calibration_needs_no_more_goes() {
    both(|house| {
        weeks(house);
        house.at("2026-11-23T08:00:00");
        house.accepted(PAID);
        house.at("2026-11-25T02:00:00");
        night(house.store, house.now()).unwrap();
        house.at("2026-12-15T02:00:00");
        assert!(night(house.store, house.now()).unwrap().judged > 0);
        let scores =
            |house: &House<'_>| house.read(|conn| Ok(supervision_score::table.count().get_result::<i64>(conn)?));
        assert_eq!(prune(house.store, at("2027-10-15T02:00").date()).unwrap(), 0, "twelve months are kept");
        assert!(!said(house, "2026-11-25T02:00").is_empty() && scores(house) > 0);
        assert_eq!(prune(house.store, at("2027-11-15T02:00").date()).unwrap(), 1);
        assert!(said(house, "2026-11-25T02:00").is_empty());
        assert_eq!(scores(house), 0);
    });
}

//! A clock that runs out comes up once, with the responsible person named; nothing open hangs.

use feedback::jobs;
use feedback::model::Class;
use feedback::queries::{DeskTab, desk, history, petition_counts};
use identity::Ctx;
use kernel::Timestamp;
use store::Store;
use store::jobs::Worker;

use crate::house::House;
use crate::place::{answered, both, classified, petition};

fn run_jobs(house: &House<'_>) {
    let (store, now): (Store, Timestamp) = ((**house.store).clone(), house.now());
    let own = store.clone();
    Worker::new(store).on(jobs::LAPSE, move |job| jobs::lapse(&own, job, now)).run_due(now).unwrap();
}

#[test]
fn it_comes_up_the_day_after_its_date() {
    both(|house| {
        let own = classified(house, Class::Conduct).unwrap();
        house.at("2026-12-08T23:59:00");
        run_jobs(house);
        assert_eq!(petition(house, &own.code).lapsed_at, None, "its last day is not over");
        house.at("2026-12-09T00:30:00");
        run_jobs(house);
        let late = petition(house, &own.code);
        assert_eq!(late.responsible.as_deref(), Some("Trần quynhluu director"));
        run_jobs(house);
        let climbed = house.read(|conn| history(conn, own.id));
        assert_eq!(climbed.iter().filter(|line| line.event.kind() == "climbed").count(), 1, "once");
        // It lies on the Office's desk, and still on the commune's.
        for login in ["tinh.provincial_office", "quynhluu.director"] {
            let actor = house.actor(login);
            let page = house.read(|conn| desk(conn, &Ctx::new(&actor, house.now()), DeskTab::Climbed, 10, None));
            assert_eq!(page.rows.len(), 1, "{login}");
        }
        house.chain_is_whole();
    });
}

#[test]
fn what_was_answered_does_not_ring() {
    both(|house| {
        let own = answered(house);
        house.at("2026-12-20T08:00:00");
        run_jobs(house);
        assert_eq!(petition(house, &own.code).lapsed_at, None);
    });
}

#[test]
fn the_nearest_clock_stands_first_and_pages_hold_each_once() {
    both(|house| {
        let far = classified(house, Class::Conduct).unwrap().code;
        let near = classified(house, Class::Complaint).unwrap().code;
        let mid = classified(house, Class::Outside).unwrap().code;
        let actor = house.actor("quynhluu.director");
        let ctx = Ctx::new(&actor, house.now());
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let page = house.read(|conn| desk(conn, &ctx, DeskTab::Open, 1, after));
            seen.extend(page.rows.into_iter().map(|row| row.code));
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen, [near, mid, far]);
    });
}

#[test]
fn petitions_are_counted_by_how_they_ended() {
    both(|house| {
        answered(house);
        let late = classified(house, Class::Complaint).unwrap();
        house.at("2026-12-02T08:00:00");
        let day = kernel::Date::parse("2026-11-01").unwrap();
        let span = (day, house.now().date());
        let body = house.unit_of("quynhluu").id;
        let counts = house.read(|conn| petition_counts(conn, Some(&[body]), span, house.now()));
        let own = counts[&body];
        assert_eq!((own.filed, own.in_time, own.late, own.open, own.open_late), (2, 1, 0, 1, 1), "{late:?}");
        let none = house.read(|conn| petition_counts(conn, Some(&[house.unit_of("hoangmai").id]), span, house.now()));
        assert!(none.is_empty());
    });
}

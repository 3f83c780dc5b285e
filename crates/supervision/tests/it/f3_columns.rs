//! F3: carried in, received by channel, done early, on time and late, ended otherwise, and what is open at the end.

use dossiers::{Action, Step};
use supervision::model::{Measure, Period, PeriodKind};
use supervision::queries::{By, Filter, Key};

use crate::house::{BIRTH, COPY, LAND, PAID};
use crate::place::{adds_up, agrees, both, codes, day, figure, figure_of, month};

#[test]
fn every_column_counts_its_dossiers() {
    both(|house| {
        let early = house.accepted(LAND).code;
        house.bring_to(&early, Step::Return);
        let late = house.accepted(PAID).code;
        let paused = house.accepted(LAND).code;
        house.plain("quynhluu.receiver", &paused, Action::RequestSupplement).unwrap();
        let stopped = house.accepted(LAND).code;
        house.plain("quynhluu.receiver", &stopped, Action::Stop).unwrap();
        let refused = house.online(BIRTH).code;
        house.plain("quynhluu.receiver", &refused, Action::Refuse).unwrap();
        let waiting = house.online(BIRTH).code;
        house.at("2026-11-30T08:00:00");
        house.bring_to(&late, Step::Return);
        let open_late = house.accepted(COPY).code;
        house.at("2026-12-01T08:00:00");
        let in_time = house.accepted(LAND).code;

        let year = Period::around(PeriodKind::Year, house.now().date());
        let one = |measure: Measure| codes(house, measure, &Filter::default(), year);
        assert_eq!(one(Measure::DoneEarly), [early]);
        assert_eq!(one(Measure::DoneLate), [late]);
        assert_eq!(one(Measure::OpenPaused), [paused]);
        assert_eq!(one(Measure::Withdrawn), [stopped]);
        assert_eq!(one(Measure::Refused), std::slice::from_ref(&refused));
        assert_eq!(one(Measure::OpenWaiting), std::slice::from_ref(&waiting));
        assert_eq!(one(Measure::OpenLate), [open_late]);
        assert_eq!(one(Measure::OpenInTime), [in_time]);
        assert_eq!(one(Measure::ReceivedOnline), [refused, waiting]);
        assert_eq!(figure(house, &Filter::default(), year).carried_in(), 0);
        // The counts of the wing of dossiers say the same.
        let counted = house
            .read(|conn| dossiers::queries::timeliness_counts(conn, day("2026-01-01"), day("2026-12-31"), house.now()));
        let [(_, counted)] = counted.as_slice() else { panic!("one body: {counted:?}") };
        assert_eq!((counted.early, counted.late), (1, 1));
        assert_eq!((counted.open_in_time, counted.open_late, counted.open_paused), (1, 1, 1));
        adds_up(house, year);
        adds_up(house, month(house));
        adds_up(house, Period::around(PeriodKind::Month, day("2026-11-01")));
        agrees(house);
    });
}

#[test]
fn what_was_open_before_is_carried_in() {
    both(|house| {
        let old = house.accepted(LAND).code;
        house.at("2026-12-02T08:00:00");
        let new = house.accepted(LAND).code;
        house.bring_to(&old, Step::Return);
        let december = figure(house, &Filter::default(), month(house));
        assert_eq!((december.carried_in(), december.flow.received(), december.flow.done()), (1, 1, 1));
        assert_eq!(codes(house, Measure::CarriedIn, &Filter::default(), month(house)), [old]);
        assert_eq!(codes(house, Measure::Open, &Filter::default(), month(house)), [new]);
        let november = Period::around(PeriodKind::Month, day("2026-11-23"));
        assert_eq!(figure(house, &Filter::default(), november).stock.open(), 1, "as it was at its end");
        adds_up(house, november);
    });
}

#[test]
fn each_unit_and_procedure_has_its_own() {
    both(|house| {
        house.accepted(LAND);
        house.accepted(PAID);
        house.accepted(PAID);
        let body = house.unit_of("quynhluu").id;
        let centre = house.unit(&house.centre("quynhluu"));
        let received = |by, key| figure_of(house, by, &key, month(house)).flow.received();
        assert_eq!(received(By::Body, Key::Unit(body)), 3);
        assert_eq!(received(By::Centre, Key::Unit(centre)), 3);
        assert_eq!(received(By::Procedure, Key::Procedure(PAID.to_owned())), 2);
        assert_eq!(received(By::Body, Key::Unit(house.unit_of("hoangmai").id)), 0);
    });
}

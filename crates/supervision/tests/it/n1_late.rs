//! N1: late by the date alone, on any day, also on a day long past; a clock that stands is never late (E7).

use dossiers::{Action, Step};
use supervision::model::{Measure, Period, PeriodKind};
use supervision::queries::Filter;

use crate::house::{House, LAND, PAID};
use crate::place::{adds_up, agrees, both, codes, day, figure};

fn on(text: &str) -> Period {
    Period::around(PeriodKind::Day, day(text))
}

fn late_on(house: &House<'_>, text: &str) -> i64 {
    figure(house, &Filter::default(), on(text)).stock.late
}

#[test]
fn it_becomes_late_without_anybody_doing_anything() {
    both(|house| {
        // Three working days from Monday, and the 24th is a day off (E8): due on Friday the 27th.
        let code = house.accepted(PAID).code;
        let due = house.dossier(&code).due_at.unwrap().date();
        house.at(&format!("{due}T23:59:00"));
        assert_eq!(figure(house, &Filter::default(), Period::around(PeriodKind::Day, due)).stock.late, 0);
        house.at("2026-12-07T08:00:00");
        assert_eq!(late_on(house, "2026-12-07"), 1);
        assert_eq!(codes(house, Measure::OpenLate, &Filter::default(), on("2026-12-07")), [code]);
    });
}

#[test]
fn a_day_long_past_is_judged_as_it_was() {
    both(|house| {
        let code = house.accepted(PAID).code;
        let due = house.dossier(&code).due_at.unwrap().date();
        house.at("2026-12-03T08:00:00");
        house.bring_to(&code, Step::Return);
        house.at("2026-12-10T08:00:00");
        assert_eq!(late_on(house, "2026-12-02"), 1, "it was late then");
        assert_eq!(late_on(house, &due.to_string()), 0);
        assert_eq!(late_on(house, "2026-12-03"), 0, "done on that day");
        assert_eq!(late_on(house, "2026-12-10"), 0);
        for text in ["2026-12-02", "2026-12-03", "2026-11-23"] {
            adds_up(house, on(text));
        }
    });
}

#[test]
fn a_pause_hides_nothing_that_was_late_before_it() {
    both(|house| {
        let code = house.accepted(PAID).code;
        house.at("2026-12-02T08:00:00");
        house.plain("quynhluu.receiver", &code, Action::RequestPayment).unwrap();
        house.at("2026-12-07T08:00:00");
        assert_eq!(late_on(house, "2026-12-01"), 1);
        assert_eq!(late_on(house, "2026-12-02"), 0, "the clock stands");
        assert_eq!(figure(house, &Filter::default(), on("2026-12-07")).stock.paused, 1);
        for text in ["2026-12-01", "2026-12-02", "2026-12-07"] {
            adds_up(house, on(text));
        }
    });
}

#[test]
fn a_new_appointment_counts_from_the_day_it_was_given() {
    both(|house| {
        let code = house.accepted(LAND).code;
        let first = house.dossier(&code).due_at.unwrap();
        house.bring_to(&code, Step::Process);
        house.at("2026-11-30T08:00:00");
        house.plain("quynhluu.head", &code, Action::Apologise).unwrap();
        let second = house.dossier(&code).due_at.unwrap();
        assert!(second > first);
        house.at(&format!("{}T08:00:00", second.date()));
        assert_eq!(late_on(house, &second.date().to_string()), 0);
        adds_up(house, on("2026-11-29"));
        adds_up(house, Period::around(PeriodKind::Quarter, house.now().date()));
        agrees(house);
    });
}

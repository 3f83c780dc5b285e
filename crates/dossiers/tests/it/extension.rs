//! A30: the apology with a new appointment, once, at the latest one day before.

use dossiers::commands::Apologise;
use dossiers::{Action, Step, Target};
use kernel::Timestamp;

use crate::house::{LAND, PAID, both, conflict, faults};

#[test]
fn it_moves_the_appointment_once() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        let moved = house.plain("quynhluu.head", &code, Action::Apologise).unwrap();
        assert_eq!(moved.due_at, Timestamp::parse("2026-12-30T09:00:00"));
        assert_eq!(moved.extensions, 1);
        let deadline = house.read(|conn| dossiers::queries::deadline(conn, &moved)).unwrap();
        assert!(deadline.steps.iter().any(|step| step.rule == "A30"));
        let (reason, _) = conflict(house.plain("quynhluu.head", &code, Action::Apologise));
        assert_eq!(reason.code, "calendar-extension-times");
        // Later pauses move the new appointment (E7).
        house.at("2026-11-25T10:00:00");
        house.plain("quynhluu.specialist", &code, Action::RequestPayment).unwrap();
        house.at("2026-11-26T10:00:00");
        let paid = house.plain("quynhluu.cashier", &code, Action::RecordPayment).unwrap();
        assert_eq!(paid.due_at, Timestamp::parse("2026-12-31T09:00:00"));
    });
}

#[test]
fn the_letter_goes_out_one_day_before_the_appointment() {
    both(|house| {
        let code = house.accepted(PAID).code;
        house.bring_to(&code, Step::Process);
        let due = house.dossier(&code).due_at.unwrap();
        assert_eq!(due, Timestamp::parse("2026-11-27T08:00:00").unwrap());
        house.at("2026-11-27T07:30:00");
        let (reason, allowed) = conflict(house.plain("quynhluu.head", &code, Action::Apologise));
        assert_eq!(reason.code, "calendar-extension-late");
        assert!(!allowed.contains(&"apologise"));
        house.at("2026-11-26T16:59:00");
        house.plain("quynhluu.head", &code, Action::Apologise).unwrap();
    });
}

#[test]
fn the_new_appointment_lies_later_and_in_working_time() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        let try_due = |text: Option<&str>| {
            let new_due = text.and_then(Timestamp::parse);
            let (target, cmd) =
                (Target::new(&code), Apologise { reason: "Chờ đo đạc".to_owned(), new_due, unit: None });
            faults(house.act("quynhluu.head", move |d, conn, ctx| d.apologise(conn, ctx, &target, &cmd)))
        };
        assert_eq!(try_due(None), [("new_due".to_owned(), "dossier-field-required")]);
        assert_eq!(try_due(Some("2026-11-26T08:00:00")), [("new_due".to_owned(), "calendar-extension-earlier")]);
        assert_eq!(try_due(Some("2026-12-27T08:00:00")), [("new_due".to_owned(), "calendar-extension-outside-hours")]);
    });
}

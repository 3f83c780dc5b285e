//! A26, E7: a request to supplement after acceptance, once and early, stops the clock.

use dossiers::model::{Channel, NextClock};
use dossiers::{Action, State, Step};
use kernel::Timestamp;

use crate::house::{LAND, both, conflict};

#[test]
fn the_appointment_moves_by_the_working_time_the_clock_stood() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        let before = house.dossier(&code);
        house.at("2026-11-25T09:00:00");
        let asked = house.plain("quynhluu.specialist", &code, Action::RequestSupplement).unwrap();
        assert_eq!((asked.state, asked.next_clock), (State::AwaitingSupplement, Some(NextClock::Supplement)));
        // A27: thirty calendar days, moved off the week-end.
        assert_eq!(asked.next_clock_at, Timestamp::parse("2026-12-25T17:00:00"));
        // Four hours of the 25th are left from 09:00 but for lunch, then a whole day.
        house.at("2026-11-26T09:00:00");
        let back = house.plain("quynhluu.receiver", &code, Action::Supplement).unwrap();
        assert_eq!((back.state, back.resume_state, back.paused_since), (State::Processing, None, None));
        let calendar = calendar::Calendar::shipped();
        let day = calendar::WorkingTime::days(1);
        assert_eq!(back.due_at, before.due_at.map(|due| calendar::add_working(calendar, due, day)));
        assert_eq!(back.step_due, before.step_due.map(|due| calendar::add_working(calendar, due, day)));
        assert_eq!(back.first_due_at, before.due_at);
        let deadline = house.read(|conn| dossiers::queries::deadline(conn, &back)).unwrap();
        assert_eq!(Some(deadline.due_at), back.due_at);
        assert!(deadline.steps.iter().any(|step| step.rule == "E7"));
        assert_eq!(deadline.steps.last().map(|step| step.at), back.due_at);
    });
}

#[test]
fn it_may_be_asked_once_and_only_in_the_first_three_working_days() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        house.plain("quynhluu.specialist", &code, Action::RequestSupplement).unwrap();
        house.plain("quynhluu.receiver", &code, Action::Supplement).unwrap();
        let (reason, allowed) = conflict(house.plain("quynhluu.specialist", &code, Action::RequestSupplement));
        assert_eq!(reason.code, "dossier-supplement-once");
        assert!(allowed.contains(&"forward") && !allowed.contains(&"request-supplement"));

        house.at("2026-11-23T08:00:00");
        let late = house.accepted(LAND).code;
        house.bring_to(&late, Step::Process);
        house.at("2026-11-27T08:00:01");
        let (reason, _) = conflict(house.plain("quynhluu.specialist", &late, Action::RequestSupplement));
        assert_eq!(reason.code, "dossier-supplement-late");
    });
}

#[test]
fn before_acceptance_it_is_not_counted_and_its_answer_is_the_acceptance() {
    both(|house| {
        let filed = house.online(LAND);
        assert_eq!(filed.channel, Channel::Online);
        let asked = house.plain("quynhluu.receiver", &filed.code, Action::RequestSupplement).unwrap();
        assert_eq!((asked.state, asked.supplement_requests), (State::AwaitingSupplement, 0));
        house.at("2026-11-30T10:00:00");
        let accepted = house.plain("quynhluu.receiver", &filed.code, Action::Supplement).unwrap();
        assert_eq!(accepted.state, State::Accepted);
        assert_eq!(accepted.accepted_at, Timestamp::parse("2026-11-30T10:00:00"));
        // N3: 5 -> 3 only before acceptance.
        let refusable = house.online(LAND);
        house.plain("quynhluu.receiver", &refusable.code, Action::RequestSupplement).unwrap();
        let refused = house.plain("quynhluu.receiver", &refusable.code, Action::Refuse).unwrap();
        assert_eq!(refused.state, State::Refused);
    });
}

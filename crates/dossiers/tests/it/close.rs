//! A27, N3: closing after an unanswered request.

use dossiers::{Action, State, Step};

use crate::house::{LAND, both, conflict};

#[test]
fn the_applicant_has_the_whole_time_first() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        house.plain("quynhluu.specialist", &code, Action::RequestSupplement).unwrap();
        let (reason, allowed) = conflict(house.plain("quynhluu.receiver", &code, Action::Close));
        assert_eq!(reason.code, "dossier-close-early");
        assert!(!allowed.contains(&"close") && allowed.contains(&"supplement"));
        house.at("2026-12-24T08:00:00");
        let closed = house.plain("quynhluu.receiver", &code, Action::Close).unwrap();
        assert_eq!((closed.state, closed.state.portal_status(), closed.open), (State::Closed, 8, false));
        // 8 is final (N3).
        let (_, allowed) = conflict(house.plain("quynhluu.receiver", &code, Action::Supplement));
        assert!(allowed.is_empty());
    });
}

#[test]
fn an_unpaid_request_expires_with_it() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        house.plain("quynhluu.specialist", &code, Action::RequestPayment).unwrap();
        house.at("2026-12-25T08:00:00");
        assert_eq!(house.plain("quynhluu.head", &code, Action::Close).unwrap().state, State::Closed);
    });
}

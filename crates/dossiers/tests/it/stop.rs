//! A33: stopping at the applicant's wish, as long as no result exists.

use dossiers::{Action, State, Step};

use crate::house::{LAND, both, conflict};

#[test]
fn it_stops_until_the_signature_and_not_after() {
    both(|house| {
        let early = house.accepted(LAND).code;
        house.bring_to(&early, Step::Check);
        let stopped = house.plain("quynhluu.receiver", &early, Action::Stop).unwrap();
        assert_eq!((stopped.state, stopped.state.portal_status()), (State::Stopped, 7));

        let late = house.accepted(LAND).code;
        house.bring_to(&late, Step::Issue);
        let (reason, allowed) = conflict(house.plain("quynhluu.receiver", &late, Action::Stop));
        assert_eq!(reason.code, "dossier-stop-result");
        assert!(allowed.contains(&"issue") && !allowed.contains(&"stop"));
    });
}

#[test]
fn an_online_filing_and_a_paused_one_can_be_stopped() {
    both(|house| {
        let filed = house.online(LAND);
        assert_eq!(house.plain("quynhluu.receiver", &filed.code, Action::Stop).unwrap().state, State::Stopped);
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        house.plain("quynhluu.specialist", &code, Action::RequestSupplement).unwrap();
        let stopped = house.plain("quynhluu.receiver", &code, Action::Stop).unwrap();
        assert_eq!((stopped.state, stopped.paused_since), (State::Stopped, None));
    });
}

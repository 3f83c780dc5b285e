//! List d.1 with N3: the moves, the portal's numbers, and the acts each state permits.

use dossiers::rules::{Facts, MOVES, allowed_actions, may_move};
use dossiers::{Action, State, Step};

use crate::house::{LAND, one};

#[test]
fn the_portal_counts_from_one_to_ten() {
    let numbers: Vec<u8> = State::ALL.iter().map(|state| state.portal_status()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
}

#[test]
fn the_moves_are_those_of_the_list_and_of_n3() {
    const LIST: &[(u8, &[u8])] = &[
        (1, &[2, 3, 5, 6, 7]),
        (2, &[4, 5, 6, 7, 8, 9]),
        (4, &[5, 6, 7, 8, 9]),
        (5, &[2, 3, 4, 7, 8]),
        (6, &[2, 3, 4, 7, 8, 9]),
        (9, &[10]),
    ];
    for from in State::ALL {
        for to in State::ALL {
            let listed =
                LIST.iter().any(|(own, next)| *own == from.portal_status() && next.contains(&to.portal_status()));
            assert_eq!(may_move(*from, *to, false), listed, "{from} -> {to}");
            let refused_late = *to == State::Refused;
            assert_eq!(may_move(*from, *to, true), listed && !refused_late, "{from} -> {to} once accepted");
        }
    }
}

#[test]
fn a_state_without_moves_is_final_and_permits_nothing() {
    one(|house| {
        let dossier = house.accepted(LAND);
        for state in State::ALL {
            let leaves = MOVES.iter().any(|(own, _)| own == state);
            assert_eq!(leaves, state.is_open(), "{state}");
            let there = dossiers::Dossier { state: *state, ..dossier.clone() };
            assert_eq!(allowed_actions(&there, &Facts::default()).is_empty(), !state.is_open(), "{state}");
        }
    });
}

#[test]
fn what_is_open_at_each_step() {
    one(|house| {
        let dossier = house.accepted(LAND);
        let facts = Facts { now: house.now(), ..Facts::default() };
        let open = |state, step| {
            let at = dossiers::Dossier { state, step_kind: step, ..dossier.clone() };
            allowed_actions(&at, &facts)
        };
        assert!(open(State::Accepted, Step::Intake).contains(&Action::Forward));
        assert!(!open(State::Accepted, Step::Intake).contains(&Action::Approve));
        for step in [Step::Intake, Step::Assign, Step::Process, Step::Whole, Step::Check] {
            assert!(open(State::Accepted, step).contains(&Action::Assign), "what a person holds at {step}");
        }
        assert!(open(State::Processing, Step::Assign).contains(&Action::Assign));
        assert!(open(State::Processing, Step::Sign).contains(&Action::Approve));
        assert!(!open(State::Processing, Step::Process).contains(&Action::Approve));
        assert!(open(State::Processing, Step::Whole).contains(&Action::Approve));
        let ready = dossiers::Dossier {
            state: State::Ready,
            step_kind: Step::Return,
            result_class: Some(dossiers::model::ResultClass::Granted),
            ..dossier.clone()
        };
        assert_eq!(allowed_actions(&ready, &facts), [Action::AttachResult, Action::HandOver, Action::AttachFile]);
    });
}

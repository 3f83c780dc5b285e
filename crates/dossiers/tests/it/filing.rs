//! A20, A21, N7: what intake makes of a filing, by channel and decision.

use dossiers::commands::{Decision, Receive, Refuse, RequestSupplement};
use dossiers::model::{Channel, NextClock, RequestItem};
use dossiers::{Action, State, Step};
use kernel::Timestamp;

use crate::house::{BIRTH, LAND, both, faults};

#[test]
fn direct_and_post_are_accepted_in_the_same_act_and_online_waits() {
    both(|house| {
        for channel in [Channel::Direct, Channel::Post] {
            let done = house.receive(Receive { channel, ..house.filing(BIRTH) }).unwrap();
            assert_eq!(done.dossier.state, State::Accepted);
            assert_eq!(done.dossier.state.portal_status(), 2);
            // E3, E9: one working day from Monday 23 November 2026 08:00; the 24th is the Culture Day.
            assert_eq!(done.dossier.due_at, Timestamp::parse("2026-11-25T08:00:00"));
            assert_eq!(done.dossier.seq, 2);
        }
        let online = house.online(BIRTH);
        assert_eq!((online.state, online.due_at, online.step_kind), (State::Filed, None, Step::Answer));
        // A21: 8 working hours from 08:00 on Monday end on Wednesday at 08:00.
        assert_eq!(online.next_clock, Some(NextClock::Answer));
        assert_eq!(online.next_clock_at, Timestamp::parse("2026-11-25T08:00:00"));
    });
}

#[test]
fn an_online_filing_counts_from_acceptance() {
    both(|house| {
        let filed = house.online(LAND);
        house.at("2026-11-23T15:30:00");
        let accepted = house.plain("quynhluu.receiver", &filed.code, Action::Accept).unwrap();
        assert_eq!(accepted.state, State::Accepted);
        assert_eq!(accepted.accepted_at, Timestamp::parse("2026-11-23T15:30:00"));
        // 17 working days after the 23rd, without the 24th.
        assert_eq!(accepted.due_at, Timestamp::parse("2026-12-17T15:30:00"));
        // A24: received after 15:00, so the transfer is due when the next working day begins.
        assert_eq!(accepted.next_clock, Some(NextClock::Transfer));
        assert_eq!(accepted.next_clock_at, Timestamp::parse("2026-11-25T07:00:00"));
    });
}

#[test]
fn the_counter_may_ask_for_everything_or_refuse() {
    both(|house| {
        let items = vec![RequestItem { part: "Giấy chứng sinh".to_owned(), ..RequestItem::default() }];
        let ask = RequestSupplement { items, ..RequestSupplement::default() };
        let cmd = Receive { decision: Decision::RequestSupplement(ask), ..house.filing(BIRTH) };
        let asked = house.receive(cmd).unwrap().dossier;
        assert_eq!((asked.state, asked.next_clock), (State::AwaitingSupplement, Some(NextClock::Supplement)));
        assert!(asked.accepted_at.is_none() && asked.supplement_requests == 0);
        let accepted = house.plain("quynhluu.receiver", &asked.code, Action::Supplement).unwrap();
        assert_eq!(accepted.state, State::Accepted);

        let refuse = Refuse { reason: "Không thuộc thẩm quyền".to_owned(), ..Refuse::default() };
        let cmd = Receive { decision: Decision::Refuse(refuse), ..house.filing(BIRTH) };
        let refused = house.receive(cmd).unwrap().dossier;
        assert_eq!((refused.state, refused.open), (State::Refused, false));
        house.chain_is_whole();
    });
}

#[test]
fn a_decision_without_its_words_is_a_fault_and_leaves_nothing() {
    both(|house| {
        let cmd =
            Receive { decision: Decision::RequestSupplement(RequestSupplement::default()), ..house.filing(BIRTH) };
        assert_eq!(faults(house.receive(cmd)), [("items".to_owned(), "dossier-items-none")]);
        let cmd = Receive { decision: Decision::Refuse(Refuse::default()), ..house.filing(BIRTH) };
        assert_eq!(faults(house.receive(cmd)), [("reason".to_owned(), "dossier-field-required")]);
        assert!(house.accepted(BIRTH).code.ends_with("-0001"));
    });
}

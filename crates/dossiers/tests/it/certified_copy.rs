//! N4, A60, G2: a certified copy is taken in, done and returned in one go.

use dossiers::commands::{CompleteAtOnce, Finish, Receive};
use dossiers::{Action, State, Step, queries};
use kernel::{Timestamp, Vnd};

use crate::house::{COPY, both, conflict};

#[test]
fn one_act_from_the_counter_to_the_hand() {
    both(|house| {
        let receive = Receive { pages: 3, copies: 2, ..house.filing(COPY) };
        let cmd = CompleteAtOnce { receive, finish: Finish::default() };
        let done = house.act("quynhluu.receiver", move |d, conn, ctx| d.receive_and_complete(conn, ctx, &cmd));
        let dossier = done.unwrap().dossier;
        assert_eq!((dossier.state, dossier.open), (State::Returned, false));
        // Two copies of three pages: 2 x (2,000 + 2,000 + 1,000).
        assert_eq!(dossier.fee, Vnd(10_000));
        assert_eq!(dossier.due_at, Timestamp::parse("2026-11-23T17:00:00"));
        let history = house.read(|conn| queries::history(conn, dossier.id));
        let kinds: Vec<&str> = history.iter().map(|line| line.kind.as_str()).collect();
        assert_eq!(kinds, ["filed", "accepted", "approved", "issued", "payment_recorded", "handed_over"]);
        assert!(history.iter().zip(1..).all(|(line, seq)| line.seq == seq));
        house.chain_is_whole();
    });
}

#[test]
fn after_three_it_is_due_the_next_working_day() {
    both(|house| {
        house.at("2026-11-23T15:30:00");
        let dossier = house.accepted(COPY);
        assert_eq!(dossier.due_at, Timestamp::parse("2026-11-25T17:00:00"));
        assert_eq!(dossier.step_kind, Step::Act);
        // It can also go through the hands one by one.
        house.plain("quynhluu.signer", &dossier.code, Action::Approve).unwrap();
        house.plain("quynhluu.issuer", &dossier.code, Action::Issue).unwrap();
        let (reason, _) = conflict(house.plain("quynhluu.receiver", &dossier.code, Action::CompleteAtOnce));
        assert_eq!(reason.code, "dossier-not-open");
        house.plain("quynhluu.returner", &dossier.code, Action::HandOver).unwrap();
    });
}

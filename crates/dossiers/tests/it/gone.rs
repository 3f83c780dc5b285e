//! Whoever holds a dossier may fall ill, lose the role or the account: somebody else can always go on with it (no
//! silent hang).

use dossiers::commands::{Assign, ReturnStep};
use dossiers::{Action, Done, State, Step, Target};
use identity::Role;

use crate::house::{House, LAND, both, faults, forbidden};

/// Switches an account off, as its administrator would.
fn disable(house: &House<'_>, login: &'static str) {
    let account = house.actor(login).account;
    house.act("quynhluu.commune_admin", move |_, conn, ctx| identity::commands::disable(conn, ctx, account)).unwrap();
}

/// Somebody of the neighbour stands in with this role at this unit.
fn stand_in(house: &House<'_>, login: &'static str, role: Role, unit: kernel::Id) {
    let account = house.actor(login).account;
    house.store.write_blocking(move |conn| crate::town::grant(conn, account, role, unit)).unwrap();
}

fn give(house: &House<'_>, by: &'static str, code: &str, to: &'static str) -> store::Result<Done> {
    let target = Target::new(code);
    let cmd = Assign { person: to.to_owned(), note: None };
    house.act(by, move |d, conn, ctx| d.assign(conn, ctx, &target, &cmd))
}

#[test]
fn another_counter_takes_over_what_a_gone_clerk_took_in() {
    both(|house| {
        let code = house.accepted(LAND).code;
        let centre = house.dossier(&code).receiving_unit;
        stand_in(house, "hoangmai.receiver", Role::Receiver, centre);
        disable(house, "quynhluu.receiver");
        assert_eq!(forbidden(house.plain("hoangmai.receiver", &code, Action::Forward)), "dossier-policy-place");
        let gone = give(house, "hoangmai.receiver", &code, "quynhluu.receiver");
        assert_eq!(faults(gone), [("person".to_owned(), "dossier-assign-person")]);
        let taken = give(house, "hoangmai.receiver", &code, "hoangmai.receiver").unwrap().dossier;
        assert_eq!((taken.state, taken.step_kind), (State::Accepted, Step::Intake));
        assert_eq!(taken.holder_person, Some(house.actor("hoangmai.receiver").account));
        let forwarded = house.plain("hoangmai.receiver", &code, Action::Forward).unwrap();
        assert_eq!(forwarded.state, State::Processing);
    });
}

#[test]
fn the_director_gives_a_gone_clerks_dossier_to_another() {
    both(|house| {
        let code = house.accepted(LAND).code;
        let centre = house.dossier(&code).receiving_unit;
        stand_in(house, "hoangmai.receiver", Role::Receiver, centre);
        disable(house, "quynhluu.receiver");
        let given = give(house, "quynhluu.director", &code, "hoangmai.receiver").unwrap().dossier;
        assert_eq!(given.holder_person, Some(house.actor("hoangmai.receiver").account));
    });
}

#[test]
fn another_head_takes_over_the_check_of_a_gone_one() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Check);
        let held = house.dossier(&code);
        assert_eq!(held.holder_person, Some(house.actor("quynhluu.head").account));
        stand_in(house, "hoangmai.head", Role::Head, held.holder_unit.unwrap());
        disable(house, "quynhluu.head");
        let taken = give(house, "hoangmai.head", &code, "hoangmai.head").unwrap().dossier;
        assert_eq!((taken.step_kind, taken.step_due), (Step::Check, held.step_due));
        house.plain("hoangmai.head", &code, Action::Forward).unwrap();
    });
}

#[test]
fn a_returned_dossier_does_not_go_to_somebody_who_is_gone() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Sign);
        disable(house, "quynhluu.specialist");
        let target = Target::new(&code);
        let cmd = ReturnStep { reason: "Sai diện tích".to_owned(), to: Some(Step::Process) };
        let back = house.act("quynhluu.signer", move |d, conn, ctx| d.return_step(conn, ctx, &target, &cmd)).unwrap();
        assert_eq!((back.dossier.step_kind, back.dossier.holder_person), (Step::Process, None));
        assert!(back.dossier.holder_unit.is_some() && back.dossier.next_clock_at.is_some());
    });
}

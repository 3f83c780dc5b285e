//! A11, A12: intake at one commune, competent elsewhere.

use dossiers::commands::{Decision, Receive, Refuse};
use dossiers::{State, Step, queries};
use kernel::Refusal;

use crate::house::{BIRTH, LISTED, both, refusal};

#[test]
fn a_listed_procedure_goes_to_the_other_commune_and_comes_back() {
    both(|house| {
        let other = house.unit_of("hoangmai");
        let cmd = Receive { competent_unit: Some(other.code.clone()), ..house.filing(LISTED) };
        let dossier = house.receive(cmd).unwrap().dossier;
        assert_eq!(dossier.competent_body, other.id);
        assert_eq!(house.centre("quynhluu"), code_of(house, dossier.receiving_unit));
        // The code is the resolving body's (C5, N7).
        assert!(dossier.code.starts_with(&other.code));
        house.later(5);
        house.plain("quynhluu.receiver", &dossier.code, dossiers::Action::Forward).unwrap();
        let there = house.dossier(&dossier.code);
        assert_eq!(there.step_kind, Step::Assign);
        let directory = house.read(organization::directory);
        assert_eq!(directory.body_of(there.holder_unit.unwrap()), other.id);
        for (login, action) in [
            ("hoangmai.head", dossiers::Action::Assign),
            ("hoangmai.specialist", dossiers::Action::Forward),
            ("hoangmai.head", dossiers::Action::Forward),
            ("hoangmai.signer", dossiers::Action::Approve),
            ("hoangmai.issuer", dossiers::Action::Issue),
        ] {
            house.later(5);
            house.plain(login, &dossier.code, action).unwrap();
        }
        // The result waits where it was handed in.
        assert_eq!(house.dossier(&dossier.code).holder_unit, Some(dossier.receiving_unit));
        house.plain("quynhluu.returner", &dossier.code, dossiers::Action::HandOver).unwrap();
        house.chain_is_whole();
    });
}

#[test]
fn an_unlisted_one_is_refused_with_the_right_place() {
    both(|house| {
        let other = house.unit_of("hoangmai");
        let cmd = Receive { competent_unit: Some(other.code.clone()), ..house.filing(BIRTH) };
        let Refusal::Invalid(faults) = refusal(house.receive(cmd)) else { panic!("not a fault") };
        assert_eq!((faults.len(), faults[0].field.as_str()), (1, "receiving_unit"));
        assert_eq!(faults[0].reason.code, "dossier-not-non-boundary");
        assert!(faults[0].reason.args.iter().any(|(name, value)| *name == "body" && *value == other.name));
        // Nothing was written, no number was used.
        assert!(house.accepted(BIRTH).code.ends_with("-0001"));
        let page =
            house.act("hoangmai.leader", |d, conn, ctx| d.queue(conn, ctx, &queries::QueueFilter::default(), 20, None));
        assert!(page.unwrap().rows.is_empty());
    });
}

#[test]
fn who_came_to_the_wrong_place_gets_form_03_with_the_right_one() {
    both(|house| {
        let other = house.unit_of("hoangmai");
        let refuse = Refuse { reason: "Không thuộc thẩm quyền".to_owned(), ..Refuse::default() };
        let decision = Decision::Refuse(refuse);
        let cmd = Receive { competent_unit: Some(other.code.clone()), decision, ..house.filing(BIRTH) };
        let dossier = house.receive(cmd).unwrap().dossier;
        assert_eq!((dossier.state, dossier.open), (State::Refused, false));
        let form = house.read(|conn| dossiers::forms::form03(conn, &dossier, "http://localhost"));
        assert!(form.guidance.contains(&other.name), "{}", form.guidance);
        house.chain_is_whole();
    });
}

#[test]
fn the_clerks_own_guidance_stands() {
    both(|house| {
        let guidance = Some("Nộp tại nơi cư trú".to_owned());
        let refuse = Refuse { reason: "Không thuộc thẩm quyền".to_owned(), guidance, ..Refuse::default() };
        let competent_unit = Some(house.unit_of("hoangmai").code);
        let cmd = Receive { competent_unit, decision: Decision::Refuse(refuse), ..house.filing(BIRTH) };
        let dossier = house.receive(cmd).unwrap().dossier;
        let form = house.read(|conn| dossiers::forms::form03(conn, &dossier, "http://localhost"));
        assert_eq!(form.guidance, "Nộp tại nơi cư trú");
    });
}

fn code_of(house: &crate::house::House<'_>, unit: kernel::Id) -> String {
    house.read(|conn| Ok(organization::directory(conn)?.unit(unit).unwrap().code.clone()))
}

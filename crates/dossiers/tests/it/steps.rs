//! A24, A25, N4: the way along the e-process, with a hand-over recorded at every step.

use dossiers::commands::{Approve, Forward, HandOverResult, ReturnStep};
use dossiers::model::{ResultClass, ReturnMode, Timeliness};
use dossiers::{Action, State, Step, Target, queries};

use crate::house::{BIRTH, LAND, both, conflict, faults, forbidden};

#[test]
fn a_long_procedure_goes_through_every_hand_and_back_to_the_applicant() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Assign);
        assert_eq!(house.dossier(&code).state, State::Processing);
        for step in [Step::Process, Step::Check, Step::Sign, Step::Issue, Step::Return] {
            house.bring_to(&code, step);
            assert!(house.dossier(&code).holder_unit.is_some());
        }
        let ready = house.dossier(&code);
        assert_eq!((ready.state, ready.outcome), (State::Ready, Some(Timeliness::Early)));
        assert_eq!(ready.result_number.as_deref(), Some("1/2026"));
        assert_eq!(ready.holder_unit, Some(ready.receiving_unit));
        let returned = house.plain("quynhluu.returner", &code, Action::HandOver).unwrap();
        assert_eq!((returned.state, returned.open), (State::Returned, false));
        let slip = house.read(|conn| Ok(queries::view(conn, &console(), returned.clone())?.hand_overs));
        let kinds: Vec<Step> = slip.iter().map(|row| row.kind).collect();
        use Step::{Assign, Check, Intake, Issue, Process, Return, Sign};
        assert_eq!(kinds, [Intake, Assign, Process, Check, Sign, Issue, Return]);
        // Each begins where the one before ended.
        assert!(slip.windows(2).all(|pair| pair[0].done_at == pair[1].began_at && pair[0].to_kind == pair[1].kind));
        house.chain_is_whole();
    });
}

#[test]
fn a_short_procedure_has_one_step_with_a_signature() {
    both(|house| {
        let code = house.accepted(BIRTH).code;
        house.bring_to(&code, Step::Whole);
        let whole = house.dossier(&code);
        assert_eq!((whole.state, whole.step_role.as_str()), (State::Processing, "specialist"));
        house.bring_to(&code, Step::Sign);
        let signed = house.plain("quynhluu.signer", &code, Action::Approve).unwrap();
        assert_eq!((signed.step_kind, signed.result_class), (Step::Issue, Some(ResultClass::Granted)));
        let issued = house.plain("quynhluu.issuer", &code, Action::Issue).unwrap();
        assert_eq!(issued.state, State::Ready);
    });
}

#[test]
fn a_step_lies_with_one_role_and_one_person() {
    both(|house| {
        let code = house.accepted(LAND).code;
        assert_eq!(forbidden(house.plain("quynhluu.head", &code, Action::Forward)), "dossier-policy-place");
        house.bring_to(&code, Step::Process);
        let dossier = house.dossier(&code);
        assert_eq!(dossier.holder_person, Some(house.actor("quynhluu.specialist").account));
        assert_eq!(forbidden(house.plain("quynhluu.head", &code, Action::Forward)), "dossier-policy-place");
        assert_eq!(forbidden(house.plain("quynhluu.signer", &code, Action::Forward)), "dossier-policy-role");
    });
}

#[test]
fn the_signer_returns_to_who_did_the_step_with_the_reason() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Sign);
        let target = Target::new(&code);
        let bare = target.clone();
        let nothing =
            house.act("quynhluu.signer", move |d, conn, ctx| d.return_step(conn, ctx, &bare, &ReturnStep::default()));
        assert_eq!(faults(nothing), [("reason".to_owned(), "dossier-field-required")]);
        let cmd = ReturnStep { reason: "Sai diện tích".to_owned(), to: Some(Step::Process) };
        let back = house.act("quynhluu.signer", move |d, conn, ctx| d.return_step(conn, ctx, &target, &cmd));
        let back = back.unwrap().dossier;
        assert_eq!(back.step_kind, Step::Process);
        assert_eq!(back.holder_person, Some(house.actor("quynhluu.specialist").account));
        // It can go forward again and be signed.
        house.bring_to(&code, Step::Issue);
    });
}

#[test]
fn a_no_needs_its_reason_and_is_a_result() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Sign);
        let target = Target::new(&code);
        let bare = target.clone();
        let no = Approve { result: Some(ResultClass::NotGranted), ..Approve::default() };
        let silent = no.clone();
        let refused = house.act("quynhluu.signer", move |d, conn, ctx| d.approve(conn, ctx, &bare, &silent));
        assert_eq!(faults(refused), [("reason".to_owned(), "dossier-field-required")]);
        let reasoned = Approve { reason: Some("Đất có tranh chấp".to_owned()), ..no };
        house.act("quynhluu.signer", move |d, conn, ctx| d.approve(conn, ctx, &target, &reasoned)).unwrap();
        let issued = house.plain("quynhluu.issuer", &code, Action::Issue).unwrap();
        assert_eq!((issued.state, issued.result_class), (State::Ready, Some(ResultClass::NotGranted)));
    });
}

#[test]
fn an_electronic_result_needs_its_file() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Return);
        let cmd = HandOverResult { how: Some(ReturnMode::Electronic), ..HandOverResult::default() };
        let (target, again) = (Target::new(&code), cmd.clone());
        let refused = house.act("quynhluu.returner", move |d, conn, ctx| d.hand_over(conn, ctx, &target, &again));
        let (reason, allowed) = conflict(refused);
        assert_eq!(reason.code, "dossier-no-result-file");
        assert!(allowed.contains(&"attach-result"));
        house.plain("quynhluu.issuer", &code, Action::AttachResult).unwrap();
        let target = Target::new(&code);
        let done = house.act("quynhluu.returner", move |d, conn, ctx| d.hand_over(conn, ctx, &target, &cmd)).unwrap();
        assert_eq!(done.dossier.state, State::Returned);
    });
}

#[test]
fn a_person_named_in_forwarding_must_have_the_role() {
    both(|house| {
        let code = house.accepted(LAND).code;
        let target = Target::new(&code);
        let cmd = Forward { person: Some("quynhluu.signer".to_owned()), note: None };
        let refused = house.act("quynhluu.receiver", move |d, conn, ctx| d.forward(conn, ctx, &target, &cmd));
        assert_eq!(faults(refused), [("person".to_owned(), "dossier-assign-person")]);
    });
}

fn console() -> identity::Ctx<'static> {
    static CONSOLE: std::sync::LazyLock<identity::Actor> = std::sync::LazyLock::new(identity::Actor::console);
    identity::Ctx::new(&CONSOLE, kernel::Timestamp::default())
}

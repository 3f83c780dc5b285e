//! A25: e-processes set per unit, validated, and asked by a dossier.

use calendar::{Calendar, Limit};
use identity::Role;
use kernel::Timestamp;
use organization::UnitKind;
use procedures::commands::{SetProcess, StepDraft, set_process};
use procedures::model::{Place, StepKind};
use procedures::{Certainty, ProcessAsk, is_one_act, process_for, total_of};

use crate::fixture::{act_as, actor, as_console, codes, directory_of, read, today, with_some};

fn step(kind: StepKind, role: Role, place: Place, budget_minutes: i32) -> StepDraft {
    StepDraft { kind, role, place, unit: None, budget_minutes }
}

/// NA3857: 4 hours, 4 hours, 112 hours … of a procedure of 17 working days (8,160 minutes).
fn seventeen() -> Vec<StepDraft> {
    vec![
        step(StepKind::Intake, Role::Receiver, Place::Centre, 240),
        step(StepKind::Assign, Role::Head, Place::Division, 240),
        step(StepKind::Process, Role::Specialist, Place::Division, 6_720),
        step(StepKind::Check, Role::Head, Place::Division, 480),
        step(StepKind::Sign, Role::Signer, Place::Body, 240),
        step(StepKind::Issue, Role::Issuer, Place::Body, 240),
    ]
}

fn cmd(code: &str, unit: Option<kernel::Id>, steps: Vec<StepDraft>) -> SetProcess {
    SetProcess {
        code: code.to_owned(),
        unit,
        valid_from: today(),
        source: "3857/QĐ-UBND".to_owned(),
        certainty: Certainty::Read,
        steps,
    }
}

#[test]
fn a_units_process_is_used_there_and_only_there() {
    with_some(|store| {
        let units = directory_of(store);
        let communes: Vec<_> = units.of_kind(UnitKind::Commune).filter(|unit| !unit.hard_area).take(2).collect();
        let (here, there) = (communes[0].id, communes[1].id);
        as_console(store, move |conn, ctx| set_process(conn, ctx, &cmd("1.013978", Some(here), seventeen())));
        let plan = |unit| {
            read(store, |conn| {
                let version = procedures::in_force(conn, "1.013978", today())?;
                let received = Timestamp::parse("2026-11-23T08:00").unwrap();
                let centre = units.centre_of(unit).unwrap().id;
                let limit = Limit::working_days(17);
                let due = calendar::due_at(Calendar::shipped(), received, limit, &[]);
                let ask = ProcessAsk { centre, competent: unit, limit, received, due };
                process_for(conn, Calendar::shipped(), &units, &version, &ask)
            })
        };
        let minutes = |unit| plan(unit).iter().map(|step| step.budget.as_seconds() / 60).collect::<Vec<_>>();
        assert_eq!(minutes(here), [240, 240, 6_720, 480, 240, 240]);
        // 136 hours: 4; 6.8 -> 7; the rest; 13.6 -> 13.5; 7; 7.
        assert_eq!(minutes(there), [240, 420, 5_850, 810, 420, 420]);
        assert_eq!(total_of(&plan(there)), calendar::WorkingTime::days(17));
        assert_eq!(plan(here)[0].unit, units.centre_of(here).unwrap().id);
        let division = units.unit(plan(here)[2].unit).unwrap();
        assert_eq!(
            (division.kind, division.code.rsplit('.').next()),
            (UnitKind::Division, Some("03")),
            "land: the economic division"
        );
    });
}

#[test]
fn certified_copies_are_one_act() {
    with_some(|store| {
        let units = directory_of(store);
        let commune = units.of_kind(UnitKind::Commune).next().unwrap().id;
        let centre = units.centre_of(commune).unwrap().id;
        let plan = |code: &str| {
            read(store, |conn| {
                let version = procedures::in_force(conn, code, today())?;
                let received = Timestamp::parse("2026-11-23T08:00").unwrap();
                let due = calendar::due_at(Calendar::shipped(), received, Limit::SAME_DAY, &[]);
                let ask = ProcessAsk { centre, competent: commune, limit: Limit::SAME_DAY, received, due };
                process_for(conn, Calendar::shipped(), &units, &version, &ask)
            })
        };
        let act = plan("2.000815");
        assert!(is_one_act(&act));
        assert_eq!((act[0].role, act[0].unit), (Role::Receiver, centre));
        let birth = plan("1.001193");
        assert_eq!((birth.len(), birth[0].kind), (1, StepKind::Whole));
    });
}

#[test]
fn steps_that_cannot_be_a_process_are_refused_with_the_reason() {
    with_some(|store| {
        let refused = |steps: Vec<StepDraft>| {
            let result = act_as(store, &identity::Actor::console(), move |conn, ctx| {
                set_process(conn, ctx, &cmd("1.013978", None, steps.clone()))
            });
            codes(result)[0]
        };
        assert_eq!(refused(Vec::new()), "procedure-process-empty");
        let mut steps = seventeen();
        steps[2].budget_minutes -= 30;
        assert_eq!(refused(steps), "procedure-process-sum");
        let mut steps = seventeen();
        steps[1].budget_minutes = 0;
        assert_eq!(refused(steps), "procedure-process-budget");
        let mut steps = seventeen();
        steps[3].place = Place::Unit;
        assert_eq!(refused(steps), "procedure-process-unit");
        let mut steps = seventeen();
        steps.remove(4);
        assert_eq!(refused(steps), "procedure-process-unsigned");
        let mut steps = seventeen();
        steps[0].kind = StepKind::Act;
        assert_eq!(refused(steps), "procedure-process-single");
        let nobody = actor(&[]);
        let result = act_as(store, &nobody, |conn, ctx| set_process(conn, ctx, &cmd("1.013978", None, seventeen())));
        assert_eq!(codes(result), ["procedure-forbidden-set"]);
    });
}

//! Nights in the test house: what the past taught, what is foreseen, what is prepared, and what came of it.

use dossiers::commands::{Apologise, RequestOpinion};
use dossiers::{Action, Step, Suggestions, Target};
use kernel::{Date, Id};
use organization::commands::{NewAbsence, note_absence};
use supervision::forecast::{Foreseen, Night, foresee, night};
use supervision::morning::{self, PartKind, Prepared};
use supervision::queries::{self, AheadAsk, Filter};
use supervision::rules::forecast::{Cause, Help};

use crate::house::{House, LAND, PAID};
use crate::place::{both, day};

fn dream(house: &House<'_>) -> Night {
    night(house.store, house.now()).unwrap()
}

fn seen(house: &House<'_>, code: &str) -> Foreseen {
    house.read(|conn| foresee(conn, code, house.now())).unwrap()
}

/// Some weeks in which everything was done within two days, each step within hours.
pub fn quiet_weeks(house: &House<'_>) {
    for week in 0..4 {
        for procedure in [LAND, PAID] {
            for no in 0..3 {
                house.at(&format!("2026-0{}-0{}T08:00:00", 6 + week, 1 + no));
                let code = house.accepted(procedure).code;
                house.later(90);
                house.bring_to(&code, Step::Return);
            }
        }
    }
    house.at(crate::house::MONDAY);
}

/// Notes that the specialist is away, as the director does.
pub fn away(house: &House<'_>, from: &str, to: &str) -> Id {
    let account = house.actor("quynhluu.specialist").account;
    let new = NewAbsence { account, from: day(from), to: day(to) };
    house.act("quynhluu.director", move |_, conn, ctx| note_absence(conn, ctx, &new)).unwrap()
}

/// Asks the department's desk for its opinion (A29).
fn ask(house: &House<'_>, code: &str) {
    let target = Target::new(code);
    let cmd = RequestOpinion { unit: "H41.201.02".to_owned(), question: "Quy hoạch?".to_owned(), due_at: None };
    let ask = move |wing: &dossiers::Dossiers, conn: &mut store::Conn, ctx: &identity::Ctx<'_>| {
        wing.request_opinion(conn, ctx, &target, &cmd)
    };
    house.act("quynhluu.specialist", ask).unwrap();
}

fn ahead(house: &House<'_>, until: Date) -> Vec<(String, Help)> {
    let ask = AheadAsk { filter: Filter::default(), from: house.now().date(), until, chance: 500, now: house.now() };
    let rows = house.read(|conn| queries::ahead(conn, &ask, 100));
    rows.into_iter().map(|own| (own.code, own.row.help)).collect()
}

#[test]
fn an_absence_is_seen_days_before_and_somebody_else_would_help() {
    both(|house| {
        quiet_weeks(house);
        let code = house.accepted(PAID).code;
        house.bring_to(&code, Step::Process);
        let first = dream(house);
        assert!(first.learnt.dossiers >= 24 && first.learnt.steps > 60, "{first:?}");
        assert_eq!(first.foreseen, 1);
        let calm = seen(house, &code);
        assert!(calm.forecast.chance < 200, "{calm:?}");
        assert!(ahead(house, day("2027-01-01")).is_empty());

        away(house, "2026-11-23", "2026-12-02");
        let away = seen(house, &code);
        assert!(away.forecast.chance > 900, "{away:?}");
        assert!(matches!(away.forecast.causes.first(), Some((Cause::Absence { .. }, without)) if *without < 200));
        assert_eq!(away.row.help, Help::Reassign);
        // The page is of the night; the next one knows.
        assert_eq!(dream(house).learnt, first.learnt, "the same again");
        assert_eq!(ahead(house, day("2026-11-28")), [(code.clone(), Help::Reassign)]);
        // Once it has moved on nothing is said of it before the next night.
        house.plain("quynhluu.specialist", &code, Action::Forward).unwrap();
        assert!(ahead(house, day("2026-11-28")).is_empty());
    });
}

#[test]
fn an_opinion_that_does_not_come_is_asked_for() {
    both(|house| {
        quiet_weeks(house);
        // So long the asked department took every time.
        for no in 1..4 {
            house.at(&format!("2026-10-0{no}T08:00:00"));
            let code = house.accepted(LAND).code;
            house.bring_to(&code, Step::Process);
            ask(house, &code);
            house.at(&format!("2026-10-2{no}T16:00:00"));
            house.plain("tuphap.head", &code, Action::GiveOpinion).unwrap();
            house.bring_to(&code, Step::Return);
        }
        house.at(crate::house::MONDAY);
        let code = house.accepted(PAID).code;
        house.bring_to(&code, Step::Process);
        ask(house, &code);
        dream(house);
        let found = seen(house, &code);
        assert!(found.forecast.chance > 800, "{found:?}");
        assert!(matches!(found.forecast.causes.first(), Some((Cause::Opinion { .. }, _))), "{found:?}");
        assert_eq!((found.row.help, found.row.help_unit), (Help::Ask, house.unit("H41.201.02")));
    });
}

#[test]
fn the_apology_waits_to_be_confirmed_a_day_ahead_and_is_never_sent() {
    both(|house| {
        quiet_weeks(house);
        let code = house.accepted(PAID).code;
        house.bring_to(&code, Step::Process);
        let due = house.dossier(&code).due_at.unwrap();
        assert_eq!(due.date(), day("2026-11-27"), "the 24th is a day off");
        away(house, "2026-11-23", "2027-01-29");
        house.at("2026-11-25T02:00:00");
        assert_eq!(dream(house).letters, 1, "the last day on which it may go out is tomorrow (A30)");
        let letters = house.read(|conn| morning::letters(conn, None, house.now(), 10));
        let [(own, letter)] = letters.as_slice() else { panic!("{letters:?}") };
        assert_eq!((own, letter.due_at, letter.until.date()), (&code, due, day("2026-11-26")));
        assert!(letter.new_due > due && letter.reason.contains("vắng mặt"));
        assert_eq!(house.dossier(&code).extensions, 0, "nothing is sent by itself");

        let told = house.read(|conn| morning::digest(conn, house.now().date(), letter.body)).unwrap();
        let kinds: Vec<PartKind> = told.parts().iter().map(|part| part.kind).collect();
        assert!(kinds.contains(&PartKind::Letters) && kinds.contains(&PartKind::In3), "{kinds:?}");

        // The form of the act holds it; who confirms sends it.
        let dossier = house.dossier(&code);
        let asked = |action| house.read(|conn| Prepared.suggest(conn, house.now(), &dossier, action));
        assert!(asked(Action::Close).is_empty());
        let fields = asked(Action::Apologise);
        assert_eq!(fields[0], ("reason", letter.reason.clone()));
        house.at("2026-11-25T09:00:00");
        let cmd = Apologise { reason: letter.reason.clone(), new_due: Some(letter.new_due), unit: None };
        let target = Target::new(code.clone());
        house.act("quynhluu.head", move |wing, conn, ctx| wing.apologise(conn, ctx, &target, &cmd)).unwrap();
        assert!(house.read(|conn| morning::letters(conn, None, house.now(), 10)).is_empty());
        assert!(
            house.read(|conn| Prepared.suggest(conn, house.now(), &house.dossier(&code), Action::Apologise)).is_empty()
        );
    });
}

#[test]
fn what_was_said_is_held_against_what_came() {
    both(|house| {
        quiet_weeks(house);
        let late = house.accepted(PAID).code;
        let in_time = house.accepted(PAID).code;
        let moved = house.accepted(PAID).code;
        house.bring_to(&late, Step::Process);
        away(house, "2026-11-25", "2026-12-31");
        house.at("2026-11-25T02:00:00");
        assert_eq!(dream(house).judged, 0);
        house.at("2026-11-25T08:00:00");
        house.bring_to(&in_time, Step::Return);
        house.plain("quynhluu.receiver", &moved, Action::RequestSupplement).unwrap();
        house.at("2026-12-01T02:00:00");
        assert_eq!(dream(house).judged, 3);
        assert_eq!(dream(house).judged, 0, "once each");
        let proof = house.read(|conn| queries::proof(conn, None, 202_601));
        assert_eq!((proof.total.count, proof.total.late), (2, 1), "what waits for the applicant says nothing");
        assert_eq!(proof.months.len(), 1);
        assert_eq!(proof.months[0].0, 202_611);
        let own = house.unit_of("quynhluu").id;
        assert_eq!(house.read(|conn| queries::proof(conn, Some(&[own]), 202_611)), proof);
        assert_eq!(house.read(|conn| queries::proof(conn, None, 202_612)).total.count, 0);
        assert!(proof.total.model < proof.total.used + proof.total.base, "{proof:?}");
        assert!(seen(house, &late).forecast.chance == 1_000, "late already");
    });
}

#[test]
fn before_the_first_night_nothing_is_foreseen() {
    both(|house| {
        let code = house.accepted(PAID).code;
        assert!(house.read(supervision::forecast::is_untaught));
        assert!(house.read(|conn| foresee(conn, &code, house.now())).is_none());
        // A night without a past teaches nothing, and says so by saying nothing.
        assert_eq!(dream(house).foreseen, 0);
        assert!(!house.read(supervision::forecast::is_untaught));
    });
}

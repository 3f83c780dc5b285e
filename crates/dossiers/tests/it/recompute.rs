//! E11, N2: a new calendar decision moves the appointments of open dossiers and tells the people; 0.10: nothing else.

use calendar::DayKind;
use dossiers::commands::Recompute;
use dossiers::model::NextClock;
use dossiers::{Action, Event, Step, queries};
use identity::{Actor, Ctx};
use kernel::{Date, Timestamp};
use organization::calendars::{SwapDecision, add_swap};

use crate::house::{House, LAND, both, forbidden};

/// The first of December becomes a day off.
fn decide(house: &House<'_>) -> i32 {
    decide_on(house, Date::new(2026, 12, 1).unwrap())
}

fn decide_on(house: &House<'_>, date: Date) -> i32 {
    let now = house.now();
    let decision = SwapDecision {
        date,
        kind: Some(DayKind::SwapOff),
        name_vi: "Nghỉ hoán đổi".to_owned(),
        name_en: "Swapped day off".to_owned(),
        approver: "Chủ tịch".to_owned(),
        source: "QĐ 1/2026".to_owned(),
    };
    house.store.write_blocking(move |conn| add_swap(conn, &Ctx::new(&Actor::console(), now), &decision)).unwrap()
}

#[test]
fn open_dossiers_move_and_closed_ones_stay() {
    both(|house| {
        let open = house.accepted(LAND);
        let stopped = house.accepted(LAND);
        house.plain("quynhluu.receiver", &stopped.code, Action::Stop).unwrap();
        let paused = house.accepted(LAND);
        house.plain("quynhluu.receiver", &paused.code, Action::RequestSupplement).unwrap();
        let version = decide(house);
        // Before it is computed anew, the sum still tells how the appointment came about.
        let before = house.read(|conn| queries::deadline(conn, &open)).unwrap();
        assert_eq!(Some(before.due_at), before.steps.last().map(|step| step.at));

        house.later(10);
        let cmd = Recompute { calendar_version: version, most: 100 };
        let many = house.act("tinh.operator", move |d, conn, ctx| d.recompute(conn, ctx, &cmd)).unwrap();
        assert_eq!(many, 2);
        let moved = house.dossier(&open.code);
        assert_eq!(open.due_at, Timestamp::parse("2026-12-17T08:00:00"));
        assert_eq!(moved.due_at, Timestamp::parse("2026-12-18T08:00:00"));
        assert_eq!((moved.first_due_at, moved.calendar_version), (open.due_at, version));
        let still = house.dossier(&stopped.code);
        assert_eq!((still.due_at, still.calendar_version), (stopped.due_at, stopped.calendar_version));
        let waiting = house.dossier(&paused.code);
        assert_eq!(waiting.state, dossiers::State::AwaitingSupplement);
        assert!(waiting.due_at > paused.due_at);
        let history = house.read(|conn| queries::history(conn, open.id));
        assert!(matches!(history.last().unwrap().event, Event::Recomputed { .. }));
        let rest = house.act("tinh.operator", move |d, conn, ctx| d.recompute(conn, ctx, &cmd)).unwrap();
        assert_eq!(rest, 0);
        house.chain_is_whole();
    });
}

#[test]
fn the_step_and_the_answer_to_a_filing_move_too() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        let before = house.dossier(&code);
        house.at("2026-11-30T10:00:00");
        let filed = house.online(LAND);
        assert_eq!(filed.next_clock_at, Timestamp::parse("2026-12-01T10:00:00"), "eight working hours");
        let version = decide(house);
        let cmd = Recompute { calendar_version: version, most: 100 };
        house.act("tinh.operator", move |d, conn, ctx| d.recompute(conn, ctx, &cmd)).unwrap();
        let after = house.dossier(&code);
        let december = Timestamp::parse("2026-12-01T00:00:00").unwrap();
        assert!(before.step_due.unwrap() > december, "the step runs over the new day off");
        assert!(after.step_due > before.step_due && after.step_due <= after.due_at);
        assert_eq!((after.next_clock, after.next_clock_at), (Some(NextClock::Step), after.step_due));
        let answered = house.dossier(&filed.code);
        assert_eq!(answered.next_clock_at, Timestamp::parse("2026-12-02T10:00:00"));
        assert_eq!(answered.calendar_version, version);
        house.chain_is_whole();
    });
}

#[test]
fn a_pause_within_the_step_still_counts_after_it_was_computed_anew() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        house.plain("quynhluu.specialist", &code, Action::RequestSupplement).unwrap();
        house.at("2026-11-26T09:00:00");
        house.plain("quynhluu.receiver", &code, Action::Supplement).unwrap();
        let before = house.dossier(&code);
        // A decision about a day long after changes nothing but the version.
        let version = decide_on(house, Date::new(2027, 3, 3).unwrap());
        let cmd = Recompute { calendar_version: version, most: 100 };
        house.act("tinh.operator", move |d, conn, ctx| d.recompute(conn, ctx, &cmd)).unwrap();
        let after = house.dossier(&code);
        assert_eq!((after.step_due, after.due_at, after.seq), (before.step_due, before.due_at, before.seq));
        assert_eq!(after.calendar_version, version);
    });
}

#[test]
fn a_clerk_may_not() {
    both(|house| {
        let cmd = Recompute { calendar_version: 2, most: 10 };
        let refused = house.act("quynhluu.receiver", move |d, conn, ctx| d.recompute(conn, ctx, &cmd));
        assert_eq!(forbidden(refused), "dossier-policy-role");
    });
}

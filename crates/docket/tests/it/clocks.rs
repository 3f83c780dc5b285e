//! E3 to E11: clocks are counted in working time, can be derived, and follow a new calendar while they run.

use calendar::DayKind;
use diesel::prelude::*;
use docket::model::{Clock, ClockKind, NoticeKind};
use docket::schema::docket_clock;
use identity::Ctx;
use organization::calendars::{SwapDecision, add_swap};

use crate::house::{House, both, day, moment};

fn all(house: &House<'_>) -> Vec<Clock> {
    house.read(|conn| Ok(docket_clock::table.select(Clock::as_select()).order(docket_clock::id).load(conn)?))
}

#[test]
fn a_new_calendar_moves_running_clocks_alone() {
    both(|house| {
        let code = house.received("quynhluu", "Lịch mới").recommendation.code;
        let ended = all(house).into_iter().find(|clock| clock.kind == ClockKind::Receive).unwrap();
        assert_eq!(house.matter(&code).answer_due_at, Some(moment("2026-12-01T08:00:00")));
        let cmd = SwapDecision {
            date: day("2026-11-30"),
            kind: Some(DayKind::SwapOff),
            name_vi: "Hoán đổi".to_owned(),
            name_en: "Swap".to_owned(),
            approver: "Thủ tướng".to_owned(),
            source: "Công văn".to_owned(),
        };
        let version = house.act("tinh.provincial_office", move |_, conn, ctx| add_swap(conn, ctx, &cmd)).unwrap();
        let actor = house.actor("tinh.operator");
        let (docket, now) = (house.docket.clone(), house.now());
        let moved = house
            .store
            .write_blocking(move |conn| docket.recompute(conn, &Ctx::new(&actor, now), version, 100))
            .unwrap();
        assert_eq!(moved, 1, "the one that runs");
        let matter = house.matter(&code);
        assert_eq!(matter.answer_due_at, Some(moment("2026-12-02T08:00:00")));
        assert_eq!(matter.next_clock_at, matter.answer_due_at);
        assert!(all(house).contains(&ended), "what has ended stays as it was");
        let body = house.unit("H41.205");
        let told = house.see("nongnghiep.head", |docket, conn, ctx| docket.notices(conn, ctx, body, 5)).unwrap();
        let told: Vec<_> = told.into_iter().map(|notice| (notice.kind, notice.due_at)).collect();
        assert_eq!(told, [(NoticeKind::Moved, moment("2026-12-02T08:00:00"))], "the unit is told (E11)");
        // The old jobs find that the clock moved; the new ones ring.
        house.until("2026-12-02T23:00:00");
        assert!(!house.matter(&code).lapsed);
        house.until("2026-12-03T08:00:00");
        assert!(house.matter(&code).lapsed);
        house.is_sound();
    });
}

#[test]
fn every_counted_clock_can_be_derived_anew() {
    both(|house| {
        let code = house.received("hoangmai", "Suy ra").recommendation.code;
        house.answer(&code, docket::model::AnswerClass::BeyondAuthority).unwrap();
        let views = house.see("tinh.leader", |docket, conn, ctx| docket.clocks(conn, ctx, &code)).unwrap();
        let kinds: Vec<ClockKind> = views.iter().map(|view| view.clock.kind).collect();
        assert_eq!(kinds, [ClockKind::Receive, ClockKind::Answer, ClockKind::OfficeCheck]);
        for view in views {
            assert_eq!(view.derivation.unwrap().due_at, view.clock.due_at);
        }
    });
}

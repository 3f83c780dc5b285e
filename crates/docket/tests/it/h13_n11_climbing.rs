//! H13 and N11: who is silent, who is named, how far it climbs.

use docket::commands::{Check, Decide, Join, SendBack, Submit};
use docket::model::{ClockKind, Level, NoticeKind, State, Timeliness};
use docket::{Event, queries::HistoryLine};

use crate::house::{House, both, conflict, forbidden, moment};

fn events(house: &House<'_>, code: &str) -> Vec<Event> {
    let lines: Vec<HistoryLine> =
        house.see("tinh.leader", |docket, conn, ctx| docket.history(conn, ctx, code)).unwrap();
    lines.into_iter().map(|line| line.event).collect()
}

#[test]
fn the_office_checks_and_submits_and_the_leader_decides() {
    both(|house| {
        let code = house.received("quynhluu", "Đi lên").recommendation.code;
        let up = house.answer(&code, docket::model::AnswerClass::BeyondAuthority).unwrap().matter.unwrap();
        // Monday 23 November: two working days over Culture Day.
        assert_eq!(up.next_clock_at, Some(moment("2026-11-26T08:00:00")));
        let check = |login: &str| {
            house.on(login, &code, |docket, conn, ctx, at| docket.check(conn, ctx, at, &Check::default()))
        };
        assert_eq!(forbidden(check("nongnghiep.head")), "docket-policy-role");
        let checked = check("tinh.provincial_office").unwrap().matter.unwrap();
        assert_eq!(checked.next_clock, Some(ClockKind::OfficeSubmit));
        assert_eq!(checked.next_clock_at, Some(moment("2026-12-01T08:00:00")));
        let cmd = Submit { proposal: "Chấp thuận phương án 1".to_owned() };
        let submitted = house
            .on("tinh.provincial_office", &code, move |docket, conn, ctx, at| docket.submit(conn, ctx, at, &cmd))
            .unwrap()
            .matter
            .unwrap();
        assert_eq!((submitted.level, submitted.next_clock), (Level::Leader, Some(ClockKind::LeaderOpinion)));
        assert_eq!(submitted.next_clock_at, Some(moment("2026-11-27T08:00:00")));
        let cmd = Decide { decision: "Đồng ý".to_owned(), task: None };
        let decided = house
            .on("tinh.leader", &code, move |docket, conn, ctx, at| docket.decide(conn, ctx, at, &cmd))
            .unwrap()
            .matter
            .unwrap();
        assert_eq!((decided.state, decided.decision.as_deref()), (State::Concluded, Some("Đồng ý")));
        assert!(!decided.lapsed, "no clock ran out");
        house.is_sound();
    });
}

#[test]
fn above_the_leader_nobody_stands_so_it_is_flagged_once_and_stays_open() {
    both(|house| {
        let code = house.sent("quynhluu", "Im lặng", None).recommendation.code;
        house.until("2026-12-12T08:00:00");
        let matter = house.matter(&code);
        assert_eq!((matter.level, matter.state, matter.open), (Level::Leader, State::Escalated, true));
        house.until("2026-12-20T08:00:00");
        let events = events(house, &code);
        let climbs = events.iter().filter(|event| matches!(event, Event::Climbed { .. })).count();
        let flags: Vec<&Event> = events.iter().filter(|event| matches!(event, Event::Lapsed { .. })).collect();
        assert_eq!((climbs, flags.len()), (2, 1), "{events:?}");
        let Event::Lapsed { clock: ClockKind::LeaderOpinion, responsible, .. } = flags[0] else { panic!("{flags:?}") };
        assert_eq!(responsible, "Trần tinh leader");
        house.is_sound();
    });
}

#[test]
fn the_person_who_holds_it_is_named_before_the_leadership() {
    both(|house| {
        let code = house.received("quynhluu", "Đích danh").recommendation.code;
        let cmd = docket::commands::Assign { person: "nongnghiep.specialist".to_owned() };
        house.on("nongnghiep.head", &code, move |docket, conn, ctx, at| docket.assign(conn, ctx, at, &cmd)).unwrap();
        house.until("2026-12-02T08:00:00");
        let named = events(house, &code).into_iter().find_map(|event| match event {
            Event::Climbed { responsible, .. } => Some(responsible),
            _ => None,
        });
        assert_eq!(named.as_deref(), Some("Trần nongnghiep specialist"));
    });
}

#[test]
fn the_desk_is_told_before_and_at_each_clock_and_when_it_has_run_out() {
    both(|house| {
        house.received("quynhluu", "Nhắc");
        let body = house.unit("H41.205");
        let told = || {
            let notices =
                house.see("nongnghiep.head", |docket, conn, ctx| docket.notices(conn, ctx, body, 50)).unwrap();
            let answer = notices.iter().filter(|notice| notice.clock == ClockKind::Answer);
            answer.map(|notice| notice.kind).collect::<Vec<_>>()
        };
        // Due on Tuesday 1 December at eight; one working day before is Monday.
        house.until("2026-11-30T07:00:00");
        assert_eq!(told(), []);
        house.until("2026-11-30T08:00:00");
        assert_eq!(told(), [NoticeKind::Near]);
        house.until("2026-12-01T08:30:00");
        assert_eq!(told(), [NoticeKind::Rung, NoticeKind::Near]);
        house.until("2026-12-02T01:00:00");
        assert_eq!(told(), [NoticeKind::Rung, NoticeKind::Rung, NoticeKind::Near], "and with who was responsible");
        // Jobs may run twice.
        house.run_jobs();
        assert_eq!(told().len(), 3);
    });
}

#[test]
fn silence_of_the_communes_closes_what_was_answered() {
    both(|house| {
        let code = house.received("quynhluu", "Không nói gì").recommendation.code;
        house.answer(&code, docket::model::AnswerClass::Resolved).unwrap();
        house.until("2026-12-02T08:00:00");
        let view = house.view("quynhluu.head", &code);
        assert_eq!(view.recommendation.closed_how.as_deref(), Some("silent"));
        assert!(!view.matter.unwrap().lapsed, "nobody was late");
        house.is_sound();
    });
}

#[test]
fn what_has_climbed_is_not_joined_down_and_joining_wipes_nothing_away() {
    both(|house| {
        let code = house.received("quynhluu", "Quá hạn").recommendation.code;
        house.until("2026-12-02T08:00:00");
        let into = house.received("hoangmai", "Mới").matter.unwrap().code;
        let join = |login: &str| {
            let cmd = Join { into: into.clone() };
            house.on(login, &code, move |docket, conn, ctx, at| docket.join(conn, ctx, at, &cmd))
        };
        assert_eq!(conflict(join("nongnghiep.head")).0, "docket-not-open", "it lies with the Office");
        assert_eq!(conflict(join("tinh.provincial_office")).0, "docket-not-open");
        let back = SendBack { reason: "Trả lời ngay".to_owned() };
        house
            .on("tinh.provincial_office", &code, move |docket, conn, ctx, at| docket.send_back(conn, ctx, at, &back))
            .unwrap();
        let stays = join("nongnghiep.head").unwrap().matter.unwrap();
        assert_eq!((stays.lapsed, stays.escalated, stays.outcome), (true, true, Some(Timeliness::Late)));
        house.is_sound();
    });
}

#[test]
fn after_a_standstill_a_clock_rings_once() {
    both(|house| {
        house.received("quynhluu", "Máy dừng");
        // Nothing ran from before the reminder until after the clock had rung, and then everything did, twice.
        house.at("2026-12-01T09:00:00").run_jobs();
        house.run_jobs();
        let body = house.unit("H41.205");
        let notices = house.see("nongnghiep.head", |docket, conn, ctx| docket.notices(conn, ctx, body, 50)).unwrap();
        let answer = notices.iter().filter(|notice| notice.clock == ClockKind::Answer);
        assert_eq!(answer.map(|notice| notice.kind).collect::<Vec<_>>(), [NoticeKind::Rung]);
    });
}

//! H14: sessions, the notice, and the tasks that come of it.

use docket::commands::{
    AttendeeInput, DraftConclusion, Hold, IssueConclusion, MemberInput, ParagraphInput, PlanVisits, RecordLine, Replan,
    SetUpGroup, Visit,
};
use docket::model::{Level, RecordKind, SessionState};
use docket::{Event, Target};

use crate::house::{House, both, conflict, day, faults, forbidden, moment, one};

const OFFICE: &str = "tinh.provincial_office";

/// A planned session with Quynh Luu.
pub fn planned(house: &House<'_>) -> String {
    let cmd = SetUpGroup {
        number: "3".to_owned(),
        title: "Tổ".to_owned(),
        head_name: "Bà C".to_owned(),
        head_title: "Tổ trưởng".to_owned(),
        decision: "01/QĐ".to_owned(),
        members: vec![MemberInput {
            unit: "H41.201".to_owned(),
            name: "D".to_owned(),
            title: "Thành viên".to_owned(),
            login: Some("noivu.specialist".to_owned()),
        }],
        communes: vec!["H41.117".to_owned()],
        illustration: false,
    };
    let group = house.act(OFFICE, move |docket, conn, ctx| docket.set_up_group(conn, ctx, &cmd)).unwrap();
    let plan = PlanVisits { group: group.id.to_string(), visits: vec![visit()] };
    house.act(OFFICE, move |docket, conn, ctx| docket.plan(conn, ctx, &plan)).unwrap()[0].code.clone()
}

fn visit() -> Visit {
    Visit {
        title: "Làm việc".to_owned(),
        place: "UBND xã".to_owned(),
        from: Some(moment("2026-11-25T08:00:00")),
        to: Some(moment("2026-11-25T11:00:00")),
        agenda: "Một cửa".to_owned(),
        communes: vec!["H41.117".to_owned()],
    }
}

/// A session that took place on Wednesday.
pub fn held(house: &House<'_>) -> String {
    let code = planned(house);
    house.at("2026-11-25T11:00:00");
    let who = AttendeeInput { unit: None, name: "E".to_owned(), post: "Chủ tịch".to_owned() };
    let cmd = Hold { held_at: None, attendees: vec![who] };
    house.on(OFFICE, &code, move |docket, conn, ctx, at| docket.hold(conn, ctx, at, &cmd)).unwrap();
    code
}

pub fn paragraph(content: &str, lead: &str, due: Option<&str>) -> ParagraphInput {
    ParagraphInput {
        content: content.to_owned(),
        lead: Some(lead.to_owned()),
        product: Some("Báo cáo".to_owned()),
        due_on: due.map(day),
        ..ParagraphInput::default()
    }
}

pub fn drafted(house: &House<'_>, code: &str, paragraphs: Vec<ParagraphInput>) -> store::Result<()> {
    let cmd = DraftConclusion { paragraphs: Some(paragraphs), ..DraftConclusion::default() };
    house.on(OFFICE, code, move |docket, conn, ctx, at| docket.draft_conclusion(conn, ctx, at, &cmd)).map(|_| ())
}

pub fn issue(house: &House<'_>, code: &str) -> store::Result<docket::commands::Issued> {
    let cmd = IssueConclusion {
        number: "15/TB-UBND".to_owned(),
        signed_on: Some(house.now().date()),
        signer: "Bà C".to_owned(),
        signer_title: "Phó Chủ tịch".to_owned(),
        file: None,
    };
    house.on("tinh.leader", code, move |docket, conn, ctx, at| docket.issue_conclusion(conn, ctx, at, &cmd))
}

#[test]
fn each_paragraph_with_a_lead_becomes_a_task() {
    both(|house| {
        let code = held(house);
        let mut paragraphs = vec![
            ParagraphInput { content: "Đánh giá chung.".to_owned(), ..ParagraphInput::default() },
            paragraph("Sở báo cáo.", "H41.205", Some("2026-12-10")),
            paragraph("Xã niêm yết lại.", "H41.117", None),
        ];
        paragraphs[1].cooperating = vec!["H41.203".to_owned(), "H41.205".to_owned()];
        drafted(house, &code, paragraphs).unwrap();
        let issued = issue(house, &code).unwrap();
        let told: Vec<_> = issued.tasks.iter().map(|task| (task.paragraph, task.due_at, task.approver_unit)).collect();
        let province = house.unit("H41");
        assert_eq!(told, [(Some(2), Some(moment("2026-12-10T17:00:00")), province), (Some(3), None, province)]);
        let view =
            house.see("taichinh.head", |docket, conn, ctx| docket.task(conn, ctx, &issued.tasks[0].code)).unwrap();
        assert_eq!(view.units, [house.unit("H41.203")], "the lead does not co-operate with itself");
        assert_eq!(view.source.unwrap().content, "Sở báo cáo.");
        assert_eq!(conflict(issue(house, &code)).0, "docket-not-open", "a notice goes out once");
        house.is_sound();
    });
}

#[test]
fn a_draft_is_the_provinces_own_until_it_is_out() {
    both(|house| {
        let code = held(house);
        drafted(house, &code, vec![paragraph("Sở báo cáo.", "H41.205", None)]).unwrap();
        let seen = |login: &str| house.see(login, |docket, conn, ctx| docket.conclusion(conn, ctx, &code)).unwrap();
        assert!(seen("tinh.leader").is_some() && seen("quynhluu.leader").is_none());
        issue(house, &code).unwrap();
        assert_eq!(seen("quynhluu.leader").unwrap().paragraphs.len(), 1);
    });
}

#[test]
fn nobody_leads_a_task_and_takes_its_result() {
    one(|house| {
        let code = held(house);
        let mut own = paragraph("Văn phòng theo dõi.", "H41.200", None);
        own.approver = Some("H41.200".to_owned());
        let refused = drafted(house, &code, vec![own]);
        assert_eq!(faults(refused), [("paragraphs[0].approver".to_owned(), "docket-unit-unknown")]);
        let mut other = paragraph("Sở báo cáo.", "H41.205", None);
        other.approver = Some("H41.203".to_owned());
        let refused = drafted(house, &code, vec![other]);
        assert_eq!(faults(refused), [("paragraphs[0].approver".to_owned(), "docket-unit-unknown")], "H16");
        let refused = drafted(house, &code, vec![paragraph("Sớm.", "H41.205", Some("2026-11-25"))]);
        assert_eq!(faults(refused), [("paragraphs[0].due_on".to_owned(), "docket-due-before-start")]);
        let refused = drafted(house, &code, vec![paragraph("Sở cũ.", crate::town::GONE, None)]);
        assert_eq!(faults(refused), [("paragraphs[0].lead".to_owned(), "docket-unit-not-in-force")]);
    });
}

#[test]
fn a_late_notice_climbs_to_the_leader_once() {
    both(|house| {
        let code = held(house);
        // Wednesday and five working days: Wednesday 2 December.
        house.until("2026-12-03T08:00:00");
        house.until("2026-12-20T08:00:00");
        let lines = house.see("tinh.leader", |docket, conn, ctx| docket.history(conn, ctx, &code)).unwrap();
        let climbs: Vec<Level> = lines
            .iter()
            .filter_map(|line| match &line.event {
                Event::Climbed { to, .. } => Some(*to),
                _ => None,
            })
            .collect();
        assert_eq!(climbs, [Level::Leader]);
        assert!(matches!(lines.last().map(|line| &line.event), Some(Event::Lapsed { .. })), "then it is flagged");
        house.is_sound();
    });
}

#[test]
fn a_visit_does_not_end_before_it_starts() {
    one(|house| {
        let code = planned(house);
        let cmd = Replan {
            place: "Nơi khác".to_owned(),
            from: Some(moment("2026-11-26T10:00:00")),
            to: Some(moment("2026-11-26T09:00:00")),
            agenda: "Như cũ".to_owned(),
        };
        let refused = house.on(OFFICE, &code, move |docket, conn, ctx, at| docket.replan(conn, ctx, at, &cmd));
        assert_eq!(faults(refused), [("to".to_owned(), "docket-end-before-start")]);
        let later = Hold {
            held_at: Some(moment("2027-01-01T08:00:00")),
            attendees: vec![AttendeeInput { unit: None, name: "E".to_owned(), post: "F".to_owned() }],
        };
        let refused = house.on(OFFICE, &code, move |docket, conn, ctx, at| docket.hold(conn, ctx, at, &later));
        assert_eq!(faults(refused), [("held_at".to_owned(), "docket-held-later")]);
    });
}

#[test]
fn a_cancelled_session_has_no_clock_and_stays_to_be_read() {
    one(|house| {
        let code = planned(house);
        let cmd = docket::commands::Cancel { reason: "Bão".to_owned() };
        let done = house.on(OFFICE, &code, move |docket, conn, ctx, at| docket.cancel(conn, ctx, at, &cmd)).unwrap();
        assert_eq!((done.session.state, done.session.open), (SessionState::Cancelled, false));
        house.until("2026-12-10T08:00:00");
        let lines = house.see("tinh.leader", |docket, conn, ctx| docket.history(conn, ctx, &code)).unwrap();
        assert!(!lines.iter().any(|line| matches!(line.event, Event::Lapsed { .. })));
    });
}

#[test]
fn members_write_down_and_strangers_do_not() {
    one(|house| {
        let code = planned(house);
        let line =
            RecordLine { kind: Some(RecordKind::Opinion), said: "Ý kiến".to_owned(), ..RecordLine::default() };
        let write = |login: &str| {
            let (target, line) = (Target::new(code.clone()), line.clone());
            house.act(login, move |docket, conn, ctx| docket.record(conn, ctx, &target, &line))
        };
        write("noivu.specialist").unwrap();
        assert_eq!(forbidden(write("taichinh.specialist")), "docket-policy-place");
        assert_eq!(forbidden(write("quynhluu.leader")), "docket-policy-place");
    });
}

#[test]
fn the_clock_of_the_notice_runs_from_the_meeting_and_not_from_when_it_was_noted() {
    both(|house| {
        let code = planned(house);
        house.at("2026-11-30T09:00:00");
        let hold = |at: &str| {
            let who = AttendeeInput { unit: None, name: "E".to_owned(), post: "F".to_owned() };
            let cmd = Hold { held_at: Some(moment(at)), attendees: vec![who] };
            house.on(OFFICE, &code, move |docket, conn, ctx, at| docket.hold(conn, ctx, at, &cmd))
        };
        assert_eq!(faults(hold("2026-11-20T08:00:00")), [("held_at".to_owned(), "docket-held-before-plan")]);
        // Wednesday at eleven and five working days.
        let held = hold("2026-11-25T11:00:00").unwrap().session;
        assert_eq!(held.next_clock_at, Some(moment("2026-12-02T11:00:00")));
        house.is_sound();
    });
}

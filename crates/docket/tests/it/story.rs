//! A working group's visit from the plan to the last closed task, with one matter that climbs two levels because two
//! clocks ran out. Nobody but the injected clock moves the time.

use docket::commands::{
    AttendeeInput, Close, Decide, DraftConclusion, Hold, IssueConclusion, MemberInput, PlanVisits, Receive, RecordLine,
    ReportProgress, SaveDraft, Send, SetUpGroup, Take, TaskOrder, Visit,
};
use docket::model::{AnswerClass, Field, Level, NoticeKind, RecordKind, SessionState, State, TaskState, Timeliness};
use docket::queries::DeskTab;
use docket::{Event, Target};

use crate::house::{House, both, day, draft, moment, pdf};

const OFFICE: &str = "tinh.provincial_office";
const LEADER: &str = "tinh.leader";

#[test]
fn the_visit_is_played_to_its_end() {
    both(|house| {
        let session = planned(house);
        let (land, joined, vet) = raised(house, &session);
        held(house, &session);
        let tasks = concluded(house, &session, &land);
        answered_for_both(house, &land, &joined);
        climbed_twice(house, &vet);
        let last = decided(house, &vet);
        finished(house, &tasks, &last);
        everything_is_closed(house, &session);
        house.is_sound();
    });
}

/// The Office sets the group up and plans the visit.
fn planned(house: &House<'_>) -> String {
    let cmd = SetUpGroup {
        number: "3".to_owned(),
        title: "Tổ công tác số 3".to_owned(),
        head_name: "Phó Chủ tịch UBND tỉnh".to_owned(),
        head_title: "Tổ trưởng".to_owned(),
        decision: "Quyết định minh họa".to_owned(),
        members: vec![MemberInput {
            unit: "H41.205".to_owned(),
            name: "Thành viên".to_owned(),
            title: "Phó Giám đốc".to_owned(),
            login: Some("nongnghiep.head".to_owned()),
        }],
        communes: vec!["H41.117".to_owned(), "H41.042".to_owned(), "H41.118".to_owned()],
        illustration: true,
    };
    let group = house.act(OFFICE, move |docket, conn, ctx| docket.set_up_group(conn, ctx, &cmd)).unwrap();
    let visit = Visit {
        title: "Làm việc với ba xã, phường".to_owned(),
        place: "UBND xã Quỳnh Lưu".to_owned(),
        from: Some(moment("2026-11-26T08:00:00")),
        to: Some(moment("2026-11-26T11:30:00")),
        agenda: "Một cửa; đất đai; cán bộ.".to_owned(),
        communes: vec!["H41.117".to_owned(), "H41.042".to_owned(), "H41.118".to_owned()],
    };
    let plan = PlanVisits { group: group.id.to_string(), visits: vec![visit] };
    let sessions = house.act(OFFICE, move |docket, conn, ctx| docket.plan(conn, ctx, &plan)).unwrap();
    assert_eq!(sessions[0].code, "BLV-2026-000001");
    sessions[0].code.clone()
}

/// Two communes share a land matter, the third lacks veterinary staff.
fn raised(house: &House<'_>, session: &str) -> (String, String, String) {
    house.at("2026-11-26T09:00:00");
    let raise = |place: &str, cmd: SaveDraft, join: Option<String>| {
        let cmd = SaveDraft { session: Some(session.to_owned()), ..cmd };
        let login = format!("{place}.specialist");
        let made = house.act(&login, move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &cmd)).unwrap();
        let (target, send) = (Target::new(made.recommendation.code), Send { join });
        house.act(&login, move |docket, conn, ctx| docket.send(conn, ctx, &target, &send)).unwrap()
    };
    let land = raise("quynhluu", draft("Cấp giấy chứng nhận sau dồn điền đổi thửa"), None);
    let code = land.matter.unwrap().code;
    let joined = raise("hoangmai", draft("Hộ dân chưa có sổ đỏ sau chuyển đổi ruộng đất"), Some(code));
    assert_eq!((joined.matter.as_ref().unwrap().recommendations, joined.matter.unwrap().communes), (2, 2));
    let vet = SaveDraft { field: Some(Field::Veterinary), ..draft("Thiếu cán bộ thú y") };
    let vet = raise("quynhvan", vet, None);
    (land.recommendation.code, joined.recommendation.code, vet.recommendation.code)
}

fn held(house: &House<'_>, session: &str) {
    house.at("2026-11-26T11:30:00");
    let who =
        AttendeeInput { unit: Some("H41".to_owned()), name: "Ông B".to_owned(), post: "Phó Chủ tịch".to_owned() };
    let cmd = Hold { held_at: None, attendees: vec![who] };
    let done =
        house.on(OFFICE, session, move |docket, conn, ctx, target| docket.hold(conn, ctx, target, &cmd)).unwrap();
    assert_eq!(done.session.state, SessionState::Held);
    // H14: five working days from Thursday.
    assert_eq!(done.session.next_clock_at, Some(moment("2026-12-03T11:30:00")));
}

/// The head's directions become the notice, and its paragraphs tasks.
fn concluded(house: &House<'_>, session: &str, land: &str) -> Vec<String> {
    let lines = [
        RecordLine {
            kind: Some(RecordKind::Finding),
            unit: Some("H41.117".to_owned()),
            said: "Bảng niêm yết chưa cập nhật.".to_owned(),
            ..RecordLine::default()
        },
        RecordLine {
            kind: Some(RecordKind::Direction),
            said: "Sở trả lời dứt điểm việc cấp giấy chứng nhận.".to_owned(),
            matter: Some(land.to_owned()),
            lead: Some("H41.205".to_owned()),
            cooperating: vec!["H41.203".to_owned()],
            product: Some("Văn bản trả lời".to_owned()),
            due_on: Some(day("2026-12-18")),
            ..RecordLine::default()
        },
    ];
    for line in lines {
        // A member of the group writes down.
        house.on("nongnghiep.head", session, move |docket, conn, ctx, at| docket.record(conn, ctx, at, &line)).unwrap();
    }
    house.until("2026-11-30T09:00:00");
    let cmd = DraftConclusion { recipients: Some("Các sở\nCác xã".to_owned()), ..DraftConclusion::default() };
    house
        .on(OFFICE, session, move |docket, conn, ctx, target| docket.draft_conclusion(conn, ctx, target, &cmd))
        .unwrap();
    let cmd = IssueConclusion {
        number: "15/TB-UBND".to_owned(),
        signed_on: Some(day("2026-11-30")),
        signer: "Phó Chủ tịch".to_owned(),
        signer_title: "KT. CHỦ TỊCH".to_owned(),
        file: Some(pdf()),
    };
    let issued = house
        .on(LEADER, session, move |docket, conn, ctx, target| docket.issue_conclusion(conn, ctx, target, &cmd))
        .unwrap();
    assert_eq!(issued.session.state, SessionState::Concluded);
    assert_eq!(issued.tasks.len(), 1, "the finding is no task");
    assert_eq!((issued.tasks[0].paragraph, issued.tasks[0].due_at), (Some(1), Some(moment("2026-12-18T17:00:00"))));
    issued.tasks.into_iter().map(|task| task.code).collect()
}

/// One written answer reaches both communes; each sees its own words.
fn answered_for_both(house: &House<'_>, land: &str, joined: &str) {
    let code = land.to_owned();
    house
        .on("nongnghiep.head", &code, |docket, conn, ctx, target| {
            docket.receive(conn, ctx, target, &Receive::default())
        })
        .unwrap();
    house.at("2026-12-01T10:00:00");
    house.answer(land, AnswerClass::Resolved).unwrap();
    for (place, code) in [("quynhluu", land), ("hoangmai", joined)] {
        let view = house.view(&format!("{place}.specialist"), code);
        assert_eq!(view.recommendation.state, State::Answered);
        assert_eq!(view.answers.len(), 1);
        assert!(view.recommendation.title.contains(if place == "quynhluu" { "dồn điền" } else { "sổ đỏ" }));
        house
            .on(&format!("{place}.leader"), code, |docket, conn, ctx, target| {
                docket.close(conn, ctx, target, &Close::default())
            })
            .unwrap();
    }
    let matter = house.matter(land);
    assert_eq!((matter.state, matter.outcome), (State::Closed, Some(Timeliness::Early)));
}

/// Nobody takes the veterinary matter in: it climbs to the Office, and from the silent Office to the leader.
fn climbed_twice(house: &House<'_>, vet: &str) {
    let matter = house.matter(vet);
    // Sent on Thursday 26 November, two working days to take it in: it ran out on Monday, so Tuesday it is with the Office.
    assert_eq!((matter.level, matter.state), (Level::Department, State::Sent));
    house.until("2026-12-02T08:00:00");
    assert_eq!(house.matter(vet).level, Level::Office);
    house.until("2026-12-05T08:00:00");
    let matter = house.matter(vet);
    assert_eq!((matter.level, matter.state), (Level::Leader, State::Escalated));
    assert!(matter.lapsed && matter.escalated);
    assert_eq!(matter.outcome, Some(Timeliness::Late));
    let history = house.see(LEADER, |docket, conn, ctx| docket.history(conn, ctx, vet)).unwrap();
    let climbs: Vec<(Level, String)> = history
        .into_iter()
        .filter_map(|line| match line.event {
            Event::Climbed { to, responsible, .. } => Some((to, responsible)),
            _ => None,
        })
        .collect();
    let named = [(Level::Office, "Trần nongnghiep signer"), (Level::Leader, "Trần tinh provincial_office")];
    assert_eq!(climbs, named.map(|(level, name)| (level, name.to_owned())), "once per level, by name");
    let province = house.unit("H41");
    let notices = house.see(LEADER, move |docket, conn, ctx| docket.notices(conn, ctx, province, 20)).unwrap();
    let climbed = notices.iter().filter(|notice| notice.kind == NoticeKind::Climbed).count();
    assert_eq!(climbed, 1, "{notices:?}");
}

/// The leader decides and gives a task.
fn decided(house: &House<'_>, vet: &str) -> String {
    house.at("2026-12-07T09:00:00");
    let cmd = Decide {
        decision: "Giao Sở bố trí cán bộ thú y.".to_owned(),
        task: Some(TaskOrder {
            content: "Bố trí cán bộ thú y cho xã.".to_owned(),
            lead: "H41.205".to_owned(),
            cooperating: vec!["H41.201".to_owned()],
            product: "Quyết định điều động".to_owned(),
            due_on: Some(day("2026-12-15")),
        }),
    };
    house.on(LEADER, vet, move |docket, conn, ctx, target| docket.decide(conn, ctx, target, &cmd)).unwrap();
    let view = house.view("quynhvan.head", vet);
    assert_eq!(view.recommendation.state, State::Concluded);
    assert_eq!(view.tasks.len(), 1);
    view.tasks[0].task.code.clone()
}

/// One task is done in time, the other late after it climbed.
fn finished(house: &House<'_>, tasks: &[String], last: &str) {
    let take = |code: &str| {
        house.on(OFFICE, code, |docket, conn, ctx, target| docket.take(conn, ctx, target, &Take::default())).unwrap()
    };
    house.at("2026-12-10T09:00:00");
    let half = ReportProgress { progress: 50, said: "Đang làm.".to_owned(), ..ReportProgress::default() };
    house
        .on("noivu.specialist", last, move |docket, conn, ctx, target| docket.report(conn, ctx, target, &half))
        .unwrap();
    house.finish(&tasks[0]);
    assert_eq!(take(&tasks[0]).task.outcome, Some(Timeliness::Early));
    house.until("2026-12-16T08:00:00");
    assert_eq!(house.task(last).level, Level::Office, "late, so the Office follows it up");
    house.finish(last);
    take(last);
    let view = house.see(LEADER, |docket, conn, ctx| docket.task(conn, ctx, last)).unwrap();
    assert_eq!(view.state, TaskState::DoneLate);
}

/// The communes said nothing more: the decided matter closed by itself, and no desk holds anything.
fn everything_is_closed(house: &House<'_>, session: &str) {
    house.until("2026-12-19T08:00:00");
    let follow = house.see(LEADER, |docket, conn, ctx| docket.follow_up(conn, ctx, session)).unwrap();
    assert_eq!(follow.lines.len(), 5, "a finding, three recommendations, one task of the notice");
    let open: Vec<_> = follow.lines.iter().filter(|line| !line.done).collect();
    assert!(open.is_empty(), "{open:?}");
    for code in ["H41", "H41.200", "H41.205", "H41.117"] {
        let unit = house.unit(code);
        for tab in DeskTab::ALL {
            let page = house.see(LEADER, |docket, conn, ctx| docket.desk(conn, ctx, unit, *tab, 10, None)).unwrap();
            assert_eq!(page.rows, Vec::new(), "{code} {tab}");
        }
    }
}

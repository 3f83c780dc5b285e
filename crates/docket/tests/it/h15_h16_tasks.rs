//! H15 and H16: derived states, extensions, returns, climbing.

use docket::commands::{AskExtension, DecideExtension, ReportProgress, ReturnTask, Take};
use docket::model::{ClockKind, Level, Task, TaskState, Timeliness};
use docket::queries::TaskFilter;

use crate::h14_conclusions::{drafted, held, issue, paragraph};
use crate::house::{House, both, conflict, day, faults, forbidden, moment, one};

const OFFICE: &str = "tinh.provincial_office";

/// A task of the department of agriculture, due on Thursday 3 December 2026, and one without a term.
fn given(house: &House<'_>) -> (String, String) {
    let session = held(house);
    let paragraphs =
        vec![paragraph("Có hạn.", "H41.205", Some("2026-12-03")), paragraph("Không hạn.", "H41.205", None)];
    drafted(house, &session, paragraphs).unwrap();
    let tasks = issue(house, &session).unwrap().tasks;
    (tasks[0].code.clone(), tasks[1].code.clone())
}

fn state(house: &House<'_>, code: &str) -> TaskState {
    let state = house.see("tinh.leader", |docket, conn, ctx| docket.task(conn, ctx, code)).unwrap().state;
    // The list's condition and the rule must say the same of every state.
    for probe in TaskState::ALL {
        let filter = TaskFilter { state: Some(*probe), all: true, ..TaskFilter::default() };
        let page = house.see("tinh.leader", |docket, conn, ctx| docket.tasks(conn, ctx, &filter, 50, None)).unwrap();
        let listed = page.rows.iter().any(|row| row.task.code == code);
        assert_eq!(listed, *probe == state, "{code} is {state} and listed under {probe}: {listed}");
    }
    state
}

fn ask(house: &House<'_>, code: &str, until: &str) -> store::Result<Task> {
    let cmd = AskExtension { reason: "Chờ số liệu".to_owned(), until: Some(day(until)) };
    let done =
        house.on("nongnghiep.head", code, move |docket, conn, ctx, at| docket.ask_extension(conn, ctx, at, &cmd));
    done.map(|done| done.task)
}

fn grant(house: &House<'_>, login: &str, code: &str) -> store::Result<Task> {
    let cmd = DecideExtension { approve: true, remark: None };
    let done = house.on(login, code, move |docket, conn, ctx, at| docket.decide_extension(conn, ctx, at, &cmd));
    done.map(|done| done.task)
}

#[test]
fn every_state_is_derived() {
    both(|house| {
        let (dated, open) = given(house);
        assert_eq!((state(house, &dated), state(house, &open)), (TaskState::WithinTerm, TaskState::NoTerm));
        ask(house, &dated, "2026-12-10").unwrap();
        assert_eq!(state(house, &dated), TaskState::WithinTerm, "asking changes nothing");
        grant(house, OFFICE, &dated).unwrap();
        assert_eq!(state(house, &dated), TaskState::Adjusted);
        house.finish(&dated);
        let cmd = ReturnTask { reason: "Thiếu số liệu".to_owned() };
        house.on(OFFICE, &dated, move |docket, conn, ctx, at| docket.return_task(conn, ctx, at, &cmd)).unwrap();
        assert_eq!(state(house, &dated), TaskState::Returned);
        house.finish(&dated);
        assert_eq!(state(house, &dated), TaskState::Adjusted, "reported again");
        house.until("2026-12-11T09:00:00");
        assert_eq!(state(house, &dated), TaskState::Adjusted, "the lead's clock stands at the report");
        let take = |code: &str| {
            house.on(OFFICE, code, |docket, conn, ctx, at| docket.take(conn, ctx, at, &Take::default())).unwrap()
        };
        take(&dated);
        assert_eq!(state(house, &dated), TaskState::DoneOnTime, "by the report, not by when it was taken");
        house.finish(&open);
        assert_eq!(take(&open).task.outcome, None);
        assert_eq!(state(house, &open), TaskState::DoneOnTime);
        house.is_sound();
    });
}

#[test]
fn a_late_task_climbs_once_per_level_and_stays_with_its_lead() {
    both(|house| {
        let (code, _) = given(house);
        house.until("2026-12-04T08:00:00");
        let task = house.task(&code);
        assert_eq!((task.level, task.next_clock), (Level::Office, Some(ClockKind::Chase)));
        assert_eq!(task.holder_unit, house.unit("H41.205"), "the lead still owes it");
        assert_eq!(state(house, &code), TaskState::Overdue);
        house.until("2026-12-30T08:00:00");
        assert_eq!(house.task(&code).level, Level::Leader);
        house.finish(&code);
        assert_eq!(state(house, &code), TaskState::Overdue, "reported after its date, and not yet taken");
        let done =
            house.on(OFFICE, &code, |docket, conn, ctx, at| docket.take(conn, ctx, at, &Take::default())).unwrap();
        assert_eq!(done.task.outcome, Some(Timeliness::Late));
        assert_eq!(state(house, &code), TaskState::DoneLate);
        house.is_sound();
    });
}

#[test]
fn more_time_is_asked_for_before_the_end_and_granted_by_who_gave_it() {
    both(|house| {
        let (code, open) = given(house);
        assert_eq!(faults(ask(house, &code, "2026-12-01")), [("until".to_owned(), "docket-extension-backwards")]);
        assert_eq!(conflict(ask(house, &open, "2026-12-10")).0, "docket-not-open", "nothing to extend");
        ask(house, &code, "2026-12-10").unwrap();
        assert_eq!(conflict(ask(house, &code, "2026-12-11")).0, "docket-not-open", "one at a time");
        assert_eq!(forbidden(grant(house, "nongnghiep.signer", &code)), "docket-policy-role");
        let task = grant(house, "tinh.leader", &code).unwrap();
        assert_eq!((task.extensions, task.due_at), (1, Some(moment("2026-12-10T17:00:00"))));
        assert_eq!(task.first_due_at, Some(moment("2026-12-03T17:00:00")), "the first term stays to be read");
        house.until("2026-12-10T17:30:00");
        assert_eq!(conflict(ask(house, &code, "2026-12-20")).0, "docket-extension-late");
        house.is_sound();
    });
}

#[test]
fn asked_in_time_and_granted_late_it_comes_down_again() {
    one(|house| {
        let (code, _) = given(house);
        ask(house, &code, "2026-12-17").unwrap();
        house.until("2026-12-05T08:00:00");
        assert_eq!(house.task(&code).level, Level::Office);
        let task = grant(house, OFFICE, &code).unwrap();
        assert_eq!((task.level, task.next_clock_at), (Level::Department, Some(moment("2026-12-17T17:00:00"))));
        house.is_sound();
    });
}

#[test]
fn only_the_lead_calls_it_finished() {
    one(|house| {
        let session = held(house);
        let mut shared = paragraph("Cùng làm.", "H41.205", None);
        shared.cooperating = vec!["H41.203".to_owned()];
        drafted(house, &session, vec![shared]).unwrap();
        let code = issue(house, &session).unwrap().tasks[0].code.clone();
        let report = |login: &str, progress, finished| {
            let cmd =
                ReportProgress { progress, said: "Phần của sở.".to_owned(), finished, evidence: Vec::new() };
            house.on(login, &code, move |docket, conn, ctx, at| docket.report(conn, ctx, at, &cmd))
        };
        report("taichinh.specialist", 30, false).unwrap();
        let early = report("taichinh.specialist", 100, true);
        assert_eq!(faults(early), [("finished".to_owned(), "docket-report-lead")]);
        assert_eq!(faults(report("nongnghiep.head", 101, false)), [("progress".to_owned(), "docket-progress")]);
        assert_eq!(forbidden(report("xaydung.head", 10, false)), "docket-policy-place");
        let taken =
            house.on("nongnghiep.head", &code, |docket, conn, ctx, at| docket.take(conn, ctx, at, &Take::default()));
        assert_eq!(forbidden(taken), "docket-policy-role");
    });
}

#[test]
fn the_office_does_not_take_its_own_work() {
    one(|house| {
        let session = held(house);
        drafted(house, &session, vec![paragraph("Văn phòng theo dõi.", "H41.200", None)]).unwrap();
        let code = issue(house, &session).unwrap().tasks[0].code.clone();
        // The Office's people do not report for it in this town, so its task waits; what it must not do is decide.
        let cmd = DecideExtension { approve: true, remark: None };
        let own = house.on(OFFICE, &code, move |docket, conn, ctx, at| docket.decide_extension(conn, ctx, at, &cmd));
        assert_eq!(conflict(own).0, "docket-not-open");
        let view = house.see(OFFICE, |docket, conn, ctx| docket.task(conn, ctx, &code)).unwrap();
        assert!(view.actions.is_empty(), "{:?}", view.actions);
    });
}

#[test]
fn a_word_from_the_lead_is_what_the_review_of_a_task_without_a_term_waits_for() {
    both(|house| {
        let (_, open) = given(house);
        let before = house.task(&open);
        assert_eq!(before.next_clock, Some(ClockKind::Review));
        house.at("2026-11-30T09:00:00");
        let cmd = ReportProgress { progress: 40, said: "Đang làm.".to_owned(), ..ReportProgress::default() };
        let tell = || {
            let cmd = cmd.clone();
            house.on("nongnghiep.head", &open, move |docket, conn, ctx, at| docket.report(conn, ctx, at, &cmd)).unwrap()
        };
        let after = tell().task;
        assert!(after.next_clock == Some(ClockKind::Review) && after.next_clock_at > before.next_clock_at);
        house.until("2027-03-01T09:00:00");
        assert_ne!(house.task(&open).level, Level::Department, "silence climbs");
        assert_eq!(tell().task.level, Level::Department, "a word brings it down");
        house.is_sound();
    });
}

#[test]
fn a_confirmation_that_nobody_makes_does_not_count_against_the_lead() {
    both(|house| {
        let (code, _) = given(house);
        house.finish(&code);
        house.until("2026-12-30T09:00:00");
        let task = house.task(&code);
        assert_ne!(task.level, Level::Department, "it climbs until somebody looks at it");
        assert!(!task.lapsed, "the lead reported in time");
        let counts = docket::rules::task_counts(&task);
        assert_eq!((counts.escalated, counts.lapsed), (0, 0));
        let cmd = ReturnTask { reason: "Thiếu số liệu".to_owned() };
        let back = house.on(OFFICE, &code, move |docket, conn, ctx, at| docket.return_task(conn, ctx, at, &cmd));
        assert_eq!(back.unwrap().task.level, Level::Department);
        house.is_sound();
    });
}

fn on_desk(house: &House<'_>, login: &str, unit: &str) -> Vec<String> {
    let body = house.unit(unit);
    let tab = docket::queries::DeskTab::Tasks;
    let page = house.see(login, |docket, conn, ctx| docket.desk(conn, ctx, body, tab, 50, None)).unwrap();
    let counts = house.see(login, |docket, conn, ctx| docket.desk_counts(conn, ctx, body)).unwrap();
    assert_eq!(counts.tasks, i64::try_from(page.rows.len()).unwrap(), "the tab counts what it shows");
    page.rows.into_iter().map(|row| row.code).collect()
}

#[test]
fn whatever_waits_lies_on_somebodys_desk() {
    both(|house| {
        let session = held(house);
        let mut shared = paragraph("Cùng làm.", "H41.205", Some("2026-12-03"));
        shared.cooperating = vec!["H41.203".to_owned()];
        drafted(house, &session, vec![shared, paragraph("Làm riêng.", "H41.205", Some("2026-12-03"))]).unwrap();
        let codes: Vec<String> = issue(house, &session).unwrap().tasks.into_iter().map(|task| task.code).collect();
        let [shared, own] = &codes[..] else { panic!("two tasks") };
        assert_eq!(on_desk(house, "taichinh.head", "H41.203"), [shared.as_str()], "who co-operates has its part");
        let listed = |login: &str, filter: TaskFilter| -> Vec<String> {
            let page = house.see(login, |docket, conn, ctx| docket.tasks(conn, ctx, &filter, 50, None)).unwrap();
            page.rows.into_iter().map(|row| row.task.code).collect()
        };
        assert_eq!(listed("taichinh.head", TaskFilter::default()), [shared.as_str()]);
        assert!(on_desk(house, OFFICE, "H41.200").is_empty(), "nothing waits for the Office yet");

        let sought = |q: &str| listed(OFFICE, TaskFilter { q: Some(q.to_owned()), ..TaskFilter::default() });
        assert_eq!(sought("cung LAM"), [shared.as_str()], "marks and case are not minded");

        house.finish(own);
        assert_eq!(on_desk(house, OFFICE, "H41.200"), [own.as_str()], "the Office takes what was reported");
        let reported = || TaskFilter { reported: true, ..TaskFilter::default() };
        assert_eq!(listed(OFFICE, reported()), [own.as_str()]);
        house.until("2026-12-04T08:00:00");
        let mut office = on_desk(house, OFFICE, "H41.200");
        office.sort();
        assert_eq!(office, codes, "and follows up what is late");
        assert_eq!(on_desk(house, "nongnghiep.head", "H41.205"), [shared.as_str()], "the lead still owes it");
    });
}

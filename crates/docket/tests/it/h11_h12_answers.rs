//! H11 and H12: limits of answers, opinions of others, silence, and what a department may not do.

use diesel::prelude::*;
use docket::commands::{
    Appeal, Ask, Assign, Check, Decide, DraftAnswer, GiveOpinion, Join, Receive, Redirect, RequestOpinion, Submit,
};
use docket::model::{AnswerClass, ClockKind, Complexity, Level, State, Thing, Timeliness};
use docket::schema::docket_clock;
use rstest::rstest;

use crate::house::{House, both, conflict, faults, forbidden, moment, one, photo};

/// Received on Monday 23 November 2026; Tuesday is Culture Day.
#[rstest]
#[case(Complexity::Simple, "2026-11-27T08:00:00")]
#[case(Complexity::Ordinary, "2026-12-01T08:00:00")]
#[case(Complexity::Complex, "2026-12-03T08:00:00")]
#[case(Complexity::Several, "2026-12-08T08:00:00")]
fn the_clock_of_an_answer_runs_by_complexity(#[case] complexity: Complexity, #[case] due: &str) {
    one(|house| {
        let code = house.sent("quynhluu", "Hạn trả lời", None).recommendation.code;
        let cmd = Receive { complexity: Some(complexity), ..Receive::default() };
        let done = house
            .on("nongnghiep.head", &code, move |docket, conn, ctx, at| docket.receive(conn, ctx, at, &cmd))
            .unwrap();
        assert_eq!(done.matter.unwrap().next_clock_at, Some(moment(due)));
        let clocks = house.see("nongnghiep.head", |docket, conn, ctx| docket.clocks(conn, ctx, &code)).unwrap();
        let answer = clocks.iter().find(|view| view.clock.kind == ClockKind::Answer).unwrap();
        let derivation = answer.derivation.as_ref().unwrap();
        assert_eq!(derivation.due_at, moment(due));
        assert!(derivation.steps.iter().any(|step| step.code == "calendar-step-holiday"), "Culture Day is told");
    });
}

#[test]
fn silence_of_a_co_operating_unit_is_agreement_with_responsibility() {
    both(|house| {
        let code = house.sent("quynhluu", "Lấy ý kiến", None).recommendation.code;
        let asks = ["H41.203", "H41.206"].map(|unit| Ask { unit: unit.to_owned(), question: "Ý kiến?".to_owned() });
        let cmd = Receive { cooperating: asks.to_vec(), ..Receive::default() };
        let done = house
            .on("nongnghiep.head", &code, move |docket, conn, ctx, at| docket.receive(conn, ctx, at, &cmd))
            .unwrap();
        let matter = done.matter.unwrap();
        assert_eq!((matter.state, matter.complexity), (State::Collecting, Complexity::Several));
        let said = GiveOpinion { agrees: Some(false), answer: "Chưa có nguồn.".to_owned() };
        house
            .on("taichinh.consulted", &code, move |docket, conn, ctx, at| docket.give_opinion(conn, ctx, at, &said))
            .unwrap();
        assert_eq!(house.matter(&code).state, State::Collecting, "one is still asked");
        // Three working days over Culture Day end on Friday; silence counts from Saturday.
        house.until("2026-11-27T23:00:00");
        assert_eq!(house.matter(&code).state, State::Collecting);
        house.until("2026-11-28T08:00:00");
        let view = house.view("nongnghiep.specialist", &code);
        assert_eq!(view.matter.unwrap().state, State::InWork);
        let [finance, construction] = &view.opinions[..] else { panic!("two were asked") };
        assert_eq!((finance.agrees, finance.silent), (Some(false), false));
        assert_eq!((construction.agrees, construction.silent), (Some(true), true));
        let late = GiveOpinion { agrees: None, answer: "Muộn".to_owned() };
        let late = house
            .on("xaydung.consulted", &code, move |docket, conn, ctx, at| docket.give_opinion(conn, ctx, at, &late));
        assert_eq!(conflict(late).0, "docket-not-open");
        house.is_sound();
    });
}

#[test]
fn others_are_asked_once_each_inside_the_leads_own_time() {
    one(|house| {
        let code = house.received("quynhluu", "Hỏi").recommendation.code;
        let ask = |unit: &str, due: Option<&str>| {
            let cmd = RequestOpinion { unit: unit.to_owned(), question: "?".to_owned(), due_at: due.map(moment) };
            house.on("nongnghiep.specialist", &code, move |docket, conn, ctx, at| {
                docket.request_opinion(conn, ctx, at, &cmd)
            })
        };
        assert_eq!(faults(ask("H41.205", None)), [("unit".to_owned(), "docket-opinion-own")]);
        assert_eq!(faults(ask("H41.203", Some("2026-11-22T08:00:00"))), [("due_at".to_owned(), "docket-opinion-due")]);
        assert_eq!(faults(ask("H41.203", Some("2027-01-05T08:00:00"))), [("due_at".to_owned(), "docket-opinion-due")]);
        ask("H41.203", None).unwrap();
        assert_eq!(faults(ask("H41.203", None)), [("unit".to_owned(), "docket-opinion-twice")]);
    });
}

#[test]
fn a_department_cannot_just_forward() {
    both(|house| {
        let code = house.received("quynhluu", "Vượt thẩm quyền").recommendation.code;
        let mut cmd = house.signed(AnswerClass::BeyondAuthority);
        (cmd.opinion, cmd.options) = (None, Some("  ".to_owned()));
        let bare =
            house.on("nongnghiep.signer", &code, move |docket, conn, ctx, at| docket.answer(conn, ctx, at, &cmd));
        let expected = [("opinion", "docket-beyond-opinion"), ("options", "docket-beyond-options")];
        assert_eq!(faults(bare), expected.map(|(field, code)| (field.to_owned(), code)));
        let to = Redirect { lead: "H41.203".to_owned(), reason: "Không phải việc của sở".to_owned() };
        let away = house.on("nongnghiep.head", &code, move |docket, conn, ctx, at| docket.redirect(conn, ctx, at, &to));
        assert_eq!(forbidden(away), "docket-policy-role", "only the Office names another lead");
        let matter = house.answer(&code, AnswerClass::BeyondAuthority).unwrap().matter.unwrap();
        assert_eq!((matter.state, matter.level), (State::Escalated, Level::Office));
        assert_eq!(matter.outcome, Some(Timeliness::Early), "the department answered in time");
        house.is_sound();
    });
}

#[test]
fn an_answer_needs_its_file_number_date_and_signer() {
    one(|house| {
        let code = house.received("quynhluu", "Trả lời").recommendation.code;
        let mut cmd = house.signed(AnswerClass::Resolved);
        (cmd.file, cmd.number, cmd.signed_on) = (None, String::new(), None);
        let bare =
            house.on("nongnghiep.signer", &code, move |docket, conn, ctx, at| docket.answer(conn, ctx, at, &cmd));
        let fields: Vec<String> = faults(bare).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["number", "signed_on", "file"]);
        let mut cmd = house.signed(AnswerClass::Resolved);
        cmd.file = Some(photo());
        let image =
            house.on("nongnghiep.signer", &code, move |docket, conn, ctx, at| docket.answer(conn, ctx, at, &cmd));
        assert_eq!(faults(image), [("file".to_owned(), "docket-file-kind")]);
        let mut cmd = house.signed(AnswerClass::Resolved);
        cmd.signed_on = Some(crate::house::day("2026-11-20"));
        let before =
            house.on("nongnghiep.signer", &code, move |docket, conn, ctx, at| docket.answer(conn, ctx, at, &cmd));
        assert_eq!(faults(before), [("signed_on".to_owned(), "docket-signed-on")], "before it was raised");
    });
}

#[test]
fn a_specialist_drafts_and_a_signer_signs() {
    one(|house| {
        let code = house.received("quynhluu", "Soạn").recommendation.code;
        let person = Assign { person: "nongnghiep.specialist".to_owned() };
        house.on("nongnghiep.head", &code, move |docket, conn, ctx, at| docket.assign(conn, ctx, at, &person)).unwrap();
        let cmd = DraftAnswer {
            class: Some(AnswerClass::Guidance),
            content: "Bản thảo".to_owned(),
            ..DraftAnswer::default()
        };
        house
            .on("nongnghiep.specialist", &code, move |docket, conn, ctx, at| docket.draft_answer(conn, ctx, at, &cmd))
            .unwrap();
        assert_eq!(house.view("nongnghiep.signer", &code).draft.unwrap().content, "Bản thảo");
        assert_eq!(house.view("quynhluu.head", &code).draft, None, "the commune waits for the signed one");
        let cmd = house.signed(AnswerClass::Guidance);
        let own =
            house.on("nongnghiep.specialist", &code, move |docket, conn, ctx, at| docket.answer(conn, ctx, at, &cmd));
        assert_eq!(forbidden(own), "docket-policy-role");
        house.answer(&code, AnswerClass::Guidance).unwrap();
        let view = house.view("quynhluu.head", &code);
        assert_eq!((view.answers.len(), view.answers[0].no), (1, 1), "the draft became the answer");
    });
}

#[test]
fn half_an_answer_in_time_and_the_rest_late_is_late() {
    both(|house| {
        let code = house.received("quynhluu", "Một phần").recommendation.code;
        let partly = house.answer(&code, AnswerClass::Partly).unwrap().matter.unwrap();
        assert_eq!((partly.state, partly.next_clock), (State::PartlyAnswered, Some(ClockKind::Answer)));
        house.until("2026-12-02T08:00:00");
        assert_eq!(house.matter(&code).level, Level::Office, "the rest was due on Tuesday");
        assert_eq!(house.matter(&code).outcome, Some(Timeliness::Late));
        house.is_sound();
    });
}

#[test]
fn a_commune_appeals_an_answer_once() {
    both(|house| {
        let code = house.received("quynhluu", "Chưa đồng ý").recommendation.code;
        house.answer(&code, AnswerClass::Guidance).unwrap();
        let appeal = || {
            let cmd = Appeal { reason: "Chưa giải quyết".to_owned() };
            house.on("quynhluu.leader", &code, move |docket, conn, ctx, at| docket.appeal(conn, ctx, at, &cmd))
        };
        assert_eq!(appeal().unwrap().matter.unwrap().level, Level::Office);
        let back = docket::commands::SendBack { reason: "Trả lời lại".to_owned() };
        house
            .on("tinh.provincial_office", &code, move |docket, conn, ctx, at| docket.send_back(conn, ctx, at, &back))
            .unwrap();
        house.answer(&code, AnswerClass::Resolved).unwrap();
        let (reason, allowed) = conflict(appeal());
        let left = vec!["close", "attach"];
        assert_eq!((reason, allowed), ("docket-not-open", left), "a second time it can only be closed");
        house.is_sound();
    });
}

fn ask(house: &House<'_>, code: &str, unit: &str) {
    let cmd = RequestOpinion { unit: unit.to_owned(), question: "Ý kiến?".to_owned(), due_at: None };
    house
        .on("nongnghiep.specialist", code, move |docket, conn, ctx, at| docket.request_opinion(conn, ctx, at, &cmd))
        .unwrap();
}

fn say(house: &House<'_>, login: &str, code: &str) -> store::Result<docket::Done> {
    let cmd = GiveOpinion { agrees: None, answer: "Đồng ý.".to_owned() };
    house.on(login, code, move |docket, conn, ctx, at| docket.give_opinion(conn, ctx, at, &cmd))
}

#[test]
fn who_is_asked_still_answers_after_half_an_answer_and_not_after_the_whole() {
    both(|house| {
        let code = house.received("quynhluu", "Hỏi rồi trả lời một phần").recommendation.code;
        ask(house, &code, "H41.203");
        house.answer(&code, AnswerClass::Partly).unwrap();
        let after = say(house, "taichinh.consulted", &code).unwrap().matter.unwrap();
        assert_eq!(after.state, State::PartlyAnswered, "the lead still owes the rest");
        assert_eq!(house.view("nongnghiep.head", &code).opinions[0].agrees, Some(true));
        ask(house, &code, "H41.206");
        house.answer(&code, AnswerClass::Resolved).unwrap();
        assert_eq!(conflict(say(house, "xaydung.consulted", &code)).0, "docket-not-open");
        house.is_sound();
    });
}

#[test]
fn a_question_ends_with_the_matter_that_is_joined_away() {
    both(|house| {
        let into = house.received("hoangmai", "Ở lại").matter.unwrap().code;
        let code = house.received("quynhluu", "Gộp đi").recommendation.code;
        ask(house, &code, "H41.203");
        let cmd = Join { into };
        house.on("nongnghiep.head", &code, move |docket, conn, ctx, at| docket.join(conn, ctx, at, &cmd)).unwrap();
        let body = house.unit("H41.203");
        let desk = house.see("taichinh.head", |docket, conn, ctx| docket.desk_counts(conn, ctx, body)).unwrap();
        assert_eq!(desk.opinions, 0, "nobody waits for it any more");
        let running = house.read(|conn| {
            let open = docket_clock::table.filter(docket_clock::ended_at.is_null());
            Ok(open.filter(docket_clock::thing.eq(Thing::Opinion)).count().get_result::<i64>(conn)?)
        });
        assert_eq!(running, 0, "its clock would ring for nothing");
        house.is_sound();
    });
}

#[test]
fn a_history_tells_no_more_than_the_page() {
    both(|house| {
        let done = house.received("quynhluu", "Lịch sử");
        let (code, matter) = (done.recommendation.code, done.matter.unwrap().code);
        let other = house.sent("hoangmai", "Lịch sử", Some(&matter)).recommendation.code;
        ask(house, &code, "H41.203");
        let cmd =
            DraftAnswer { class: Some(AnswerClass::Guidance), content: "Thảo".to_owned(), ..DraftAnswer::default() };
        house
            .on("nongnghiep.specialist", &code, move |docket, conn, ctx, at| docket.draft_answer(conn, ctx, at, &cmd))
            .unwrap();
        house.answer(&code, AnswerClass::Guidance).unwrap();
        let cmd = Appeal { reason: "Lời của Hoàng Mai".to_owned() };
        house.on("hoangmai.head", &other, move |docket, conn, ctx, at| docket.appeal(conn, ctx, at, &cmd)).unwrap();
        house
            .on("tinh.provincial_office", &code, |docket, conn, ctx, at| docket.check(conn, ctx, at, &Check::default()))
            .unwrap();
        let cmd = Submit { proposal: "Đề xuất kín".to_owned() };
        house
            .on("tinh.provincial_office", &code, move |docket, conn, ctx, at| docket.submit(conn, ctx, at, &cmd))
            .unwrap();
        let told = |login: &str, code: &str| {
            let lines = house.see(login, |docket, conn, ctx| docket.history(conn, ctx, code)).unwrap();
            format!("{:?}", lines.into_iter().map(|line| line.event).collect::<Vec<_>>())
        };
        let (commune, appellant) = (told("quynhluu.head", &code), told("hoangmai.head", &other));
        for hidden in ["OpinionRequested", "AnswerDrafted", "Đề xuất kín", "Lời của Hoàng Mai"] {
            assert!(!commune.contains(hidden), "{hidden} in {commune}");
            assert!(told("tinh.leader", &code).contains(hidden) || hidden == "AnswerDrafted", "{hidden} is lost");
        }
        assert!(commune.contains("Appealed"), "that somebody appealed is seen");
        assert!(appellant.contains("Lời của Hoàng Mai") && !appellant.contains("Đề xuất kín"));
        assert!(told("nongnghiep.specialist", &code).contains("AnswerDrafted"));
        assert_eq!(house.view("quynhluu.head", &code).matter.unwrap().proposal, None);
        let clocks = house.see("quynhluu.head", |docket, conn, ctx| docket.clocks(conn, ctx, &code)).unwrap();
        assert!(clocks.iter().all(|view| view.clock.kind != ClockKind::Opinion));
        let cmd = Decide { decision: "Đồng ý".to_owned(), task: None };
        house.on("tinh.leader", &code, move |docket, conn, ctx, at| docket.decide(conn, ctx, at, &cmd)).unwrap();
        assert!(told("quynhluu.head", &code).contains("Đề xuất kín"), "once it is decided it may be read");
    });
}

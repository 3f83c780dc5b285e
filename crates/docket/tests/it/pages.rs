//! What the forms of the wing keep while people type, come back and try again.

use axum::http::StatusCode;
use docket::commands::{ItemInput, SaveDraft, SaveTemplate};

use crate::h14_conclusions::planned;
use crate::house::{both, day, draft};
use crate::visitor::{Street, as_part, wait};

#[test]
fn a_draft_that_is_edited_stays_at_its_session() {
    both(|house| {
        let session = planned(house);
        let cmd = SaveDraft { session: Some(session.clone()), ..draft("Tại buổi làm việc") };
        let made = house.act("quynhluu.head", move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &cmd));
        let code = made.unwrap().recommendation.code;
        let street = Street::of(house);
        wait(async {
            let mut commune = street.person("quynhluu.head").await;
            let form = commune.get(&format!("/staff/docket/recommendations/{code}/edit")).await;
            assert_eq!(form.hidden("session"), session);
            let fields = [
                ("draft", code.as_str()),
                ("session", &form.hidden("session")),
                ("title", "Sửa rồi"),
                ("content", "Nội dung"),
                ("field", "land"),
            ];
            let sent = commune.post("/staff/docket/recommendations/send", &fields).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        });
        let follow = house.see("tinh.leader", |docket, conn, ctx| docket.follow_up(conn, ctx, &session)).unwrap();
        assert_eq!(follow.lines.iter().map(|line| line.code.as_str()).collect::<Vec<_>>(), [code.as_str()]);
    });
}

#[test]
fn saving_while_a_day_is_half_typed_loses_neither_the_day_nor_the_rest() {
    both(|house| {
        let cmd = SaveDraft { wished_on: Some(day("2026-12-20")), ..draft("Có ngày") };
        let made = house.act("quynhluu.head", move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &cmd));
        let code = made.unwrap().recommendation.code;
        let street = Street::of(house);
        wait(async {
            let mut commune = street.person("quynhluu.head").await;
            commune.get(&format!("/staff/docket/recommendations/{code}/edit")).await;
            as_part(&mut commune);
            for (typed, kept, title) in
                [("2", "2026-12-20", "Một"), ("25/12/2026", "2026-12-25", "Hai"), ("25/12/20", "2026-12-25", "Ba")]
            {
                let fields = [
                    ("draft", code.as_str()),
                    ("title", title),
                    ("content", "Nội dung"),
                    ("field", "land"),
                    ("wished_on", typed),
                ];
                let saved = commune.post("/staff/docket/recommendations/draft", &fields).await;
                assert_eq!(saved.status, StatusCode::OK, "{typed}: {}", saved.text);
                let own = house.view("quynhluu.head", &code).recommendation;
                assert_eq!((own.wished_on, own.title.as_str()), (Some(day(kept)), title), "{typed}");
            }
        });
    });
}

#[test]
fn a_checklist_says_saved_only_when_it_was() {
    both(|house| {
        let session = planned(house);
        let save = || {
            let items =
                vec![ItemInput { question: "Bảng niêm yết còn mới?".to_owned(), ..ItemInput::default() }];
            let cmd = SaveTemplate {
                key: "one-stop".to_owned(),
                title: "Kiểm tra".to_owned(),
                items,
                ..SaveTemplate::default()
            };
            house
                .act("tinh.provincial_office", move |docket, conn, ctx| docket.save_template(conn, ctx, &cmd))
                .unwrap()
                .id
        };
        let first = save();
        let street = Street::of(house);
        wait(async {
            let mut member = street.person("noivu.specialist").await;
            let base = format!("/staff/docket/sessions/{session}/inspect/H41.117");
            let form = member.get(&base).await;
            let address = format!("{base}/save?template={first}");
            assert!(form.text.contains(&address), "answers go to the version that was shown");
            as_part(&mut member);
            let long = "a".repeat(2_001);
            let refused = member.post(&address, &[("verdict.1", "good"), ("note.1", &long)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
            assert!(!refused.text.is_empty(), "with the reason");
            // A new version comes while the phone is away: what was answered goes to the questions that were asked.
            let second = save();
            let saved = member.post(&address, &[("verdict.1", "good"), ("note.1", "ghi")]).await;
            assert_eq!(saved.status, StatusCode::OK, "{}", saved.text);
            let view = house.see("tinh.leader", |docket, conn, ctx| docket.session(conn, ctx, &session)).unwrap();
            assert_eq!(view.inspections[0].template, first);
            let other = format!("{base}/save?template={second}");
            let refused = member.post(&other, &[("verdict.1", "bad")]).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text);
        });
    });
}

#[test]
fn the_number_in_the_navigation_is_the_same_on_the_page_that_counts_it_itself() {
    both(|house| {
        house.received("quynhluu", "Một");
        house.sent("hoangmai", "Hai", None);
        let street = Street::of(house);
        wait(async {
            let mut head = street.person("nongnghiep.head").await;
            for page in ["/staff/docket/desk", "/staff/docket/desk?tab=tasks", "/staff/docket/tasks"] {
                let text = head.get(page).await.text;
                let (_, entry) = text.split_once("href=\"/staff/docket\"").unwrap();
                let (entry, _) = entry.split_once("</a>").unwrap();
                assert!(entry.contains("<b class=\"count\">2</b>"), "{page}: {entry}");
            }
        });
    });
}

#[test]
fn lists_are_taken_along_as_spreadsheets() {
    both(|house| {
        for title in ["Một", "Hai"] {
            house.sent("hoangmai", title, None);
        }
        let street = Street::of(house);
        wait(async {
            let mut head = street.person("nongnghiep.head").await;
            for list in ["recommendations", "tasks"] {
                let sheet = head.get(&format!("/staff/docket/{list}/export.xlsx")).await;
                assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.text);
                assert!(sheet.header("content-disposition").contains(&format!("{list}.xlsx")));
                assert!(sheet.header("content-length").parse::<u64>().unwrap() > 1_000);
            }
            let refused = street.person("tinh.operator").await.get("/staff/docket/tasks/export.xlsx").await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN);
        });
    });
}

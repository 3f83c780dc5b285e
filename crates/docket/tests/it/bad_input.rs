//! What the issue lists as bad input: refused with a reason in both languages, and nothing is lost. The rest of the list
//! is tried beside its rule: appeals in `h11_h12_answers`, joined matters in `h10_states`, tasks in `h14_conclusions`.

use docket::commands::{Attach, SaveDraft, Send, SetUpGroup, StoredFile};
use docket::{Target, WORDS};
use kernel::{Lang, Reason};
use web::Texts;

use crate::house::{House, both, draft, faults, forbidden, one, pdf};

fn save(house: &House<'_>, cmd: SaveDraft) -> store::Result<docket::Done> {
    house.act("quynhluu.head", move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &cmd))
}

#[test]
fn a_department_that_does_not_exist_on_that_day() {
    one(|house| {
        let gone = SaveDraft { lead: Some(crate::town::GONE.to_owned()), ..draft("Cơ quan cũ") };
        assert_eq!(faults(save(house, gone)), [("lead".to_owned(), "docket-unit-not-in-force")]);
        let none = SaveDraft { lead: Some("H41.777".to_owned()), ..draft("Không có") };
        assert_eq!(faults(save(house, none)), [("lead".to_owned(), "docket-unit-unknown")]);
        let commune = SaveDraft { lead: Some("H41.042".to_owned()), ..draft("Xã khác") };
        assert_eq!(faults(save(house, commune)), [("lead".to_owned(), "docket-unit-unknown")]);
    });
}

#[test]
fn a_wish_that_has_passed_and_ten_megabytes_of_text() {
    one(|house| {
        let past = SaveDraft { wished_on: Some(crate::house::day("2026-11-01")), ..draft("Quá khứ") };
        assert_eq!(faults(save(house, past)), [("wished_on".to_owned(), "docket-date-past")]);
        let long = SaveDraft { content: "a".repeat(10_000_000), ..draft("Dài") };
        assert_eq!(faults(save(house, long)), [("content".to_owned(), "docket-text-too-long")]);
    });
}

#[test]
fn a_file_that_was_never_stored() {
    one(|house| {
        let code = house.draft("quynhluu", "Tệp");
        let attach = |file: StoredFile| {
            let (target, cmd) = (Target::new(code.clone()), Attach { file });
            house.act("quynhluu.head", move |docket, conn, ctx| docket.attach(conn, ctx, &target, &cmd))
        };
        let forged = StoredFile { hash: "../../etc/passwd".to_owned(), ..pdf() };
        assert_eq!(faults(attach(forged)), [("file".to_owned(), "docket-file-missing")]);
        assert_eq!(attach(pdf()).unwrap().no, 1);
        assert_eq!(house.view("quynhluu.head", &code).files.len(), 1);
    });
}

#[test]
fn nobody_speaks_for_another_commune() {
    one(|house| {
        let other = SaveDraft { commune: Some("H41.042".to_owned()), ..draft("Thay mặt") };
        assert_eq!(forbidden(save(house, other)), "docket-policy-place");
    });
}

#[test]
fn a_group_without_people_or_twice_with_one_number() {
    one(|house| {
        let empty = SetUpGroup { number: "3".to_owned(), ..SetUpGroup::default() };
        let refused =
            house.act("tinh.provincial_office", move |docket, conn, ctx| docket.set_up_group(conn, ctx, &empty));
        let fields: Vec<String> = faults(refused).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["title", "head_name", "head_title", "decision", "members", "communes"]);
    });
}

/// The words are there with their values, and differ between the languages.
#[test]
fn refusals_are_said_in_both_languages() {
    let reasons = [
        Reason::new("docket-unit-not-in-force").with("unit", "Sở X").with("day", "01/01/2026"),
        Reason::new("docket-not-open").with("state", "answered").with("who", "Bà C").with("at", "08:00 01/12/2026"),
        Reason::new("docket-joined-already"),
        Reason::new("docket-answer-file"),
        Reason::new("docket-task-own"),
        Reason::new("docket-end-before-start"),
        Reason::new("docket-extension-late").with("due", "08:00 01/12/2026"),
    ];
    for reason in reasons {
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| Texts::new(lang, &WORDS).reason(&reason));
        assert_ne!(vi, en);
        for text in [vi, en] {
            assert!(!text.contains('{') && !text.contains("docket-"), "{text}");
            for (name, value) in reason.args.iter().filter(|(name, _)| *name != "state") {
                assert!(text.contains(value.as_str()), "{name} is not said in {text}");
            }
        }
    }
}

#[test]
fn a_photo_of_forty_megabytes_and_a_file_that_is_not_what_its_name_says() {
    let mut photo = vec![0_u8; 40 * 1024 * 1024];
    photo[..4].copy_from_slice(&[0xff, 0xd8, 0xff, 0xe0]);
    let page = b"<html><script>alert(1)</script></html>".to_vec();
    for bytes in [photo, page] {
        let error = files::check(axum::body::Bytes::from(bytes), &files::Limits::default()).unwrap_err();
        let refusal = error.refusal("photo").expect("a fault of the field");
        let kernel::Refusal::Invalid(faults) = refusal else { panic!("{refusal:?}") };
        for fault in faults {
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| Texts::new(lang, &WORDS).reason(&fault.reason));
            assert_eq!(fault.field, "photo");
            assert_ne!(vi, en, "said in both languages");
        }
    }
}

#[test]
fn a_session_that_is_with_somebody_else() {
    both(|house| {
        let session = crate::h14_conclusions::planned(house);
        let raised = SaveDraft { session: Some(session.clone()), ..draft("Tại buổi làm việc") };
        let code = save(house, raised.clone()).unwrap().recommendation.code;
        let elsewhere = |login: &str, cmd: SaveDraft| {
            house.act(login, move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &cmd))
        };
        let expected = [("session".to_owned(), "docket-session-unknown")];
        assert_eq!(faults(elsewhere("hoangmai.head", raised)), expected);
        let none = SaveDraft { session: Some("BLV-2026-999999".to_owned()), ..draft("Không có") };
        assert_eq!(faults(elsewhere("hoangmai.head", none)), expected, "whether there is one is not told");
        assert!(house.view("quynhluu.head", &code).recommendation.session.is_some());
    });
}

#[test]
fn a_matter_of_another_department_is_not_joined() {
    both(|house| {
        let matter = house.sent("quynhluu", "Chưa cấp giấy", None).matter.unwrap().code;
        let cmd = SaveDraft { lead: Some("H41.203".to_owned()), ..draft("Chưa cấp giấy") };
        let made = house.act("hoangmai.head", move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &cmd));
        let code = made.unwrap().recommendation.code;
        let join = Send { join: Some(matter) };
        let sent = house.on("hoangmai.head", &code, move |docket, conn, ctx, at| docket.send(conn, ctx, at, &join));
        assert_eq!(faults(sent), [("join".to_owned(), "docket-join-lead")]);
    });
}

#[test]
fn a_wish_that_has_passed_since_it_was_written_down_stays() {
    one(|house| {
        let wish = SaveDraft { wished_on: Some(crate::house::day("2026-11-27")), ..draft("Mong muốn") };
        let target = Target::new(save(house, wish.clone()).unwrap().recommendation.code);
        house.at("2026-12-01T08:00:00");
        let again = |cmd: SaveDraft| {
            let target = target.clone();
            house.act("quynhluu.head", move |docket, conn, ctx| docket.save_draft(conn, ctx, Some(&target), &cmd))
        };
        assert_eq!(again(wish.clone()).unwrap().recommendation.wished_on, wish.wished_on);
        let other = SaveDraft { wished_on: Some(crate::house::day("2026-11-28")), ..wish };
        assert_eq!(faults(again(other)), [("wished_on".to_owned(), "docket-date-past")]);
    });
}

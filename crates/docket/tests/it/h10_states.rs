//! H10: the states of a recommendation, and what each permits.

use docket::commands::{Complete, Join, Receive, ReturnForLack, SaveDraft, Send, Withdraw};
use docket::model::{Action, Lack, State};
use docket::{Target, queries::RecommendationFilter};

use crate::house::{both, conflict, draft, faults, one};

fn lack(what: &str) -> ReturnForLack {
    ReturnForLack { items: vec![Lack { what: what.to_owned() }] }
}

#[test]
fn a_draft_is_seen_by_its_commune_alone() {
    both(|house| {
        let code = house.draft("quynhluu", "Bản đồ địa chính cũ");
        assert_eq!(house.view("quynhluu.leader", &code).recommendation.state, State::Draft);
        for login in ["hoangmai.leader", "nongnghiep.head", "tinh.leader", "tinh.provincial_office"] {
            let seen = house.see(login, |docket, conn, ctx| docket.recommendation(conn, ctx, &code));
            assert!(seen.is_err(), "{login} reads a draft");
            let filter = RecommendationFilter::default();
            let page = house.see(login, |docket, conn, ctx| docket.recommendations(conn, ctx, &filter, 10, None));
            assert_eq!(page.unwrap().rows, Vec::new(), "{login} lists a draft");
        }
    });
}

#[test]
fn it_is_returned_once_with_everything_that_is_missing() {
    both(|house| {
        let code = house.sent("quynhluu", "Thiếu cán bộ địa chính", None).recommendation.code;
        let nothing = ReturnForLack { items: vec![Lack { what: "  ".to_owned() }] };
        let refused = house
            .on("nongnghiep.head", &code, move |docket, conn, ctx, at| docket.return_for_lack(conn, ctx, at, &nothing));
        assert_eq!(faults(refused), [("items".to_owned(), "docket-field-required")]);
        let returned = house
            .on("nongnghiep.head", &code, |docket, conn, ctx, at| {
                docket.return_for_lack(conn, ctx, at, &lack("Số biên chế được giao"))
            })
            .unwrap();
        assert_eq!(returned.recommendation.state, State::Returned);
        assert_eq!(returned.recommendation.lacking()[0].what, "Số biên chế được giao");
        assert_eq!(returned.matter.unwrap().holder_unit, house.unit("H41.117"), "it is the commune's turn");
        let target = Target::new(code.clone());
        house
            .act("quynhluu.specialist", move |docket, conn, ctx| {
                docket.save_draft(conn, ctx, Some(&target), &draft("Thiếu 2 cán bộ địa chính"))
            })
            .unwrap();
        let again = house
            .on("quynhluu.head", &code, |docket, conn, ctx, at| docket.complete(conn, ctx, at, &Complete::default()))
            .unwrap();
        assert_eq!(again.recommendation.state, State::Sent);
        assert_eq!(again.matter.unwrap().title, "Thiếu 2 cán bộ địa chính");
        let twice = house
            .on("nongnghiep.head", &code, |docket, conn, ctx, at| docket.return_for_lack(conn, ctx, at, &lack("Nữa")));
        let (reason, allowed) = conflict(twice);
        assert_eq!(reason, "docket-not-open");
        assert!(allowed.contains(&"receive") && !allowed.contains(&"return-for-lack"));
        house.is_sound();
    });
}

#[test]
fn what_was_not_taken_in_can_be_withdrawn_and_stays_to_be_read() {
    one(|house| {
        let code = house.sent("quynhluu", "Nhầm", None).recommendation.code;
        let cmd = Withdraw { reason: "Gửi nhầm".to_owned() };
        house.on("quynhluu.head", &code, move |docket, conn, ctx, at| docket.withdraw(conn, ctx, at, &cmd)).unwrap();
        let view = house.view("quynhluu.head", &code);
        assert_eq!(view.recommendation.closed_how.as_deref(), Some("withdrawn"));
        assert_eq!(view.actions, Vec::<Action>::new());
        house.is_sound();
    });
}

#[test]
fn joined_matters_get_one_answer_and_cannot_be_joined_again() {
    both(|house| {
        let [one, two, three] = ["quynhluu", "hoangmai", "quynhvan"]
            .map(|place| house.sent(place, "Chưa cấp giấy chứng nhận", None).matter.unwrap().code);
        let join = |from: &str, into: &str| {
            let cmd = Join { into: into.to_owned() };
            house.on("nongnghiep.head", from, move |docket, conn, ctx, at| docket.join(conn, ctx, at, &cmd))
        };
        let joined = join(&two, &one).unwrap().matter.unwrap();
        assert_eq!((joined.code.as_str(), joined.recommendations, joined.communes), (one.as_str(), 2, 2));
        assert_eq!(conflict(join(&two, &three)).0, "docket-joined-already");
        assert_eq!(faults(join(&three, &two)), [("into".to_owned(), "docket-joined-already")]);
        assert_eq!(faults(join(&one, &one)), [("into".to_owned(), "docket-join-itself")]);
        assert_eq!(faults(join(&one, "VD-2026-999999")), [("into".to_owned(), "docket-matter-unknown")]);
        assert_eq!(house.view("nongnghiep.head", &two).matter.unwrap().code, one, "the old code leads to the new one");
        house.is_sound();
    });
}

#[test]
fn a_draft_joins_a_matter_only_until_it_is_answered() {
    one(|house| {
        let matter = house.received("quynhluu", "Chưa có sổ").matter.unwrap().code;
        house.answer(&matter, docket::model::AnswerClass::Guidance).unwrap();
        let code = house.draft("hoangmai", "Chưa có sổ");
        let cmd = Send { join: Some(matter) };
        let late = house.on("hoangmai.head", &code, move |docket, conn, ctx, at| docket.send(conn, ctx, at, &cmd));
        assert_eq!(faults(late), [("join".to_owned(), "docket-join-late")]);
        assert_eq!(house.view("hoangmai.head", &code).recommendation.state, State::Draft, "nothing is lost");
    });
}

#[test]
fn an_act_that_somebody_overtook_is_refused_with_who_and_when() {
    one(|house| {
        let done = house.sent("quynhluu", "Chậm", None);
        let (code, seen) = (done.recommendation.code, done.matter.unwrap().seq);
        let take = |expected| {
            let target = Target { code: code.clone(), expected };
            house.act("nongnghiep.head", move |docket, conn, ctx| {
                docket.receive(conn, ctx, &target, &Receive::default())
            })
        };
        assert_eq!(conflict(take(Some(seen + 1))).0, "docket-overtaken");
        take(Some(seen)).unwrap();
        assert_eq!(conflict(take(None)).0, "docket-not-open");
    });
}

#[test]
fn the_commune_and_the_field_must_be_said() {
    one(|house| {
        let empty = SaveDraft { commune: Some("H41.117".to_owned()), ..SaveDraft::default() };
        let refused = house.act("quynhluu.head", move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &empty));
        let fields: Vec<String> = faults(refused).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["field", "title", "content"], "everything at once");
    });
}

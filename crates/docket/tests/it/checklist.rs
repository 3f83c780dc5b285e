//! Checklists in versions, findings, photos and the score.

use std::collections::BTreeMap;

use docket::commands::{FindingInput, ItemInput, SaveInspection, SaveTemplate};
use docket::model::{Inspection, TemplateItem, Verdict};
use docket::rules::score;
use kernel::Id;

use crate::h14_conclusions::planned;
use crate::house::{House, both, conflict, faults, forbidden, one, photo};

const MEMBER: &str = "noivu.specialist";

fn template(house: &House<'_>, weights: &[(i32, bool)]) -> Id {
    let items = weights.iter().map(|(weight, photo)| ItemInput {
        question: "Bảng niêm yết còn mới?".to_owned(),
        weight: Some(*weight),
        photo: *photo,
        ..ItemInput::default()
    });
    let cmd = SaveTemplate {
        key: "one-stop".to_owned(),
        title: "Kiểm tra một cửa".to_owned(),
        items: items.collect(),
        ..SaveTemplate::default()
    };
    house.act("tinh.provincial_office", move |docket, conn, ctx| docket.save_template(conn, ctx, &cmd)).unwrap().id
}

fn inspection(id: Id, template: Id, session: &str, verdicts: &[Option<Verdict>]) -> SaveInspection {
    let finding = |(at, verdict): (usize, &Option<Verdict>)| FindingInput {
        item: i32::try_from(at).unwrap() + 1,
        verdict: *verdict,
        note: Some("Ghi chú".to_owned()),
    };
    SaveInspection {
        id: id.to_string(),
        template: template.to_string(),
        session: Some(session.to_owned()),
        commune: "H41.117".to_owned(),
        findings: verdicts.iter().enumerate().map(finding).collect(),
        ..SaveInspection::default()
    }
}

fn save(house: &House<'_>, login: &str, cmd: &SaveInspection) -> store::Result<Inspection> {
    let cmd = cmd.clone();
    house.act(login, move |docket, conn, ctx| docket.save_inspection(conn, ctx, &cmd))
}

#[test]
fn what_was_typed_is_sent_again_until_it_is_submitted() {
    both(|house| {
        let session = planned(house);
        let template = template(house, &[(2, true), (1, false)]);
        let id = Id::new();
        let mut cmd = inspection(id, template, &session, &[Some(Verdict::Bad), None]);
        save(house, MEMBER, &cmd).unwrap();
        // The answer to the first try was lost on the way: the same once more.
        save(house, MEMBER, &cmd).unwrap();
        cmd.submit = true;
        let expected =
            [("findings[1].verdict", "docket-field-required"), ("findings[0].photo", "docket-photo-missing")];
        assert_eq!(faults(save(house, MEMBER, &cmd)), expected.map(|(field, code)| (field.to_owned(), code)));
        let attach =
            || house.act(MEMBER, move |docket, conn, ctx| docket.attach_photo(conn, ctx, id, 1, &photo())).unwrap();
        assert_eq!(attach().no, attach().no, "the same photo lies there once");
        cmd.findings[1].verdict = Some(Verdict::Good);
        let done = save(house, MEMBER, &cmd).unwrap();
        assert_eq!(done.score, Some(33));
        assert_eq!(conflict(save(house, MEMBER, &cmd)).0, "docket-inspection-submitted");
        let view = house.see("quynhluu.leader", |docket, conn, ctx| docket.inspection(conn, ctx, id)).unwrap();
        assert_eq!((view.findings.len(), view.photos.len()), (2, 1));
        house.is_sound();
    });
}

#[test]
fn a_new_version_leaves_old_inspections_alone() {
    one(|house| {
        let session = planned(house);
        let first = template(house, &[(1, false)]);
        let id = Id::new();
        let mut cmd = inspection(id, first, &session, &[Some(Verdict::Good)]);
        cmd.submit = true;
        save(house, MEMBER, &cmd).unwrap();
        let second = template(house, &[(1, false), (5, false)]);
        let today = house.now().date();
        let (newest, items) = house.read(|conn| docket::queries::current_template(conn, "one-stop", today)).unwrap();
        assert_eq!((newest.id, newest.version, items.len()), (second, 2, 2));
        let view = house.see("tinh.leader", |docket, conn, ctx| docket.inspection(conn, ctx, id)).unwrap();
        assert_eq!((view.template.version, view.items.len()), (1, 1));
    });
}

#[test]
fn members_and_the_province_inspect_and_nobody_goes_on_with_anothers() {
    one(|house| {
        let session = planned(house);
        let template = template(house, &[(1, false)]);
        let cmd = inspection(Id::new(), template, &session, &[None]);
        assert_eq!(forbidden(save(house, "taichinh.head", &cmd)), "docket-policy-place");
        assert_eq!(forbidden(save(house, "quynhluu.leader", &cmd)), "docket-policy-place");
        save(house, MEMBER, &cmd).unwrap();
        assert_eq!(conflict(save(house, "tinh.provincial_office", &cmd)).0, "docket-inspection-other");
    });
}

#[test]
fn only_the_keepers_edit_a_checklist() {
    one(|house| {
        let cmd = SaveTemplate {
            key: "x".to_owned(),
            title: "x".to_owned(),
            items: vec![ItemInput { question: "?".to_owned(), weight: Some(101), ..ItemInput::default() }],
            ..SaveTemplate::default()
        };
        let save = |login: &str| {
            let cmd = cmd.clone();
            house.act(login, move |docket, conn, ctx| docket.save_template(conn, ctx, &cmd))
        };
        assert_eq!(forbidden(save("quynhluu.commune_admin")), "docket-policy-role");
        assert_eq!(faults(save("trungtam.provincial_centre")), [("items[0].weight".to_owned(), "docket-weight")]);
    });
}

#[test]
fn the_score_leaves_out_what_is_not_applicable() {
    let item = |no, weight| TemplateItem {
        template: Id::from_bytes([0; 16]),
        no,
        question: String::new(),
        question_en: String::new(),
        weight,
        photo: false,
    };
    let items = [item(1, 1), item(2, 1), item(3, 8)];
    let found = |verdicts: [Verdict; 3]| BTreeMap::from([(1, verdicts[0]), (2, verdicts[1]), (3, verdicts[2])]);
    use Verdict::{Bad, Good, NotApplicable, Partly};
    assert_eq!(score(&items, &found([Good, Good, Good])), Some(100));
    assert_eq!(score(&items, &found([Good, Bad, NotApplicable])), Some(50));
    assert_eq!(score(&items, &found([Partly, NotApplicable, NotApplicable])), Some(50));
    assert_eq!(score(&items, &found([Bad, Bad, Good])), Some(80));
    assert_eq!(score(&items, &found([NotApplicable; 3])), None);
    assert_eq!(score(&items, &BTreeMap::new()), None);
}

#[test]
fn answers_never_land_on_the_questions_of_another_version() {
    both(|house| {
        let session = planned(house);
        let first = template(house, &[(1, false), (1, false)]);
        let id = Id::new();
        save(house, MEMBER, &inspection(id, first, &session, &[Some(Verdict::Bad), None])).unwrap();
        let second = template(house, &[(5, false), (1, false)]);
        let other = inspection(id, second, &session, &[Some(Verdict::Good), Some(Verdict::Good)]);
        assert_eq!(conflict(save(house, MEMBER, &other)).0, "docket-inspection-version");
        let view = house.see("tinh.leader", |docket, conn, ctx| docket.inspection(conn, ctx, id)).unwrap();
        assert_eq!((view.template.id, view.findings[0].verdict), (first, Some(Verdict::Bad)), "nothing is lost");
    });
}

#[test]
fn only_the_communes_of_a_session_are_inspected_at_it() {
    both(|house| {
        let session = planned(house);
        let template = template(house, &[(1, false)]);
        let elsewhere = SaveInspection {
            commune: "H41.042".to_owned(),
            ..inspection(Id::new(), template, &session, &[Some(Verdict::Good)])
        };
        assert_eq!(faults(save(house, MEMBER, &elsewhere)), [("commune".to_owned(), "docket-commune-elsewhere")]);
    });
}

#[test]
fn versions_are_listed_added_and_read_over_the_api_by_whoever_edits_them() {
    use axum::http::StatusCode;

    use crate::visitor::{Street, wait};

    both(|house| {
        template(house, &[(2, true)]);
        let street = Street::of(house);
        wait(async {
            let mut keeper = street.program("trungtam.provincial_centre");
            let new = serde_json::json!({
                "key": "one-stop", "title": "Kiểm tra một cửa", "title_en": "One-stop check", "valid_from": "2026-12-01",
                "items": [{ "question": "Có phiếu hẹn?", "question_en": "Slips given?", "weight": 3, "photo": true }],
            });
            let made = keeper.post_json("/api/v1/checklists", &new.to_string()).await;
            assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
            let made = made.json();
            assert_eq!((&made["version"], &made["items"][0]["question_en"]), (&2.into(), &"Slips given?".into()));
            let all = keeper.get("/api/v1/checklists").await.json();
            let versions: Vec<_> = all.as_array().unwrap().iter().map(|one| one["version"].as_i64().unwrap()).collect();
            assert_eq!(versions, [2, 1], "the newest first");
            let one = keeper.get(&format!("/api/v1/checklists/{}", made["id"].as_str().unwrap())).await;
            assert_eq!(one.json(), made);
            let none = keeper.get("/api/v1/checklists/0").await;
            assert_eq!(none.status, StatusCode::NOT_FOUND, "{}", none.text);
            let empty = keeper.post_json("/api/v1/checklists", r#"{"key":"one-stop","items":[{"weight":101}]}"#).await;
            assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", empty.text);
            let wrong: Vec<_> = empty.json()["fields"].as_array().unwrap().iter().map(|f| f["field"].clone()).collect();
            assert_eq!(wrong, ["title", "items[0].question", "items[0].weight"]);
            for login in ["tinh.leader", "quynhluu.commune_admin", "nongnghiep.head"] {
                let mut other = street.program(login);
                for path in
                    ["/api/v1/checklists".to_owned(), format!("/api/v1/checklists/{}", made["id"].as_str().unwrap())]
                {
                    assert_eq!(other.get(&path).await.status, StatusCode::FORBIDDEN, "{login} {path}");
                }
                let refused = other.post_json("/api/v1/checklists", &new.to_string()).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{login}");
            }
        });
    });
}

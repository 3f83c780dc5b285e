//! The public page: what is settled, and nothing that anybody still works on; nothing at all unless the province says so.

use docket::commands::{Appeal, Check, Decide, Submit};
use docket::model::AnswerClass;
use docket::queries::PublicAnswer;
use kernel::Refusal;
use organization::commands::NewSetting;
use organization::settings::{Certainty, SettingKey};

use crate::house::{House, both, day};

const OFFICE: &str = "tinh.provincial_office";

fn shown(house: &House<'_>) -> Option<Vec<PublicAnswer>> {
    let now = house.now();
    let page = house.store.read_blocking(|conn| house.docket.public_answers(conn, now, 50, None));
    match page {
        Ok(page) => Some(page.rows),
        Err(store::Error::Refused(Refusal::NotFound(_))) => None,
        Err(other) => panic!("{other:?}"),
    }
}

fn codes(house: &House<'_>) -> Vec<String> {
    shown(house).unwrap().into_iter().map(|row| row.code).collect()
}

#[test]
fn what_is_settled_is_shown_with_its_decision_once_the_province_allows_it() {
    both(|house| {
        let answered = house.received("quynhluu", "Đã trả lời");
        let (settled, code) = (answered.matter.unwrap().code, answered.recommendation.code);
        house.answer(&code, AnswerClass::Resolved).unwrap();
        assert_eq!(shown(house), None, "nothing is public unless the province says so");
        allow(house);
        assert_eq!(codes(house), [settled.as_str()]);

        let half = house.received("quynhluu", "Một phần").recommendation.code;
        house.answer(&half, AnswerClass::Partly).unwrap();
        let up = house.received("hoangmai", "Vượt thẩm quyền");
        let (matter, up) = (up.matter.unwrap().code, up.recommendation.code);
        house.answer(&up, AnswerClass::BeyondAuthority).unwrap();
        assert_eq!(codes(house), [settled.as_str()], "somebody still works on both");

        house.on(OFFICE, &up, |docket, conn, ctx, at| docket.check(conn, ctx, at, &Check::default())).unwrap();
        let cmd = Submit { proposal: "Đề xuất".to_owned() };
        house.on(OFFICE, &up, move |docket, conn, ctx, at| docket.submit(conn, ctx, at, &cmd)).unwrap();
        house.at("2026-11-25T09:00:00");
        let cmd = Decide { decision: "Đồng ý bố trí.".to_owned(), task: None };
        house.on("tinh.leader", &up, move |docket, conn, ctx, at| docket.decide(conn, ctx, at, &cmd)).unwrap();
        let rows = shown(house).unwrap();
        assert_eq!((rows.len(), rows[0].code.as_str()), (2, matter.as_str()), "the newest first");
        assert_eq!(rows[0].decision.as_deref(), Some("Đồng ý bố trí."));
        assert_eq!(rows[0].answer, None, "that it was beyond the department is no answer");

        let cmd = Appeal { reason: "Chưa đồng ý".to_owned() };
        house.on("quynhluu.leader", &code, move |docket, conn, ctx, at| docket.appeal(conn, ctx, at, &cmd)).unwrap();
        assert_eq!(codes(house), [matter], "what was appealed is open again");
    });
}

fn allow(house: &House<'_>) {
    let new = NewSetting {
        key: SettingKey::PublicAnswers,
        unit: None,
        value: "true".to_owned(),
        valid_from: day("2026-11-01"),
        source: "Quyết định thử".to_owned(),
        certainty: Certainty::Decision,
    };
    house.act(OFFICE, move |_, conn, ctx| organization::commands::set(conn, ctx, &new)).unwrap();
}

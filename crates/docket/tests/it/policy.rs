//! The policy as a table: what it must say, and lists that agree with it.

use docket::model::Action;
use docket::policy::{Relation, table};
use docket::queries::{RecommendationFilter, Standing, TaskFilter};
use identity::Role;

use crate::house::{both, forbidden, one};

fn allows(role: Role, act: Action, relation: Relation) -> bool {
    let holds = |rule: &&docket::policy::Rule| {
        rule.roles.contains(&role) && rule.acts.contains(&act) && rule.relations.contains(&relation)
    };
    table().iter().any(|rule| holds(&rule))
}

#[test]
fn every_act_is_somebodys_and_nobody_unrelated_may_anything() {
    for act in Action::ALL {
        let somebody = Role::ALL.iter().any(|role| Relation::ALL.iter().any(|near| allows(*role, *act, *near)));
        assert!(somebody, "nobody may {act}");
        let stranger = Role::ALL.iter().any(|role| allows(*role, *act, Relation::Unrelated));
        assert!(!stranger, "a stranger may {act}");
    }
}

#[test]
fn operators_and_police_have_no_business_here() {
    for role in [Role::Operator, Role::PoliceAdmin, Role::Receiver, Role::Cashier, Role::Digitiser] {
        let any = table().iter().any(|rule| rule.roles.contains(&role));
        assert!(!any, "{role} may do something");
    }
}

#[test]
fn nobody_both_leads_and_decides() {
    for act in [Action::Decide, Action::Check, Action::Submit, Action::Take, Action::DecideExtension] {
        let lead = Role::ALL.iter().any(|role| allows(*role, act, Relation::Lead));
        assert!(!lead, "a lead may {act}");
    }
}

#[test]
fn lists_show_what_may_be_opened_and_nothing_else() {
    both(|house| {
        let codes: Vec<String> =
            ["quynhluu", "hoangmai"].map(|place| house.received(place, "Danh sách").recommendation.code).to_vec();
        let people = [
            "quynhluu.specialist",
            "hoangmai.leader",
            "quynhvan.head",
            "nongnghiep.head",
            "taichinh.head",
            "tinh.leader",
            "tinh.provincial_office",
            "trungtam.provincial_centre",
        ];
        for login in people {
            let filter = RecommendationFilter::default();
            let page =
                house.see(login, |docket, conn, ctx| docket.recommendations(conn, ctx, &filter, 50, None)).unwrap();
            for code in &codes {
                let listed = page.rows.iter().any(|row| row.code == *code);
                let opened = house.see(login, |docket, conn, ctx| docket.recommendation(conn, ctx, code)).is_ok();
                let history = house.see(login, |docket, conn, ctx| docket.history(conn, ctx, code)).is_ok();
                assert_eq!((listed, history), (opened, opened), "{login} {code}");
            }
        }
        let filter = TaskFilter::default();
        let nothing = house.see("tinh.operator", |docket, conn, ctx| docket.tasks(conn, ctx, &filter, 10, None));
        assert_eq!(forbidden(nothing), "docket-policy-role");
    });
}

#[test]
fn drafts_are_listed_for_whom_they_open_and_for_nobody_else() {
    both(|house| {
        let draft = house.draft("quynhluu", "Bản thảo");
        let sent = house.sent("quynhluu", "Đã gửi", None).recommendation.code;
        let places = ["quynhluu", "hoangmai", "nongnghiep", "tinh", "trungtam"];
        let people = places.iter().flat_map(|place| Role::ALL.iter().map(move |role| format!("{place}.{role}")));
        let mut seen = std::collections::BTreeSet::new();
        for login in people.filter(|login| house.has(login)) {
            for commune in [None, Some(house.unit("H41.117"))] {
                let filter = RecommendationFilter { commune, ..RecommendationFilter::default() };
                let page = house.see(&login, |docket, conn, ctx| docket.recommendations(conn, ctx, &filter, 50, None));
                let rows = page.map(|page| page.rows).unwrap_or_default();
                for code in [&draft, &sent] {
                    let listed = rows.iter().any(|row| row.code == *code);
                    let opened = house.see(&login, |docket, conn, ctx| docket.recommendation(conn, ctx, code)).is_ok();
                    assert_eq!(listed, opened, "{login} {code}");
                    seen.insert((*code == draft, opened));
                }
            }
        }
        assert_eq!(seen.len(), 4, "each of them is open to some and closed to others");
    });
}

#[test]
fn what_communes_wrote_is_searched_by_who_raises_or_joins() {
    one(|house| {
        house.sent("quynhluu", "Thiếu cán bộ thú y", None);
        let found =
            |login: &str| house.see(login, |docket, conn, ctx| docket.similar(conn, ctx, "Thieu can bo thu y", "", 5));
        for login in ["hoangmai.specialist", "nongnghiep.head", "tinh.provincial_office"] {
            assert_eq!(found(login).unwrap().len(), 1, "{login}");
        }
        for login in ["tinh.operator", "tinh.police_admin", "quynhluu.receiver", "trungtam.provincial_centre"] {
            assert_eq!(forbidden(found(login)), "docket-policy-role", "{login}");
        }
    });
}

#[test]
fn each_figure_of_the_leader_has_its_list() {
    both(|house| {
        for place in ["quynhluu", "hoangmai"] {
            house.received(place, "Quá hạn");
        }
        house.until("2026-12-02T08:00:00");
        let answered = house.received("quynhvan", "Đúng hạn").recommendation.code;
        house.answer(&answered, docket::model::AnswerClass::Resolved).unwrap();
        let page = house.see("tinh.leader", |docket, conn, ctx| docket.leader(conn, ctx)).unwrap();
        let land = page.by_field.into_iter().find(|row| row.key == "land").unwrap();
        for (standing, counted) in [
            (Standing::Open, land.open),
            (Standing::InTime, land.in_time),
            (Standing::Late, land.late),
            (Standing::Escalated, land.escalated),
            (Standing::Lapsed, land.lapsed),
        ] {
            let filter = RecommendationFilter {
                field: Some(docket::model::Field::Land),
                standing: Some(standing),
                ..RecommendationFilter::default()
            };
            let list =
                house.see("tinh.leader", |docket, conn, ctx| docket.recommendations(conn, ctx, &filter, 50, None));
            assert_eq!(i64::try_from(list.unwrap().rows.len()).unwrap(), counted, "{standing}");
        }
        assert_eq!((land.open, land.in_time, land.late), (3, 1, 2));
    });
}

//! The policy as a table: what it must say, and lists that agree with it.

use docket::model::Action;
use docket::policy::{Relation, table};
use docket::queries::{RecommendationFilter, TaskFilter};
use identity::Role;

use crate::house::{both, forbidden};

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

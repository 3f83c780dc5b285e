//! Every role tries every page and act over HTTP; the answer is what the policy says.

use axum::http::StatusCode;
use identity::{Actor, Role};
use organization::Directory;
use procedures::policy;

use crate::fixture::{directory_of, now, read};
use crate::house::House;

/// One demo person per role.
fn login(role: Role) -> String {
    match role {
        Role::DepartmentAdmin => "tuphap.department_admin".to_owned(),
        Role::ProvincialCentre => "trungtam.provincial_centre".to_owned(),
        Role::ProvincialOffice | Role::PoliceAdmin | Role::Operator => format!("tinh.{role}"),
        other => format!("quynhluu.{other}"),
    }
}

/// Path below a procedure, and whether the policy lets the actor send it. What is sent is wrong, so that
/// nothing changes even where it is allowed.
fn acts(actor: &Actor, directory: &Directory, field: &str) -> Vec<(&'static str, bool)> {
    let correct = policy::may_correct(actor, directory, field).is_ok();
    let own = actor.home_unit().map(|unit| directory.body_of(unit));
    let set = policy::may_set_for(actor, directory, field, None).is_ok()
        || policy::may_set_for(actor, directory, field, own).is_ok();
    vec![
        ("correct", correct),
        ("fee", correct),
        ("titles", correct),
        ("place", correct),
        ("limit", set),
        ("process", set),
    ]
}

#[tokio::test]
async fn every_role_against_every_act() {
    let house = House::new();
    let directory = directory_of(&house.store);
    for role in Role::ALL {
        let login = login(*role);
        let who = login.clone();
        let actor =
            read(&house.store, move |conn| identity::queries::actor_by_login(conn, &who, "test", now())).unwrap();
        let mut visitor = house.as_person(&login).await;
        let sees = policy::may_see_pages(&actor).is_ok();
        for code in ["1.001193", "1.013978"] {
            let field = read(&house.store, |conn| procedures::queries::newest(conn, code)).field;
            let page = visitor.get(&format!("/staff/procedures/{code}")).await.status;
            assert_eq!(page == StatusCode::OK, sees, "{role} sees {code}: {page}");
            for (act, allowed) in acts(&actor, &directory, &field) {
                let path = format!("/staff/procedures/{code}/{act}");
                let form = visitor.get(&path).await.status;
                assert_eq!(form == StatusCode::OK, allowed && sees, "{role} opens {act} of {code}: {form}");
                let sent =
                    visitor.post(&path, &[("valid_from", "nonsense"), ("key", "none"), ("short", "x")]).await.status;
                let refused =
                    if sees && allowed { sent != StatusCode::FORBIDDEN } else { sent == StatusCode::FORBIDDEN };
                assert!(refused, "{role} sends {act} of {code}: {sent}");
            }
        }
    }
}

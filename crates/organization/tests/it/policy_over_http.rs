//! Every role tries every act over HTTP; the answer is what the policy says.

use axum::http::StatusCode;
use identity::{Actor, Role};
use organization::settings::SettingKey;
use organization::{Directory, directory, policy};

use testkit::Visitor;

use crate::house::House;
use crate::{id, now};

/// One demo person per role.
fn login(role: Role) -> String {
    match role {
        Role::DepartmentAdmin => "tuphap.department_admin".to_owned(),
        Role::ProvincialCentre => "trungtam.provincial_centre".to_owned(),
        Role::ProvincialOffice | Role::PoliceAdmin | Role::Operator => format!("tinh.{role}"),
        other => format!("quynhluu.{other}"),
    }
}

/// An act that does nothing even when it is allowed, because what is sent is wrong or says nothing new.
struct Act {
    name: &'static str,
    method: &'static str,
    path: String,
    fields: Vec<(&'static str, String)>,
    allowed: bool,
}

fn acts(actor: &Actor, directory: &Directory) -> Vec<Act> {
    let commune = directory.units().iter().find(|unit| unit.official_code.as_deref() == Some("17179")).unwrap();
    let sister = directory.units().iter().find(|unit| unit.official_code.as_deref() == Some("17143")).unwrap();
    let department = id(directory, "H41.202");
    let mut acts = Vec::new();
    let mut act = |name, method, path: String, fields: &[(&'static str, &str)], allowed| {
        let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        acts.push(Act { name, method, path: format!("/staff/organization/{path}"), fields, allowed });
    };
    for (unit, code) in [(commune.id, &commune.code), (sister.id, &sister.code), (department, &"H41.202".to_owned())] {
        let centre = directory.centre_of(unit).unwrap();
        let set = |key| policy::may_set(actor, directory, key, Some(unit)).is_ok();
        act("see unit", "GET", format!("units/{code}"), &[], true);
        act("see accounts", "GET", format!("accounts?unit={code}"), &[], sees_accounts(actor, directory, unit));
        act("set code", "POST", format!("units/{code}/code"), &[("code", "!")], policy::may_edit_units(actor).is_ok());
        act("set hours", "POST", format!("units/{code}/settings/office_hours"), &[], set(SettingKey::OfficeHours));
        act("set law", "POST", format!("units/{code}/settings/supplement_most"), &[], set(SettingKey::SupplementMost));
        let counters = policy::may_manage_counters(actor, directory, centre.id).is_ok();
        act("add counter", "POST", format!("units/{}/counters", centre.code), &[("name", "")], counters);
        let role = if unit == department { "signer" } else { "leader" };
        let gives = policy::may_give(actor, directory, Role::parse(role).unwrap(), unit).is_ok();
        let fields = [("unit", code.as_str()), ("role", role), ("login", "x"), ("name", "x")];
        act("create account", "POST", "accounts/new".to_owned(), &fields, gives);
    }
    act("swap a day", "POST", "calendar".to_owned(), &[], policy::may_change_calendar(actor).is_ok());
    act("lead a field", "POST", "fields".to_owned(), &[], policy::may_edit_units(actor).is_ok());
    let notes = actor.grants.iter().any(|grant| policy::may_note_absence(actor, directory, grant.unit).is_ok());
    act("see absences", "GET", "absences".to_owned(), &[], notes);
    act("note an absence", "POST", "absences".to_owned(), &[], notes);
    acts
}

fn sees_accounts(actor: &Actor, directory: &Directory, body: kernel::Id) -> bool {
    let parts = directory.children(body).map(|unit| unit.id).chain([body]);
    parts.into_iter().any(|unit| policy::may_see_accounts(actor, directory, unit).is_ok())
}

async fn try_it(visitor: &mut Visitor, act: &Act) -> StatusCode {
    let fields: Vec<(&str, &str)> = act.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    match act.method {
        "GET" => visitor.get(&act.path).await.status,
        _ => visitor.post(&act.path, &fields).await.status,
    }
}

#[tokio::test]
async fn every_role_is_answered_as_the_policy_says() {
    let house = House::new();
    for role in Role::ALL {
        let login = login(*role);
        let mut visitor = house.as_person(&login).await;
        visitor.get("/staff/organization").await;
        let (actor, directory) = house
            .store
            .read_blocking(move |conn| {
                Ok((identity::actor_by_login(conn, &login, "10.0.0.1", now())?.unwrap(), directory(conn)?))
            })
            .unwrap();
        assert!(actor.has(*role));
        for act in acts(&actor, &directory) {
            let status = try_it(&mut visitor, &act).await;
            let expected = match (act.allowed, act.method) {
                (false, _) => StatusCode::FORBIDDEN,
                (true, "GET") => StatusCode::OK,
                (true, _) => StatusCode::UNPROCESSABLE_ENTITY,
            };
            assert_eq!(status, expected, "{role}: {} at {}", act.name, act.path);
        }
    }
}

#[tokio::test]
async fn strangers_are_sent_to_sign_in() {
    let house = House::new();
    let mut visitor = house.visitor();
    for path in ["", "/accounts", "/units/H41", "/calendar", "/fields"] {
        assert_eq!(visitor.get(&format!("/staff/organization{path}")).await.status, StatusCode::SEE_OTHER);
    }
}

use askama::Template;
use axum::extract::State;
use identity::{Account, GrantRow};
use kernel::{Date, Reason, Refusal};
use serde::Deserialize;
use web::{Page, Query, Staff, Texts};

use super::Answer;
use super::choices::{self, Choice, Tab};
use crate::api::House;
use crate::{Directory, WORDS, directory, policy, queries};

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    /// Code of a body.
    #[serde(default)]
    unit: String,
}

#[derive(Template)]
#[template(path = "organization-accounts.html")]
struct Accounts {
    page: Page,
    t: Texts,
    tab: Tab,
    /// The bodies that the person may look at.
    bodies: Vec<Choice>,
    /// The body shown.
    body: String,
    rows: Vec<Line>,
    may_create: bool,
}

struct Line {
    account: Account,
    unit: String,
    roles: Vec<String>,
}

/// `GET /staff/organization/accounts?unit=CODE`: who has an account at a body.
pub(super) async fn page(State(house): State<House>, staff: Staff, Query(asked): Query<Asked>) -> Answer {
    let (actor, today) = (staff.actor.clone(), house.kit.clock.now().date());
    let (directory, bodies, body, accounts) = house
        .kit
        .store
        .read(move |conn| {
            let directory = directory(conn)?;
            let bodies = visible(&directory, &actor);
            let chosen = match asked.unit.as_str() {
                "" => bodies.first().copied(),
                code => directory.by_code(code).map(|unit| directory.body_of(unit.id)),
            };
            let chosen = chosen.ok_or(Refusal::Forbidden(Reason::new("organization-policy-accounts")))?;
            if !bodies.contains(&chosen) {
                return Err(Refusal::Forbidden(Reason::new("organization-policy-accounts")).into());
            }
            let accounts = queries::accounts_of(conn, &directory, chosen)?;
            Ok((directory, bodies, chosen, accounts))
        })
        .await?;
    let t = staff.texts(&WORDS);
    let may_create = choices::parts(&directory, body)
        .any(|unit| policy::may_create_account(&staff.actor, &directory, unit.id).is_ok());
    web::render(&Accounts {
        page: Page::staff(&staff, t.say("organization-accounts-title")),
        t,
        tab: Tab::Accounts,
        bodies: choices::units(bodies.iter().filter_map(|id| directory.unit(*id))),
        body: directory.unit(body).map(|unit| unit.code.clone()).unwrap_or_default(),
        rows: accounts.into_iter().map(|(account, grants)| line(&t, &directory, account, &grants, today)).collect(),
        may_create,
    })
}

/// The bodies whose accounts the person administers or leads.
fn visible(directory: &Directory, actor: &identity::Actor) -> Vec<kernel::Id> {
    let administered = policy::administered(actor, directory);
    let bodies = directory.units().iter().map(|unit| unit.id).filter(|id| directory.body_of(*id) == *id);
    let sees = |body: &kernel::Id| {
        administered.contains(body)
            || choices::parts(directory, *body).any(|unit| policy::may_see_accounts(actor, directory, unit.id).is_ok())
    };
    let mut found: Vec<kernel::Id> = bodies.filter(sees).collect();
    // One's own body first.
    let home = actor.home_unit().map(|unit| directory.body_of(unit));
    found.sort_by_key(|body| Some(*body) != home);
    found
}

fn line(t: &Texts, directory: &Directory, account: Account, grants: &[GrantRow], today: Date) -> Line {
    let unit = directory.unit(account.unit).map(|unit| unit.name.clone()).unwrap_or_default();
    let mut roles: Vec<_> = grants.iter().filter(|grant| grant.valid_on(today)).map(|grant| grant.role).collect();
    roles.sort_unstable();
    roles.dedup();
    Line { account, unit, roles: roles.into_iter().map(|role| choices::role(t, role)).collect() }
}

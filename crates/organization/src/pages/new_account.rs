use askama::Template;
use axum::extract::State;
use identity::{Ctx, PasswordHash, Role, password};
use kernel::{FieldFault, Reason, Refusal};
use serde::Deserialize;
use web::{Faults, Form, Page, PageError, Query, Staff, Texts};

use super::Answer;
use super::account::Secret;
use super::choices::{self, Choice, Tab};
use crate::api::House;
use crate::commands::{self, NewStaff};
use crate::{WORDS, directory, policy, rules};

#[derive(Template)]
#[template(path = "organization-new-account.html")]
struct NewAccount {
    page: Page,
    t: Texts,
    tab: Tab,
    faults: Faults,
    typed: Typed,
    units: Vec<Choice>,
    roles: Vec<Choice>,
}

#[derive(Deserialize, Clone, Default)]
pub(super) struct Typed {
    /// Code of the unit.
    #[serde(default)]
    unit: String,
    #[serde(default)]
    login: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    role: String,
    /// Title of the post; empty for none.
    #[serde(default)]
    title: String,
}

/// `GET /staff/organization/accounts/new?unit=CODE`.
pub(super) async fn form(State(house): State<House>, staff: Staff, Query(typed): Query<Typed>) -> Answer {
    web::render(&shown(&house, &staff, typed, Faults::none()).await?)
}

/// `POST` to the same: makes the account and shows its first password once.
pub(super) async fn create(State(house): State<House>, staff: Staff, Form(typed): Form<Typed>) -> Answer {
    let (actor, now, new) = (staff.actor.clone(), house.kit.clock.now(), typed.clone());
    let secret = password::generate();
    let hash = hashed(secret.clone()).await?;
    let done = house
        .kit
        .store
        .write(move |conn| {
            let unit = crate::directory(conn)?.by_code(&new.unit).map(|unit| unit.id);
            let role = Role::parse(&new.role);
            let (Some(unit), Some(role)) = (unit, role) else {
                return Err(missing(unit.is_none(), role.is_none()).into());
            };
            let (login, name) = (new.login.clone(), new.name.clone());
            let title = Some(new.title.clone()).filter(|title| !title.trim().is_empty());
            let staff = NewStaff { login, name, unit, password: hash.clone(), role: Some(role), title };
            let account = commands::create_account(conn, &Ctx::new(&actor, now), &staff)?;
            identity::queries::account(conn, account)
        })
        .await;
    match Faults::split(done)? {
        Ok(account) => Secret::show(&staff, account, secret),
        Err(faults) => web::render_faulty(&shown(&house, &staff, typed, faults).await?),
    }
}

fn missing(unit: bool, role: bool) -> Refusal {
    let fields = [("unit", unit), ("role", role)].into_iter().filter(|(_, missing)| *missing);
    Refusal::Invalid(
        fields.map(|(field, _)| FieldFault::new(field, Reason::new("organization-value-missing"))).collect(),
    )
}

/// Hashing takes some 20 ms, so it runs on a thread of its own.
pub(super) async fn hashed(secret: String) -> Result<PasswordHash, PageError> {
    identity::hash_in_turn(secret).await.map_err(Into::into)
}

async fn shown(house: &House, staff: &Staff, mut typed: Typed, faults: Faults) -> Result<NewAccount, PageError> {
    let directory = house.kit.store.read(directory).await?;
    let t = staff.texts(&WORDS);
    let actor = &staff.actor;
    let body = directory
        .by_code(&typed.unit)
        .map(|unit| directory.body_of(unit.id))
        .or_else(|| actor.home_unit().map(|home| directory.body_of(home)));
    let body = body.ok_or_else(PageError::not_found)?;
    let open = |unit: &&crate::Unit| policy::may_create_account(actor, &directory, unit.id).is_ok();
    let units: Vec<&crate::Unit> = choices::parts(&directory, body).filter(open).collect();
    if units.is_empty() {
        policy::may_create_account(actor, &directory, body)?;
    }
    if !units.iter().any(|unit| unit.code == typed.unit) {
        typed.unit = units.first().map(|unit| unit.code.clone()).unwrap_or_default();
    }
    let mut roles: Vec<Role> = units.iter().flat_map(|unit| policy::givable(actor, &directory, unit.id)).collect();
    roles.sort_unstable();
    roles.dedup();
    roles.retain(|role| units.iter().any(|unit| rules::role_fits(*role, unit.kind)));
    Ok(NewAccount {
        page: Page::staff(staff, t.say("organization-account-new")),
        t,
        tab: Tab::Accounts,
        faults,
        typed,
        units: choices::units(units),
        roles: choices::roles(&t, roles),
    })
}

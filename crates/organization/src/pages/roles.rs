use axum::extract::State;
use identity::Role;
use identity::commands::NewGrant;
use kernel::{Date, FieldFault, Id, Reason, Refusal};
use web::{Form, PageError, Path, Staff};

use super::account::{Typed, act, settle};
use super::{Answer, to};
use crate::api::House;
use crate::{Directory, commands, directory};

/// `POST …/roles`: gives a role.
pub(super) async fn grant(
    State(house): State<House>,
    staff: Staff,
    Path(login): Path<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let new = typed.clone();
    let done = act(&house, &staff, &login, move |conn, ctx, account| {
        let grant = read(&*directory(conn)?, account, &new)?;
        commands::grant(conn, ctx, &grant)
    });
    let done = done.await;
    settle(&house, &staff, login, typed, done).await
}

/// `POST …/roles/{grant}/end`: takes a role from now on.
pub(super) async fn revoke(
    State(house): State<House>,
    staff: Staff,
    Path((login, grant)): Path<(String, String)>,
    Form(_): Form<Typed>,
) -> Answer {
    let grant = Id::parse(&grant).ok_or_else(PageError::not_found)?;
    act(&house, &staff, &login, move |conn, ctx, _| commands::revoke(conn, ctx, grant)).await?;
    Ok(to(&format!("accounts/{login}")))
}

/// What was typed as a command; every wrong field is named.
fn read(directory: &Directory, account: Id, typed: &Typed) -> Result<NewGrant, Refusal> {
    let role = Role::parse(&typed.role);
    let unit = directory.by_code(&typed.unit).map(|unit| unit.id);
    let valid_from = Date::parse(&typed.valid_from);
    let last = typed.valid_to.trim();
    let valid_to = Date::parse(last);
    let checks = [
        ("role", role.is_none(), "organization-value-missing"),
        ("unit", unit.is_none(), "organization-value-missing"),
        ("valid_from", valid_from.is_none(), "organization-date"),
        ("valid_to", valid_to.is_none() && !last.is_empty(), "organization-date"),
    ];
    let faults: Vec<FieldFault> = checks
        .into_iter()
        .filter(|(_, wrong, _)| *wrong)
        .map(|(field, _, code)| FieldFault::new(field, Reason::new(code)))
        .collect();
    match (role, unit, valid_from) {
        (Some(role), Some(unit), Some(valid_from)) if faults.is_empty() => {
            Ok(NewGrant { account, role, unit, valid_from, valid_to })
        }
        _ => Err(Refusal::Invalid(faults)),
    }
}

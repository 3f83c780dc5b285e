//! `motcua account create`: an account from the command line, so that a new store has somebody who can make the others.

use identity::{Actor, Ctx, PasswordHash, Role};
use kernel::{Id, Reason, Refusal};
use organization::commands::{NewStaff, create_account};
use serde::Serialize;
use store::Conn;

use crate::call::Call;
use crate::cli::AccountCreate;
use crate::failure::Failure;

#[derive(Serialize)]
struct Answer {
    name: String,
    unit: String,
    role: Role,
    /// For the first sign-in only; its owner then chooses another.
    password: String,
}

/// Prints only the first password.
///
/// # Errors
/// Field refusals of `name`, `person`, `unit` and `role`: taken, unknown, or a role that no such unit has.
pub(crate) fn create(call: &Call, args: &AccountCreate) -> Result<(), Failure> {
    let store = call.store()?;
    let (args, now) = (args.clone(), call.clock().now());
    let password = identity::password::generate();
    let (asked, hash) = (args.clone(), PasswordHash::unchecked(&password));
    store.write_blocking(move |conn| {
        let actor = Actor::console();
        let new = staff(conn, &asked, hash.clone())?;
        create_account(conn, &Ctx::new(&actor, now), &new)
    })?;
    if args.json {
        call.console.json(&Answer { name: args.name, unit: args.unit, role: args.role, password });
    } else {
        call.console.line(&password);
    }
    Ok(())
}

fn staff(conn: &mut Conn, asked: &AccountCreate, password: PasswordHash) -> store::Result<NewStaff> {
    let unit = unit(conn, &asked.unit)?;
    let (login, name) = (asked.name.clone(), asked.person.clone());
    Ok(NewStaff { login, name, unit, password, role: Some(asked.role), title: None })
}

fn unit(conn: &mut Conn, code: &str) -> store::Result<Id> {
    let directory = organization::directory(conn)?;
    let unit = directory.by_code(code).map(|unit| unit.id);
    unit.ok_or_else(|| Refusal::field("unit", Reason::new("organization-unit-unknown")).into())
}

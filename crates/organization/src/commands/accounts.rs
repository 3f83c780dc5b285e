use identity::commands::{self as accounts, NewAccount, NewGrant};
use identity::{Account, Ctx, PasswordHash, Role, queries};
use kernel::{Date, Id, Reason, Refusal};
use store::{Conn, Result};

use super::people::{place_person, rename_person};
use super::{NewPerson, unit_unknown};
use crate::{directory, policy};

/// A person who begins to work at a unit.
#[derive(Clone, Debug)]
pub struct NewStaff {
    pub login: String,
    pub name: String,
    pub unit: Id,
    pub password: PasswordHash,
    /// The first role, at this same unit from today on.
    pub role: Option<Role>,
    /// Title of the post that the person takes, if any.
    pub title: Option<String>,
}

/// Makes an account; its owner chooses a password of their own at the first sign-in.
///
/// # Errors
/// The policy's refusal; field refusals of `unit`, `login`, `name`, `title`.
pub fn create_account(conn: &mut Conn, ctx: &Ctx, new: &NewStaff) -> Result<Id> {
    let directory = directory(conn)?;
    if directory.unit(new.unit).is_none() {
        return Err(Refusal::field("unit", Reason::new("organization-unit-unknown")).into());
    }
    policy::may_create_account(ctx.actor, &directory, new.unit)?;
    if let Some(role) = new.role {
        policy::may_give(ctx.actor, &directory, role, new.unit)?;
    }
    let NewStaff { login, name, unit, password, title, .. } = new.clone();
    let account = accounts::create_account(conn, ctx, &NewAccount { login, name, unit, password, must_change: true })?;
    if let Some(role) = new.role {
        let from = ctx.now.date();
        accounts::grant(conn, ctx, &NewGrant { account, role, unit, valid_from: from, valid_to: None })?;
    }
    if let Some(title) = title {
        let (name, valid_from) = (new.name.clone(), ctx.now.date());
        place_person(conn, ctx, &NewPerson { account: Some(account), name, unit, title, valid_from })?;
    }
    Ok(account)
}

/// Gives a role at a unit from one day to another.
///
/// # Errors
/// The policy's refusal; a refusal of the days; `identity-account-unknown`.
pub fn grant(conn: &mut Conn, ctx: &Ctx, new: &NewGrant) -> Result<Id> {
    let directory = directory(conn)?;
    directory.unit(new.unit).ok_or_else(unit_unknown)?;
    let account = queries::account(conn, new.account)?;
    policy::may_grant(ctx.actor, &directory, account.id, new.role, new.unit)?;
    accounts::grant(conn, ctx, new)
}

/// Takes a role from now on.
///
/// # Errors
/// The policy's refusal; `identity-grant-unknown`.
pub fn revoke(conn: &mut Conn, ctx: &Ctx, grant: Id) -> Result<()> {
    let row = queries::grant(conn, grant)?;
    policy::may_grant(ctx.actor, &*directory(conn)?, row.account, row.role, row.unit)?;
    accounts::revoke(conn, ctx, grant)
}

/// Sets a password that its owner must change at the next sign-in. All sessions of the account end.
///
/// # Errors
/// The policy's refusal; `identity-account-unknown`.
pub fn reset_password(conn: &mut Conn, ctx: &Ctx, account: Id, password: &PasswordHash) -> Result<()> {
    changeable(conn, ctx, account)?;
    accounts::set_password(conn, ctx, account, password, true)
}

/// Closes an account. All its sessions end.
///
/// # Errors
/// The policy's refusal; `identity-account-unknown`.
pub fn disable(conn: &mut Conn, ctx: &Ctx, account: Id) -> Result<()> {
    changeable(conn, ctx, account)?;
    accounts::disable(conn, ctx, account)
}

/// Opens a closed account.
///
/// # Errors
/// The policy's refusal; `identity-account-unknown`.
pub fn enable(conn: &mut Conn, ctx: &Ctx, account: Id) -> Result<()> {
    changeable(conn, ctx, account)?;
    accounts::enable(conn, ctx, account)
}

/// Corrects a person's name, at the account and at the post.
///
/// # Errors
/// The policy's refusal; a refusal of `name`; `identity-account-unknown`.
pub fn rename(conn: &mut Conn, ctx: &Ctx, account: Id, name: &str) -> Result<()> {
    changeable(conn, ctx, account)?;
    accounts::rename(conn, ctx, account, name)?;
    rename_person(conn, account, name)
}

fn changeable(conn: &mut Conn, ctx: &Ctx, id: Id) -> Result<Account> {
    let account = queries::account(conn, id)?;
    let grants = queries::grants_of(conn, id)?;
    let today: Date = ctx.now.date();
    policy::may_change_account(ctx.actor, &*directory(conn)?, &account, &grants, today)?;
    Ok(account)
}

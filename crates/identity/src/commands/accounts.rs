use diesel::prelude::*;
use kernel::{FieldFault, Id, Reason, Refusal, Timestamp};
use serde_json::json;
use store::{Conn, Result};

use super::record;
use crate::account::Account;
use crate::password::PasswordHash;
use crate::schema::account;
use crate::sign_in::end_sessions;
use crate::{Ctx, login, queries};

/// Longest name of a person, in letters.
const LONGEST_NAME: usize = 120;

/// An account to make.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Where the person works.
    pub unit: Id,
    pub password: PasswordHash,
    /// Whether a password of one's own is chosen at the first sign-in.
    pub must_change: bool,
}

#[derive(Insertable)]
#[diesel(table_name = account, treat_none_as_default_value = false)]
struct Row<'a> {
    id: Id,
    login: &'a str,
    name: &'a str,
    unit: Id,
    password: &'a str,
    must_change: bool,
    disabled: bool,
    failures: i32,
    locked_until: Timestamp,
    made_at: Timestamp,
    password_at: Timestamp,
}

/// Makes an account without roles.
///
/// # Errors
/// Field refusals: `login` (form, taken), `name`.
pub fn create_account(conn: &mut Conn, ctx: &Ctx, new: &NewAccount) -> Result<Id> {
    let name = person_name(&new.name);
    let login = login::parse(&new.login);
    let (login, name) = match (login, name) {
        (Ok(login), Ok(name)) => (login, name),
        (login, name) => {
            let faults = [("login", login.err()), ("name", name.err())];
            let faults = faults.into_iter().filter_map(|(field, fault)| Some(FieldFault::new(field, fault?)));
            return Err(Refusal::Invalid(faults.collect()).into());
        }
    };
    let taken = account::table.filter(account::login.eq(&login)).select(account::id).first::<Id>(conn).optional()?;
    if taken.is_some() {
        return Err(Refusal::field("login", Reason::new("identity-login-taken")).into());
    }
    let id = Id::new();
    diesel::insert_into(account::table)
        .values(Row {
            id,
            login: &login,
            name: &name,
            unit: new.unit,
            password: &new.password.0,
            must_change: new.must_change,
            disabled: false,
            failures: 0,
            locked_until: Timestamp::default(),
            made_at: ctx.now,
            password_at: ctx.now,
        })
        .execute(conn)?;
    record(conn, ctx, new.unit, "create", id, &json!({ "login": login }))?;
    Ok(id)
}

fn person_name(name: &str) -> Result<String, Reason> {
    let name = kernel::text::clean(name);
    match name.chars().count() {
        0 => Err(Reason::new("identity-name-missing")),
        1..=LONGEST_NAME => Ok(name),
        _ => Err(Reason::new("identity-name-long").with("most", LONGEST_NAME)),
    }
}

/// Corrects a person's name.
///
/// # Errors
/// A refusal of `name`; `identity-account-unknown`.
pub fn rename(conn: &mut Conn, ctx: &Ctx, id: Id, name: &str) -> Result<()> {
    let name = person_name(name).map_err(|reason| Refusal::field("name", reason))?;
    let row = queries::account(conn, id)?;
    diesel::update(account::table.filter(account::id.eq(id))).set(account::name.eq(&name)).execute(conn)?;
    record(conn, ctx, row.unit, "rename", id, &json!({}))
}

/// Sets a password, forgets wrong tries and ends every session of the account.
///
/// # Errors
/// `identity-account-unknown`.
pub fn set_password(conn: &mut Conn, ctx: &Ctx, id: Id, password: &PasswordHash, must_change: bool) -> Result<()> {
    let row = queries::account(conn, id)?;
    // An account made in this very moment still counts as changed.
    let at = Timestamp::from_micros(ctx.now.as_micros().max(row.made_at.as_micros() + 1));
    diesel::update(account::table.filter(account::id.eq(id)))
        .set((
            account::password.eq(&password.0),
            account::must_change.eq(must_change),
            account::failures.eq(0),
            account::locked_until.eq(Timestamp::default()),
            account::password_at.eq(at),
        ))
        .execute(conn)?;
    end_sessions(conn, id)?;
    record(conn, ctx, row.unit, "set-password", id, &json!({ "must_change": must_change }))
}

/// Closes an account: its sessions end and its tokens open nothing. Nothing is deleted; names in old dossiers
/// stay.
///
/// # Errors
/// `identity-account-unknown`.
pub fn disable(conn: &mut Conn, ctx: &Ctx, id: Id) -> Result<()> {
    switch(conn, ctx, id, true)
}

/// Opens a closed account again.
///
/// # Errors
/// `identity-account-unknown`.
pub fn enable(conn: &mut Conn, ctx: &Ctx, id: Id) -> Result<()> {
    switch(conn, ctx, id, false)
}

fn switch(conn: &mut Conn, ctx: &Ctx, id: Id, disabled: bool) -> Result<()> {
    let row: Account = queries::account(conn, id)?;
    if row.disabled == disabled {
        return Ok(());
    }
    diesel::update(account::table.filter(account::id.eq(id))).set(account::disabled.eq(disabled)).execute(conn)?;
    end_sessions(conn, id)?;
    record(conn, ctx, row.unit, if disabled { "disable" } else { "enable" }, id, &json!({}))
}

//! Reads: the actor of a session or token, accounts and their grants.

use diesel::prelude::*;
use kernel::{Date, Id, Reason, Refusal, Timestamp};
use store::{Conn, Result};

use crate::account::{Account, GrantRow, TokenRow};
use crate::schema::{account, account_grant, account_token};
use crate::{Actor, Grant, Role, token};

/// One row per grant, or one without a grant.
type ActorRow = (Id, String, String, Option<(Role, Id, Date, Option<Date>)>);

/// The actor of an account, with the roles that count on the day of `now`; `None` for an unknown or disabled
/// account. Whoever must choose a password first has no roles until then. One statement.
///
/// # Errors
/// Those of the store.
pub fn actor(conn: &mut Conn, account: Id, origin: &str, now: Timestamp) -> Result<Option<Actor>> {
    let rows = account::table
        .left_join(account_grant::table.on(account_grant::account.eq(account::id)))
        .filter(account::id.eq(account))
        .filter(account::disabled.eq(false))
        .order(account_grant::id)
        .select((account::must_change, (account::id, account::login, account::name, grant_columns().nullable())))
        .load::<(bool, ActorRow)>(conn)?;
    let must_change = rows.first().is_some_and(|(must_change, _)| *must_change);
    let found = assemble(rows.into_iter().map(|(_, row)| row).collect(), origin, now.date());
    Ok(found.map(|actor| if must_change { Actor { grants: Vec::new(), ..actor } } else { actor }))
}

/// Whether the account has a first password that its owner must change. Asked only of whoever has no roles, because
/// until then nobody has any.
///
/// # Errors
/// Those of the store.
pub fn must_change_password(conn: &mut Conn, account: Id) -> Result<bool> {
    let row = account::table.filter(account::id.eq(account)).select(account::must_change).first(conn);
    Ok(row.optional()?.unwrap_or(false))
}

/// The actor of a login: for the command line, whose caller is already master of the store.
///
/// # Errors
/// Those of the store.
pub fn actor_by_login(conn: &mut Conn, login: &str, origin: &str, now: Timestamp) -> Result<Option<Actor>> {
    find_by_login(conn, login)?.map_or(Ok(None), |id| actor(conn, id, origin, now))
}

/// The actor of an API token; `None` when the token is unknown, expired or revoked or the account disabled.
/// One statement. Prefer [`crate::bearer`], which also notes the use.
///
/// # Errors
/// Those of the store.
pub fn actor_by_token(conn: &mut Conn, token: &str, origin: &str, now: Timestamp) -> Result<Option<Actor>> {
    Ok(token_owner(conn, token, origin, now)?.map(|(actor, _, _)| actor))
}

/// The actor with the id of the token's row and its last noted use.
pub(crate) fn token_owner(
    conn: &mut Conn,
    token: &str,
    origin: &str,
    now: Timestamp,
) -> Result<Option<(Actor, Id, Timestamp)>> {
    let Some(hash) = token::hash(token) else { return Ok(None) };
    let rows = account_token::table
        .inner_join(account::table.on(account::id.eq(account_token::account)))
        .left_join(account_grant::table.on(account_grant::account.eq(account::id)))
        .filter(account_token::hash.eq(hash.as_slice()))
        .filter(account_token::revoked.eq(false))
        .filter(account_token::expires_at.gt(now))
        .filter(account::disabled.eq(false))
        .order(account_grant::id)
        .select((
            (account_token::id, account_token::used_at),
            (account::id, account::login, account::name, grant_columns().nullable()),
        ))
        .load::<((Id, Timestamp), ActorRow)>(conn)?;
    let Some(((id, used_at), _)) = rows.first().cloned() else { return Ok(None) };
    let actor = assemble(rows.into_iter().map(|(_, row)| row).collect(), origin, now.date());
    Ok(actor.map(|actor| (actor, id, used_at)))
}

type GrantColumns = (account_grant::role, account_grant::unit, account_grant::valid_from, account_grant::valid_to);

const fn grant_columns() -> GrantColumns {
    (account_grant::role, account_grant::unit, account_grant::valid_from, account_grant::valid_to)
}

fn assemble(rows: Vec<ActorRow>, origin: &str, today: Date) -> Option<Actor> {
    let (account, login, name, _) = rows.first()?.clone();
    let counts = |from: Date, to: Option<Date>| from <= today && to.is_none_or(|last| today <= last);
    let grants = rows
        .into_iter()
        .filter_map(|(_, _, _, grant)| grant)
        .filter(|(_, _, from, to)| counts(*from, *to))
        .map(|(role, unit, _, _)| Grant { role, unit })
        .collect();
    Some(Actor { account, login, name, grants, origin: origin.to_owned() })
}

/// One account.
///
/// # Errors
/// `identity-account-unknown`.
pub fn account(conn: &mut Conn, id: Id) -> Result<Account> {
    let row = account::table.filter(account::id.eq(id)).select(Account::as_select()).first(conn).optional()?;
    Ok(row.ok_or(Refusal::NotFound(Reason::new("identity-account-unknown")))?)
}

/// The account of a login in its stored form, if there is one.
///
/// # Errors
/// Those of the store.
pub fn find_by_login(conn: &mut Conn, login: &str) -> Result<Option<Id>> {
    let row = account::table.filter(account::login.eq(crate::login::fold(login))).select(account::id);
    Ok(row.first(conn).optional()?)
}

/// The account of a login, as the command line names it.
///
/// # Errors
/// `identity-account-unknown`.
pub fn account_by_login(conn: &mut Conn, login: &str) -> Result<Account> {
    let row = account::table
        .filter(account::login.eq(crate::login::fold(login)))
        .select(Account::as_select())
        .first(conn)
        .optional()?;
    Ok(row.ok_or_else(|| Refusal::NotFound(Reason::new("identity-account-unknown").with("login", login)))?)
}

/// All accounts in the order of their logins, each with all its grants, past ones included.
///
/// # Errors
/// Those of the store.
pub fn accounts(conn: &mut Conn) -> Result<Vec<(Account, Vec<GrantRow>)>> {
    let rows = account::table.order(account::login).select(Account::as_select()).load(conn)?;
    let grants = account_grant::table.order(account_grant::id).select(GrantRow::as_select()).load(conn)?;
    Ok(with_grants(rows, grants))
}

/// The accounts that work at any of these units, with their grants.
///
/// # Errors
/// Those of the store.
pub fn accounts_at(conn: &mut Conn, units: &[Id]) -> Result<Vec<(Account, Vec<GrantRow>)>> {
    let rows = account::table
        .filter(account::unit.eq_any(units))
        .order(account::login)
        .select(Account::as_select())
        .load::<Account>(conn)?;
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let grants = account_grant::table
        .filter(account_grant::account.eq_any(&ids))
        .order(account_grant::id)
        .select(GrantRow::as_select())
        .load(conn)?;
    Ok(with_grants(rows, grants))
}

fn with_grants(accounts: Vec<Account>, grants: Vec<GrantRow>) -> Vec<(Account, Vec<GrantRow>)> {
    let mut by_account = std::collections::HashMap::<Id, Vec<GrantRow>>::new();
    for grant in grants {
        by_account.entry(grant.account).or_default().push(grant);
    }
    accounts.into_iter().map(|row| (by_account.remove(&row.id).unwrap_or_default(), row)).map(|(g, a)| (a, g)).collect()
}

/// All grants of an account, the oldest first.
///
/// # Errors
/// Those of the store.
pub fn grants_of(conn: &mut Conn, account: Id) -> Result<Vec<GrantRow>> {
    Ok(account_grant::table
        .filter(account_grant::account.eq(account))
        .order(account_grant::id)
        .select(GrantRow::as_select())
        .load(conn)?)
}

/// All grants of these accounts, in one statement however many they are.
///
/// # Errors
/// Those of the store.
pub fn grants_of_all(conn: &mut Conn, accounts: &[Id]) -> Result<Vec<GrantRow>> {
    let mut accounts = accounts.to_vec();
    accounts.sort_unstable();
    accounts.dedup();
    Ok(account_grant::table
        .filter(account_grant::account.eq_any(accounts))
        .order(account_grant::id)
        .select(GrantRow::as_select())
        .load(conn)?)
}

/// One grant.
///
/// # Errors
/// `identity-grant-unknown`.
pub fn grant(conn: &mut Conn, id: Id) -> Result<GrantRow> {
    let row = account_grant::table.filter(account_grant::id.eq(id)).select(GrantRow::as_select()).first(conn);
    Ok(row.optional()?.ok_or(Refusal::NotFound(Reason::new("identity-grant-unknown")))?)
}

/// Accounts that are open and hold this role at this very unit on this day, by name.
///
/// # Errors
/// Those of the store.
pub fn holders(conn: &mut Conn, role: Role, unit: Id, day: Date) -> Result<Vec<Account>> {
    Ok(account::table
        .inner_join(account_grant::table.on(account_grant::account.eq(account::id)))
        .filter(account_grant::role.eq(role))
        .filter(account_grant::unit.eq(unit))
        .filter(account_grant::valid_from.le(day))
        .filter(account_grant::valid_to.is_null().or(account_grant::valid_to.ge(day)))
        .filter(account::disabled.eq(false))
        .order(account::name)
        .select(Account::as_select())
        .distinct()
        .load(conn)?)
}

/// The tokens of an account, the newest first.
///
/// # Errors
/// Those of the store.
pub fn tokens_of(conn: &mut Conn, account: Id) -> Result<Vec<TokenRow>> {
    Ok(account_token::table
        .filter(account_token::account.eq(account))
        .order(account_token::id.desc())
        .select(TokenRow::as_select())
        .load(conn)?)
}

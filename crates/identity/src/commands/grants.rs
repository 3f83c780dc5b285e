use diesel::prelude::*;
use kernel::{Date, Id, Reason, Refusal};
use serde_json::json;
use store::{Conn, Result};

use super::record;
use crate::schema::account_grant;
use crate::{Ctx, Role, queries};

/// A role to give.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NewGrant {
    pub account: Id,
    pub role: Role,
    /// The unit at which the role counts.
    pub unit: Id,
    pub valid_from: Date,
    /// Last day; `None` without an end.
    pub valid_to: Option<Date>,
}

#[derive(Insertable)]
#[diesel(table_name = account_grant, treat_none_as_default_value = false)]
struct Row {
    id: Id,
    account: Id,
    role: Role,
    unit: Id,
    valid_from: Date,
    valid_to: Option<Date>,
}

/// Gives a role at a unit from one day to another. A grant that already covers these days is left as it is.
///
/// # Errors
/// A refusal of `valid_to` before `valid_from`; `identity-account-unknown`.
pub fn grant(conn: &mut Conn, ctx: &Ctx, new: &NewGrant) -> Result<Id> {
    if new.valid_to.is_some_and(|last| last < new.valid_from) {
        return Err(Refusal::field("valid_to", Reason::new("identity-grant-days")).into());
    }
    let account = queries::account(conn, new.account)?;
    let standing = queries::grants_of(conn, new.account)?;
    let covers = |last: Option<Date>| last.is_none_or(|last| new.valid_to.is_some_and(|end| end <= last));
    let same = standing.iter().find(|row| {
        row.role == new.role && row.unit == new.unit && row.valid_from <= new.valid_from && covers(row.valid_to)
    });
    if let Some(row) = same {
        return Ok(row.id);
    }
    let NewGrant { account: holder, role, unit, valid_from, valid_to } = *new;
    let id = Id::new();
    diesel::insert_into(account_grant::table)
        .values(Row { id, account: holder, role, unit, valid_from, valid_to })
        .execute(conn)?;
    let detail = json!({ "role": role, "unit": unit, "valid_from": valid_from, "valid_to": valid_to });
    record(conn, ctx, account.unit, "grant", holder, &detail)?;
    Ok(id)
}

/// Ends a grant: the last day is yesterday, so that it no longer counts from now on. The row stays.
///
/// # Errors
/// `identity-grant-unknown`.
pub fn revoke(conn: &mut Conn, ctx: &Ctx, id: Id) -> Result<()> {
    let row = queries::grant(conn, id)?;
    let account = queries::account(conn, row.account)?;
    let today = ctx.now.date().civil();
    let yesterday = Date::from(today.yesterday().unwrap_or(today));
    if row.valid_to.is_some_and(|last| last <= yesterday) {
        return Ok(());
    }
    diesel::update(account_grant::table.filter(account_grant::id.eq(id)))
        .set(account_grant::valid_to.eq(Some(yesterday)))
        .execute(conn)?;
    let detail = json!({ "role": row.role, "unit": row.unit });
    record(conn, ctx, account.unit, "revoke", row.account, &detail)
}

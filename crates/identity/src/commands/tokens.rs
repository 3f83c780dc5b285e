use diesel::prelude::*;
use kernel::{Id, Reason, Refusal, Timestamp};
use serde_json::json;
use store::{Conn, Result};

use super::record;
use crate::schema::account_token;
use crate::{Ctx, queries, token};

/// Longest life of a token in days.
pub const LONGEST_DAYS: u32 = 3_660;

/// A token to make.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewToken {
    pub account: Id,
    /// What it is for, in the owner's words.
    pub label: String,
    /// Days until it expires: 1 to 3,660.
    pub days: u32,
}

/// A token just made: the only moment at which it can be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CreatedToken {
    pub id: Id,
    pub token: String,
    pub expires_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = account_token, treat_none_as_default_value = false)]
struct Row<'a> {
    id: Id,
    account: Id,
    label: &'a str,
    hash: &'a [u8],
    made_at: Timestamp,
    expires_at: Timestamp,
    revoked: bool,
    used_at: Timestamp,
}

/// Makes an API token.
///
/// # Errors
/// Field refusals `days`, `label`; `identity-account-unknown`; `identity-account-disabled`.
pub fn create_token(conn: &mut Conn, ctx: &Ctx, new: &NewToken) -> Result<CreatedToken> {
    let label = kernel::text::clean(&new.label);
    if label.chars().count() > 80 {
        return Err(Refusal::field("label", Reason::new("identity-token-label-long").with("most", 80)).into());
    }
    if !(1..=LONGEST_DAYS).contains(&new.days) {
        return Err(Refusal::field("days", Reason::new("identity-token-days").with("most", LONGEST_DAYS)).into());
    }
    let account = queries::account(conn, new.account)?;
    if account.disabled {
        return Err(Refusal::conflict(Reason::new("identity-account-disabled")).into());
    }
    let id = Id::new();
    let secret = token::generate();
    let hash = token::hash(&secret).expect("a fresh token has the form of one");
    let expires_at = ctx.now.plus_seconds(i64::from(new.days) * 86_400);
    diesel::insert_into(account_token::table)
        .values(Row {
            id,
            account: new.account,
            label: &label,
            hash: &hash,
            made_at: ctx.now,
            expires_at,
            revoked: false,
            used_at: Timestamp::default(),
        })
        .execute(conn)?;
    let detail = json!({ "token": id, "expires_at": expires_at });
    record(conn, ctx, account.unit, "create-token", new.account, &detail)?;
    Ok(CreatedToken { id, token: secret, expires_at })
}

/// Ends a token at once.
///
/// # Errors
/// `identity-token-unknown`.
pub fn revoke_token(conn: &mut Conn, ctx: &Ctx, id: Id) -> Result<()> {
    let owner = account_token::table.filter(account_token::id.eq(id)).select(account_token::account);
    let owner = owner.first::<Id>(conn).optional()?;
    let owner = owner.ok_or(Refusal::NotFound(Reason::new("identity-token-unknown")))?;
    let account = queries::account(conn, owner)?;
    let rows = diesel::update(account_token::table.filter(account_token::id.eq(id)))
        .set(account_token::revoked.eq(true))
        .execute(conn)?;
    if rows == 1 {
        record(conn, ctx, account.unit, "revoke-token", owner, &json!({ "token": id }))?;
    }
    Ok(())
}

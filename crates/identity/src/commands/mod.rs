//! Acts on accounts. Each one writes its entry on the audit chain of the account's unit, without secrets.
//! Whether the actor may do it is asked before, in the policy of the calling wing.

mod accounts;
mod grants;
mod tokens;

use kernel::{Id, Timestamp};
use serde_json::Value;
use store::{Conn, Result, audit};

pub use accounts::{NewAccount, create_account, disable, enable, rename, set_password};
pub use grants::{NewGrant, grant, revoke};
pub use tokens::{CreatedToken, NewToken, create_token, revoke_token};

use crate::Ctx;

/// Appends an act on an account to the chain of the unit where that account works.
fn record(conn: &mut Conn, ctx: &Ctx, unit: Id, act: &str, account: Id, detail: &Value) -> Result<()> {
    write_entry(conn, unit, ctx.now, ctx.actor.audit_id(), act, account, detail, &ctx.actor.origin)
}

#[expect(clippy::too_many_arguments, reason = "an entry has that many columns; sign-in has no Ctx yet")]
pub(crate) fn write_entry(
    conn: &mut Conn,
    unit: Id,
    at: Timestamp,
    actor: Option<Id>,
    act: &str,
    account: Id,
    detail: &Value,
    origin: &str,
) -> Result<()> {
    let act = format!("account.{act}");
    let object = format!("account:{account}");
    audit::append(conn, &audit::Entry { unit, at, actor, act: &act, object: &object, detail, origin })?;
    Ok(())
}

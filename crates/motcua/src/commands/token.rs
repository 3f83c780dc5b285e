//! `motcua token create`: a token for an account, printed once.

use identity::commands::{CreatedToken, NewToken, create_token};
use identity::{Actor, Ctx, queries};
use kernel::Timestamp;
use serde::Serialize;

use crate::call::Call;
use crate::cli::TokenCreate;
use crate::failure::Failure;

#[derive(Serialize)]
struct Answer {
    token: String,
    account: String,
    expires_at: Timestamp,
}

/// Prints only the token, so that a script can keep it.
///
/// # Errors
/// There is no such account, or it is closed.
pub(crate) fn create(call: &Call, args: &TokenCreate) -> Result<(), Failure> {
    let store = call.store()?;
    let (login, days, now) = (args.account.clone(), args.days, call.clock().now());
    let made: CreatedToken = store.write_blocking(move |conn| {
        let account = queries::account_by_login(conn, &login)?.id;
        let actor = Actor::console();
        create_token(conn, &Ctx::new(&actor, now), &NewToken { account, label: "motcua token create".to_owned(), days })
    })?;
    if args.json {
        let account = args.account.clone();
        call.console.json(&Answer { token: made.token, account, expires_at: made.expires_at });
    } else {
        call.console.line(&made.token);
    }
    Ok(())
}

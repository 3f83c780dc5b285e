//! `motcua accounts`: who may sign in, where, as what; in a demo store also with which password.

use kernel::Timestamp;
use organization::demo::{AccountLine, account_lines};
use store::Store;

use crate::call::Call;
use crate::cli::Accounts;
use crate::console::Console;
use crate::failure::Failure;

/// Lists the open accounts.
///
/// # Errors
/// The store cannot be used.
pub(crate) fn run(call: &Call, args: &Accounts) -> Result<(), Failure> {
    let accounts = list(&call.store()?, call.clock().now())?;
    if args.json {
        call.console.json(&accounts);
    } else {
        table(call.console, &accounts);
    }
    Ok(())
}

/// The open accounts with the roles that count today.
///
/// # Errors
/// The store cannot be read.
pub(crate) fn list(store: &Store, now: Timestamp) -> Result<Vec<AccountLine>, Failure> {
    let mut lines = store.read_blocking(|conn| account_lines(conn, now.date()))?;
    lines.retain(|line| !line.disabled);
    Ok(lines)
}

/// Prints the accounts for people.
pub(crate) fn table(console: Console, accounts: &[AccountLine]) {
    let heads = ["login", "password", "unit", "roles", "person"];
    let heads: Vec<String> = heads.iter().map(|head| console.words.say(&format!("motcua-accounts-{head}"))).collect();
    let rows: Vec<Vec<String>> = accounts
        .iter()
        .map(|line| {
            let known = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
            let roles: Vec<&str> = line.roles.iter().map(|role| role.as_str()).collect();
            vec![line.name.clone(), known(&line.password), known(&line.unit), roles.join(", "), line.person.clone()]
        })
        .collect();
    console.table(&heads, &rows);
}

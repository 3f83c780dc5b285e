//! One file per command.

mod accounts;
mod audit;
mod backup;
mod check;
mod deadline;
mod demo;
mod form;
mod generate;
mod import;
mod serve;
mod token;

use crate::call::Call;
use crate::cli::{Act, Audit, Token};
use crate::failure::Failure;

/// Hands the command to its file.
pub(crate) fn dispatch(act: Act, call: &Call) -> Result<(), Failure> {
    match act {
        Act::Check(args) => check::run(call.console, &args),
        Act::Deadline(args) => deadline::run(call.console, &args),
        Act::Demo(args) => demo::run(call, &args),
        Act::Serve(_) => serve::run(call),
        Act::Accounts(args) => accounts::run(call, &args),
        Act::Token(Token::Create(args)) => token::create(call, &args),
        Act::Import(args) => import::run(call, &args),
        Act::Audit(Audit::Verify(args)) => audit::run_verify(call, &args),
        Act::Audit(Audit::Heads) => audit::run_heads(call),
        Act::Form(args) => form::run(call, &args),
        Act::Backup(args) => backup::create(call, &args),
        Act::Restore(args) => backup::restore(call, &args),
        Act::Generate(args) => generate::run(call, &args),
        Act::Bench(args) => crate::bench::run(call, &args),
    }
}

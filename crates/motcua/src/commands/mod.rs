//! One file per command.

mod account;
mod accounts;
mod audit;
mod backup;
mod check;
mod deadline;
mod demo;
mod form;
mod generate;
mod import;
mod report;
mod serve;
mod supervision;
mod token;

use crate::call::Call;
use crate::cli::{Account, Act, Audit, Report, Supervision, Token};
use crate::failure::Failure;

/// Hands the command to its file.
pub(crate) fn dispatch(act: Act, call: &Call) -> Result<(), Failure> {
    match act {
        Act::Check(args) => check::run(call.console, &args),
        Act::Deadline(args) => deadline::run(call.console, &args),
        Act::Demo(args) => demo::run(call, &args),
        Act::Serve(_) => serve::run(call),
        Act::Accounts(args) => accounts::run(call, &args),
        Act::Account(Account::Create(args)) => account::create(call, &args),
        Act::Token(Token::Create(args)) => token::create(call, &args),
        Act::Import(args) => import::run(call, &args),
        Act::Audit(Audit::Verify(args)) => audit::run_verify(call, &args),
        Act::Audit(Audit::Heads) => audit::run_heads(call),
        Act::Form(args) => form::run(call, &args),
        Act::Report(Report::Session(args)) => report::session(call, &args),
        Act::Supervision(Supervision::Recount(args)) => supervision::recount(call, &args),
        Act::Supervision(Supervision::Train(args)) => supervision::train(call, &args),
        Act::Supervision(Supervision::Verify(args)) => supervision::verify(call, &args),
        Act::Backup(args) => backup::create(call, &args),
        Act::Restore(args) => backup::restore(call, &args),
        Act::Generate(args) => generate::run(call, &args),
        Act::Bench(args) => crate::bench::run(call, &args),
    }
}

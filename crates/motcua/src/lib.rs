//! The door: one binary that assembles the wings and serves them.
//!
//! [`run`] is the whole program. Each command has a file of its own under `commands`; `serve` is the running
//! server, `assembly` what it is put together from.

pub mod assembly;
mod bench;
mod call;
pub mod cli;
mod clock;
mod commands;
mod console;
mod demo;
mod failure;
mod heads;
mod logging;
mod serve;
mod settings;
mod words;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::call::Call;
use crate::cli::{Act, Cli};
use crate::console::Console;
use crate::failure::Failure;
use crate::settings::{Settings, Typed};
use crate::words::Words;

/// Runs one command line and says how it ended: 0 done, 1 refused with a reason on stderr, 2 wrong usage.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let readable: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let words = Words::new(words::preferred(&readable, |name| std::env::var(name).ok()));
    let parsed = cli::command(words).try_get_matches_from(args).and_then(|found| Cli::from_arg_matches(&found));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let console = Console::new(words);
    match begin(cli, console) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(console),
    }
}

fn begin(cli: Cli, console: Console) -> Result<(), Failure> {
    let file = cli.globals.config.clone().or_else(|| std::env::var_os("MOTCUA_CONFIG").map(PathBuf::from));
    let settings = Settings::load(file.as_deref(), &typed(&cli))?;
    commands::dispatch(cli.act, &Call { console, settings })
}

fn typed(cli: &Cli) -> Typed {
    let (listen, files) = match &cli.act {
        Act::Demo(demo) => (demo.listen.clone(), demo.files.clone()),
        Act::Serve(serve) => (serve.listen.clone(), serve.files.clone()),
        _ => (None, None),
    };
    let globals = cli.globals.clone();
    Typed { data: globals.data, database: globals.database, files, listen, log: globals.log }
}

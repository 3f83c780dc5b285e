//! The program `motcua`; everything is in the library of the same name.

use std::process::ExitCode;

fn main() -> ExitCode {
    motcua::run(std::env::args_os())
}

//! The program `motcua`; everything is in the library of the same name.

use std::process::ExitCode;

/// Pages are made of many small pieces of memory, which the system's allocator serves slowly and, with a thread for each
/// wait, keeps many times over.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    motcua::run(std::env::args_os())
}

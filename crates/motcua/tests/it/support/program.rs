use std::ffi::OsStr;
use std::process::{Command, Output};

/// The binary with these arguments, in English and untouched by the caller's variables.
pub fn motcua<S: AsRef<OsStr>>(args: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_motcua"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("MOTCUA_")) {
        command.env_remove(name);
    }
    command.args(args).env("MOTCUA_LANG", "en");
    command
}

/// Runs it to its end, which must be a good one, and answers stdout.
pub fn motcua_ok<S: AsRef<OsStr>>(args: &[S]) -> String {
    let output: Output = motcua(args).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let asked: Vec<_> = args.iter().map(|arg| arg.as_ref().to_string_lossy().into_owned()).collect();
    assert!(output.status.success(), "motcua {asked:?}: {} {said}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

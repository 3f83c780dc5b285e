//! How a command ends when it does not end well.

use std::path::PathBuf;
use std::process::ExitCode;

use kernel::{Reason, Refusal};

use crate::console::Console;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command has said so itself. Exit code 1.
    Told,
    /// Wrong usage that clap could not see. Exit code 2.
    Usage(String),
    /// Refused by a rule. Exit code 1.
    Refused(Refusal),
    /// Something that is neither: a file that cannot be read, a database that does not answer. Exit code 1.
    Broken { key: &'static str, detail: String },
}

impl Failure {
    /// A file or folder that could not be used.
    pub fn file(path: impl Into<PathBuf>, error: &std::io::Error) -> Self {
        Self::Broken { key: "motcua-file-fault", detail: format!("{}: {error}", path.into().display()) }
    }

    /// Says it on stderr and gives the exit code.
    pub fn tell(self, console: Console) -> ExitCode {
        match self {
            Self::Told => ExitCode::from(1),
            Self::Usage(detail) => {
                console.note(&console.words.fill("motcua-usage", &[("detail", &detail)]));
                ExitCode::from(2)
            }
            Self::Refused(refusal) => {
                for line in refusal_lines(&refusal, console) {
                    console.note(&line);
                }
                ExitCode::from(1)
            }
            Self::Broken { key, detail } => {
                console.note(&console.words.fill(key, &[("detail", &detail)]));
                ExitCode::from(1)
            }
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Refused(refusal) => Self::Refused(refusal),
            store::Error::Claimed(path) => Self::Broken { key: "motcua-store-claimed", detail: path },
            store::Error::Backup(detail) => Self::Broken { key: "motcua-backup-fault", detail },
            other => Self::Broken { key: "motcua-store-fault", detail: other.to_string() },
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Reason> for Failure {
    fn from(reason: Reason) -> Self {
        Self::Refused(Refusal::conflict(reason))
    }
}

fn refusal_lines(refusal: &Refusal, console: Console) -> Vec<String> {
    match refusal {
        Refusal::Invalid(faults) => {
            faults.iter().map(|fault| format!("{}: {}", fault.field, console.words.reason(&fault.reason))).collect()
        }
        Refusal::Forbidden(reason) | Refusal::NotFound(reason) | Refusal::Conflict { reason, .. } => {
            vec![console.words.reason(reason)]
        }
    }
}

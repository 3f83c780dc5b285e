//! `motcua check`: is this code well formed, and in which form is it stored?

use kernel::Reason;
use kernel::codes::{AgencyCode, DossierCode, PersonalNumber, Phone, ProcedureCode, TaxCode};
use serde::Serialize;

use crate::cli::{Check, CodeKind};
use crate::console::Console;
use crate::failure::Failure;

/// The answer as `--json` prints it.
#[derive(Serialize)]
struct Answer {
    valid: bool,
    /// The one stored form; not there when the code is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    /// Remarks that do not make the code wrong (N13).
    warnings: Vec<Said>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Said>,
}

#[derive(Serialize)]
struct Said {
    code: &'static str,
    text: String,
}

/// Checks one code by rules C1 to C10.
///
/// # Errors
/// Exit code 1 with the reason when the code is wrong.
pub(crate) fn run(console: Console, args: &Check) -> Result<(), Failure> {
    let said = |reason: &Reason| Said { code: reason.code, text: console.words.reason(reason) };
    let found = read(args.kind, &args.value);
    if args.json {
        console.json(&match &found {
            Ok((value, warnings)) => Answer {
                valid: true,
                value: Some(value.clone()),
                warnings: warnings.iter().map(said).collect(),
                reason: None,
            },
            Err(reason) => Answer { valid: false, value: None, warnings: Vec::new(), reason: Some(said(reason)) },
        });
    }
    let (value, warnings) = found?;
    if !args.json {
        console.line(&value);
    }
    for warning in &warnings {
        console.note(&console.words.reason(warning));
    }
    Ok(())
}

/// The stored form of the code and what is remarkable about it.
fn read(kind: CodeKind, value: &str) -> Result<(String, Vec<Reason>), Reason> {
    let plain = |text: &str| (text.to_owned(), Vec::new());
    Ok(match kind {
        CodeKind::Personal => {
            let number = PersonalNumber::parse(value)?;
            (number.as_str().to_owned(), number.warnings().into_iter().map(|warning| warning.0).collect())
        }
        CodeKind::Tax => plain(TaxCode::parse(value)?.as_str()),
        CodeKind::Phone => plain(Phone::parse(value)?.as_str()),
        CodeKind::Agency => plain(AgencyCode::parse(value)?.as_str()),
        CodeKind::Dossier => plain(DossierCode::parse(value)?.as_str()),
        CodeKind::Procedure => plain(ProcedureCode::parse(value)?.as_str()),
    })
}

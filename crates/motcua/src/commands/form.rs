//! `motcua form`: a form of a dossier, or the register of a centre for a year, as a file.

use std::path::Path;

use dossiers::forms::{self, FormNumber};
use dossiers::queries::by_code;
use identity::Actor;
use kernel::{Reason, Refusal, Timestamp};
use organization::Directory;
use serde_json::json;
use store::{Conn, audit};

use crate::call::Call;
use crate::cli::Form;
use crate::failure::Failure;

/// Writes the form.
///
/// # Errors
/// There is no such dossier, unit or form; the file cannot be written.
pub(crate) fn run(call: &Call, args: &Form) -> Result<(), Failure> {
    let bytes = match (&args.dossier, &args.unit, args.year) {
        (Some(code), _, _) => of_dossier(call, code, &args.form)?,
        (None, Some(unit), Some(year)) => register(call, unit, year, &args.out)?,
        _ => return Err(Failure::Usage("DOSSIER | --unit U --year Y".to_owned())),
    };
    std::fs::write(&args.out, bytes).map_err(|error| Failure::file(&args.out, &error))?;
    call.console.say("motcua-form-written", &[("file", &args.out.display().to_string())]);
    Ok(())
}

fn of_dossier(call: &Call, code: &str, form: &str) -> Result<Vec<u8>, Failure> {
    let number = FormNumber::parse(form).ok_or_else(|| Failure::Usage("form 07: --unit U --year Y".to_owned()))?;
    let (store, now, base_url) = (call.store()?, call.clock().now(), call.settings.base_url());
    let paper = store.write_blocking(|conn| {
        let dossier = by_code(conn, code)?;
        let unit = dossier.holder_unit.unwrap_or(dossier.receiving_unit);
        let object = format!("dossier:{}", dossier.code);
        looked(conn, now, unit, "dossier.forms", &object, &format!("form {number}"))?;
        forms::paper(conn, &dossier, number, &base_url)
    })?;
    paper.pdf().map_err(|error| broken(&error))
}

fn register(call: &Call, unit: &str, year: i16, out: &Path) -> Result<Vec<u8>, Failure> {
    let sheet = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let (store, now) = (call.store()?, call.clock().now());
    let form = store.write_blocking(|conn| {
        let centre = centre(&*organization::directory(conn)?, unit)?;
        looked(conn, now, centre, "dossier.export", &format!("register:{year}"), "form 07")?;
        forms::form07(conn, centre, year, now.date())
    })?;
    if sheet { documents::form07_xlsx(&form) } else { documents::form07(&form) }.map_err(|error| broken(&error))
}

/// A centre by its own code or by that of its body.
fn centre(directory: &Directory, code: &str) -> Result<kernel::Id, Refusal> {
    let unit = directory.by_code(code.trim());
    let unknown = || Refusal::NotFound(Reason::new("organization-unit-unknown"));
    let unit = unit.ok_or_else(unknown)?;
    Ok(directory.centre_of(unit.id).map_or(unit.id, |centre| centre.id))
}

/// A form names a person, so taking one out stands in the chain (rule N12).
fn looked(conn: &mut Conn, at: Timestamp, unit: kernel::Id, act: &str, object: &str, what: &str) -> store::Result<()> {
    let (detail, origin) = (json!({ "look": what }), Actor::console().origin);
    audit::append(conn, &audit::Entry { unit, at, actor: None, act, object, detail: &detail, origin: &origin })?;
    Ok(())
}

fn broken(error: &documents::DocumentError) -> Failure {
    Failure::Broken { key: "motcua-form-fault", detail: error.to_string() }
}

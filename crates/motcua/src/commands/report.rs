//! `motcua report`: what came of a working session, as a paper or a spreadsheet.

use docket::papers;
use identity::{Actor, Ctx, Grant, Role};

use crate::assembly;
use crate::call::Call;
use crate::cli::ReportSession;
use crate::failure::Failure;

/// Writes the report of the working group on a session.
///
/// # Errors
/// There is no such session; the file cannot be written.
pub(crate) fn session(call: &Call, args: &ReportSession) -> Result<(), Failure> {
    let sheet = args.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let (store, now, docket) = (call.store()?, call.clock().now(), assembly::docket());
    let report = store.write_blocking(|conn| {
        let province = organization::directory(conn)?.province().map(|unit| unit.id).unwrap_or_default();
        // Whoever runs the program on the server is master of the store anyway; the look stands in the chain.
        let grants = vec![Grant { role: Role::ProvincialOffice, unit: province }];
        let actor = Actor { grants, ..Actor::console() };
        papers::session_report(conn, &docket, &Ctx::new(&actor, now), &args.session)
    })?;
    let bytes = if sheet { documents::group_report_xlsx(&report) } else { documents::group_report(&report) };
    let bytes = bytes.map_err(|error| Failure::Broken { key: "motcua-form-fault", detail: error.to_string() })?;
    std::fs::write(&args.out, bytes).map_err(|error| Failure::file(&args.out, &error))?;
    call.console.say("motcua-form-written", &[("file", &args.out.display().to_string())]);
    Ok(())
}

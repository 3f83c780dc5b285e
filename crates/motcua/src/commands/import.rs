//! `motcua import`: units, former units, calendar and catalogue from files; all or nothing.

use std::fs;
use std::sync::Arc;

use identity::{Actor, Ctx};
use kernel::Timestamp;
use organization::import::{ImportReport, RowFault};
use serde::Serialize;
use store::{Conn, Store};

use crate::call::Call;
use crate::cli::{Import, ImportKind};
use crate::failure::Failure;

/// The answer as `--json` prints it.
#[derive(Serialize)]
struct Answer {
    rows: usize,
    changed: usize,
    dry_run: bool,
    faults: Vec<Fault>,
}

#[derive(Serialize)]
struct Fault {
    line: usize,
    column: String,
    code: &'static str,
    message: String,
}

/// Imports a file. The store is made if there is none yet: a new house begins with its units. A file that is refused,
/// or only looked at, makes none.
///
/// # Errors
/// Exit code 1 with every bad row; the store is then as before.
pub(crate) fn run(call: &Call, args: &Import) -> Result<(), Failure> {
    let report = import(call, args)?;
    let dry_run = args.dry_run;
    let faults: Vec<Fault> = report.faults.iter().map(|fault| said(call, fault)).collect();
    let file = args.file.display();
    for fault in &faults {
        let column = if fault.column.is_empty() { "*" } else { &fault.column };
        call.console.note(&format!("{file}:{}: {column}: {}", fault.line, fault.message));
    }
    let refused = !faults.is_empty();
    if args.json {
        call.console.json(&Answer { rows: report.rows, changed: report.changed, dry_run, faults });
    } else if !refused {
        let key = if dry_run { "motcua-import-checked" } else { "motcua-import-done" };
        call.console.say(key, &[("rows", &report.rows.to_string()), ("changed", &report.changed.to_string())]);
    }
    if refused { Err(Failure::Told) } else { Ok(()) }
}

fn import(call: &Call, args: &Import) -> Result<ImportReport, Failure> {
    let bytes: Arc<[u8]> = fs::read(&args.file).map_err(|error| Failure::file(&args.file, &error))?.into();
    let (name, kind, dry_run, now) = (args.file.display().to_string(), args.kind, args.dry_run, call.clock().now());
    let into = |store: &Store| {
        let (name, bytes) = (name.clone(), bytes.clone());
        store.write_blocking(move |conn| read(conn, kind, &name, &bytes, dry_run, now))
    };
    if call.is_without_store()? {
        let tried = into(&call.passing_store()?.store)?;
        if dry_run || !tried.faults.is_empty() {
            return Ok(tried);
        }
    }
    Ok(into(&call.new_store()?)?)
}

fn read(
    conn: &mut Conn,
    kind: ImportKind,
    name: &str,
    bytes: &[u8],
    dry_run: bool,
    now: Timestamp,
) -> store::Result<ImportReport> {
    let actor = Actor::console();
    let ctx = Ctx::new(&actor, now);
    match kind {
        ImportKind::Units => {
            let report = organization::import::units(conn, &ctx, name, bytes, dry_run)?;
            if !dry_run && report.faults.is_empty() {
                docket::commands::seed_field_leads(conn, now)?;
            }
            Ok(report)
        }
        ImportKind::FormerUnits => organization::import::former_units(conn, &ctx, name, bytes, dry_run),
        ImportKind::Calendar => organization::import::calendar(conn, &ctx, name, bytes, dry_run),
        ImportKind::Procedures => procedures::commands::import_procedures(conn, &ctx, name, bytes, dry_run),
        ImportKind::Documents => procedures::commands::import_documents(conn, &ctx, name, bytes, dry_run),
        ImportKind::Channels => procedures::commands::import_channels(conn, &ctx, name, bytes, dry_run),
    }
}

fn said(call: &Call, fault: &RowFault) -> Fault {
    Fault {
        line: fault.line,
        column: fault.column.clone(),
        code: fault.reason.code,
        message: call.console.words.reason(&fault.reason),
    }
}

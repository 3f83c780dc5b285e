//! Files of units, former units and calendars: CSV or JSONL, all or nothing, every bad row named.
//!
//! [`Rows`] reads any such file; other wings import with it too.

mod areas;
mod calendar;
mod cells;
mod former;
mod jsonl;
mod report;
mod row;
mod rows;
mod seeds;

use std::io::Read;

use identity::Ctx;
use serde_json::json;
use store::{Conn, Result};

pub use calendar::calendar;
pub use former::former_units;
pub use report::{ImportReport, RowFault};
pub use row::Row;
pub use rows::{Columns, Rows};

use crate::{changes, policy, snapshot};

/// Imports administrative units: the national list (`admin_units.csv`), whose part in the home province also
/// becomes units of ours, or the province's own list (`nghe_an_units.csv`), which adds the seed flag and the
/// founding resolution. Which of the two it is, the header says.
///
/// `name` decides by its ending between CSV and JSONL. Importing the same file again changes nothing. Rows
/// that the file leaves out stay as they are.
///
/// # Errors
/// The policy's refusal; those of the store. A bad file is no error: the report lists its faults, and nothing
/// is changed.
pub fn units(conn: &mut Conn, ctx: &Ctx, name: &str, reader: impl Read, dry_run: bool) -> Result<ImportReport> {
    policy::may_import_units(ctx.actor)?;
    let rows = match Rows::open(name, reader) {
        Ok(rows) => rows,
        Err(fault) => return Ok(ImportReport::refused(fault)),
    };
    let report = if rows.has("seed_commune") {
        seeds::import(conn, rows, dry_run)?
    } else {
        areas::import(conn, rows, ctx.now.date(), dry_run)?
    };
    finish(conn, ctx, "organization.import-units", name, report, dry_run)
}

/// Notes an import that changed something on the chain of the province.
fn finish(
    conn: &mut Conn,
    ctx: &Ctx,
    act: &str,
    name: &str,
    report: ImportReport,
    dry_run: bool,
) -> Result<ImportReport> {
    if dry_run || report.changed == 0 || !report.faults.is_empty() {
        return Ok(report);
    }
    changes::bump(conn)?;
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let detail = json!({ "file": file, "rows": report.rows, "changed": report.changed });
    let province = snapshot(conn)?.directory.province().map(|unit| unit.id);
    if let Some(province) = province {
        changes::record(conn, ctx, province, act, &format!("file:{file}"), &detail)?;
    }
    Ok(report)
}

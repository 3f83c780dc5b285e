//! Imports of the national catalogue: all or nothing, every bad row listed, a row that has not changed
//! changes nothing, a row that has adds a version dated by its `as_of` (rule 0.10).

mod channels;
mod documents;
mod procedures;
mod read;

use std::collections::HashMap;
use std::io::Read;

use diesel::prelude::*;
use identity::Ctx;
use kernel::Timestamp;
use organization::import::{Columns, ImportReport, Rows};
use serde_json::json;
use store::Conn;

use crate::model::{Origin, Version};
use crate::schema::procedure_version;
use crate::{changes, policy};

/// Imports procedures (`procedures.csv` or `.jsonl`). The ending of `name` decides how it is read.
///
/// # Errors
/// Forbidden; database errors. A bad file is no error: the report lists its faults, and nothing is changed.
pub fn import_procedures(
    conn: &mut Conn,
    ctx: &Ctx,
    name: &str,
    reader: impl Read,
    dry_run: bool,
) -> store::Result<ImportReport> {
    let file = File { name, act: "procedure.import-procedures", columns: &procedures::COLUMNS, dry_run };
    file.import(conn, ctx, reader, procedures::import)
}

/// Imports parts (`procedure_documents.csv`). Procedures come first; a procedure without rows in the file
/// keeps the parts it has.
///
/// # Errors
/// As [`import_procedures`].
pub fn import_documents(
    conn: &mut Conn,
    ctx: &Ctx,
    name: &str,
    reader: impl Read,
    dry_run: bool,
) -> store::Result<ImportReport> {
    let file = File { name, act: "procedure.import-documents", columns: &documents::COLUMNS, dry_run };
    file.import(conn, ctx, reader, documents::import)
}

/// Imports channels (`procedure_channels.csv`). Procedures come first; a procedure without rows in the file
/// keeps the channels it has.
///
/// # Errors
/// As [`import_procedures`].
pub fn import_channels(
    conn: &mut Conn,
    ctx: &Ctx,
    name: &str,
    reader: impl Read,
    dry_run: bool,
) -> store::Result<ImportReport> {
    let file = File { name, act: "procedure.import-channels", columns: &channels::COLUMNS, dry_run };
    file.import(conn, ctx, reader, channels::import)
}

/// A file to import, whatever it holds.
struct File<'a> {
    name: &'a str,
    /// Name of the act in the chain.
    act: &'static str,
    columns: &'static Columns,
    dry_run: bool,
}

impl File<'_> {
    /// Reads it and notes the import if it changed something.
    fn import<R: Read>(
        &self,
        conn: &mut Conn,
        ctx: &Ctx,
        reader: R,
        import: impl FnOnce(&mut Conn, Rows<R>, Timestamp, bool) -> store::Result<ImportReport>,
    ) -> store::Result<ImportReport> {
        policy::may_import(ctx.actor)?;
        let report = match Rows::open(self.name, reader) {
            Ok(mut rows) => {
                rows.expect(self.columns);
                import(conn, rows, ctx.now, self.dry_run)?
            }
            Err(fault) => ImportReport::refused(fault),
        };
        if !self.dry_run && report.changed > 0 && !report.is_refused() {
            let file = self.name.rsplit(['/', '\\']).next().unwrap_or(self.name);
            let detail = json!({ "file": file, "rows": report.rows, "changed": report.changed });
            changes::note(conn, ctx, self.act, &format!("file:{file}"), &detail)?;
        }
        Ok(report)
    }
}

/// All versions by code; the first one first.
fn by_code(conn: &mut Conn) -> store::Result<HashMap<String, Vec<Version>>> {
    let all: Vec<Version> = procedure_version::table
        .order((procedure_version::code, procedure_version::number))
        .select(Version::as_select())
        .load(conn)?;
    let mut codes: HashMap<String, Vec<Version>> = HashMap::new();
    for version in all {
        codes.entry(version.code.clone()).or_default().push(version);
    }
    Ok(codes)
}

/// The newest version that an import brought: what the next import is compared with. Corrections by
/// administrators are left alone.
fn last_imported(versions: &[Version]) -> Option<&Version> {
    versions.iter().rev().find(|version| version.origin == Origin::Import)
}

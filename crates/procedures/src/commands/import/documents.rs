use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Read;

use diesel::prelude::*;
use kernel::{Id, Reason, Timestamp};
use organization::import::{Columns, ImportReport, Row, RowFault, Rows};
use store::Conn;

use super::super::insert;
use super::{by_code, last_imported, read};
use crate::model::{PartKind, PartRow, Version, title_key};
use crate::queries;
use crate::schema::procedure_part;

pub(super) const COLUMNS: Columns = Columns {
    required: &["code", "seq", "title"],
    optional: &["kind", "case", "form_file", "originals", "copies", "truncated"],
};

pub(super) fn import<R: Read>(
    conn: &mut Conn,
    rows: Rows<R>,
    now: Timestamp,
    dry_run: bool,
) -> store::Result<ImportReport> {
    let known = by_code(conn)?;
    let (files, count, faults) = read_file(rows, &known);
    let mut report = ImportReport { rows: count, changed: 0, faults };
    if report.is_refused() {
        return Ok(report);
    }
    let mut stored = stored(conn)?;
    let mut fresh = Vec::new();
    for (code, mut parts) in files {
        let all = &known[&code];
        let Some(last) = last_imported(all).or_else(|| all.last()) else { continue };
        parts.sort_by_key(|part| part.seq);
        let own = stored.remove(&last.id).unwrap_or_default();
        if own.len() == parts.len() && own.iter().zip(&parts).all(|(own, part)| same(own, part)) {
            continue;
        }
        report.changed += parts.len();
        if own.is_empty() {
            fresh.extend(parts.into_iter().map(|part| PartRow { version_id: last.id, ..part }));
        } else if !dry_run {
            let offers = queries::channels(conn, last.id)?;
            let version = Version { created_at: now, created_by: None, ..last.clone() };
            insert::successor(conn, all, version, &parts, &offers)?;
        }
    }
    if !dry_run {
        insert::parts(conn, &fresh)?;
    }
    Ok(report)
}

type File = BTreeMap<String, Vec<PartRow>>;

/// The parts of the file by code, how many rows it has, and all its faults.
fn read_file<R: Read>(rows: Rows<R>, known: &HashMap<String, Vec<Version>>) -> (File, usize, Vec<RowFault>) {
    let mut seen = HashSet::new();
    let mut files: File = BTreeMap::new();
    let (count, faults) = rows.each(|row| {
        let Some((code, part)) = part(row) else { return };
        if !known.contains_key(&code) {
            row.fault("code", Reason::new("procedure-import-unknown").with("code", code));
        } else if !seen.insert((code.clone(), part.seq)) {
            row.fault("seq", Reason::new("procedure-import-seq-twice").with("code", code).with("seq", part.seq));
        } else {
            files.entry(code).or_default().push(part);
        }
    });
    (files, count, faults)
}

fn part(row: &mut Row<'_>) -> Option<(String, PartRow)> {
    let code = read::code(row);
    let seq = row.number("seq").filter(|seq| (1..=100_000).contains(seq));
    if seq.is_none() {
        row.fault("seq", Reason::new("procedure-import-seq"));
    }
    let kind = row.parsed_optional("kind", |text| {
        PartKind::parse(text).ok_or_else(|| Reason::new("organization-import-choice").with("found", text))
    });
    let title = row.required("title");
    let part = PartRow {
        id: Id::new(),
        version_id: Id::from_bytes([0; 16]),
        seq: i32::try_from(seq.unwrap_or_default()).unwrap_or_default(),
        kind: kind.unwrap_or(PartKind::Item),
        case_name: row.text("case"),
        title_key: title_key(&title),
        title,
        form_file: row.text("form_file"),
        originals: read::count(row, "originals", 1000),
        copies: read::count(row, "copies", 1000),
        truncated: row.flag("truncated"),
    };
    row.is_clean().then_some(())?;
    Some((code?, part))
}

/// All parts by version, in order: one read instead of thousands.
fn stored(conn: &mut Conn) -> store::Result<BTreeMap<Id, Vec<PartRow>>> {
    let all: Vec<PartRow> = procedure_part::table
        .order((procedure_part::version_id, procedure_part::seq))
        .select(PartRow::as_select())
        .load(conn)?;
    let mut versions: BTreeMap<Id, Vec<PartRow>> = BTreeMap::new();
    for part in all {
        versions.entry(part.version_id).or_default().push(part);
    }
    Ok(versions)
}

fn same(own: &PartRow, part: &PartRow) -> bool {
    PartRow { id: own.id, version_id: own.version_id, ..part.clone() } == *own
}

use std::collections::{HashMap, HashSet};
use std::io::Read;

use kernel::{Id, Reason, Timestamp, Vnd};
use organization::import::{Columns, ImportReport, Row, Rows};
use store::Conn;

use super::super::insert;
use super::{by_code, last_imported, read};
use crate::model::{Channel, FeeKind, Level, PROVINCIAL, Version, list_of};
use crate::queries;

pub(super) const COLUMNS: Columns = Columns {
    required: &["code", "name", "field", "levels", "decision", "time_amount", "time_unit", "fee_kind", "as_of"],
    optional: &[
        "issuer",
        "agency",
        "authority",
        "coordinating",
        "commune_pc",
        "on_board_nui_cam",
        "time_variants",
        "fee_vnd_min",
        "fee_vnd_max",
        "channels",
        "subjects",
        "n_documents",
        "legal_basis",
        "result",
        "result_codes",
        "kind",
        "source",
        "url",
        "processing_system",
    ],
};

pub(super) fn import<R: Read>(
    conn: &mut Conn,
    rows: Rows<R>,
    now: Timestamp,
    dry_run: bool,
) -> store::Result<ImportReport> {
    let absent: Vec<&str> = COLUMNS.optional.iter().copied().filter(|column| !rows.has(column)).collect();
    let mut seen = HashSet::new();
    let mut read_rows = Vec::new();
    let (count, faults) = rows.each(|row| {
        let Some(version) = version(row, now) else { return };
        if seen.insert(version.code.clone()) {
            read_rows.push(version);
        } else {
            row.fault("code", Reason::new("procedure-import-twice").with("code", version.code));
        }
    });
    if !faults.is_empty() {
        return Ok(ImportReport { rows: count, changed: 0, faults });
    }
    let known = by_code(conn)?;
    let (fresh, changed) = sorted_out(read_rows, &known, &absent);
    let report = ImportReport { rows: count, changed: fresh.len() + changed.len(), faults };
    if dry_run {
        return Ok(report);
    }
    insert::versions(conn, &fresh)?;
    for (version, last) in changed {
        let parts = insert::parts_of(conn, last)?;
        let offers = queries::channels(conn, last)?;
        insert::successor(conn, &known[&version.code], version, &parts, &offers)?;
    }
    Ok(report)
}

/// New procedures, and those that say something new, each with the version it is compared with.
fn sorted_out(
    rows: Vec<Version>,
    known: &HashMap<String, Vec<Version>>,
    absent: &[&str],
) -> (Vec<Version>, Vec<(Version, Id)>) {
    let (mut fresh, mut changed) = (Vec::new(), Vec::new());
    for mut version in rows {
        let all = known.get(&version.code).map(Vec::as_slice).unwrap_or_default();
        match last_imported(all).or_else(|| all.last()) {
            None => fresh.push(version),
            Some(last) => {
                keep_absent(&mut version, last, absent);
                if !same_facts(&version, last) {
                    changed.push((version, last.id));
                }
            }
        }
    }
    (fresh, changed)
}

fn version(row: &mut Row<'_>, now: Timestamp) -> Option<Version> {
    let mut version = Version::blank(read::code(row).unwrap_or_default(), now);
    version.name = row.required("name");
    version.name_folded = kernel::text::fold(&version.name);
    let time = read::time(row);
    let as_of = read::as_of(row);
    version.levels = read::list(row, "levels", Level::parse, Level::as_str);
    if version.levels.is_empty() {
        row.required("levels");
    }
    fees(row, &mut version);
    texts(row, &mut version);
    (version.time_amount, version.time_unit) = time?;
    (version.as_of, version.valid_from) = as_of?;
    row.is_clean().then_some(version)
}

fn fees(row: &mut Row<'_>, version: &mut Version) {
    let kind = row.parsed_optional("fee_kind", |text| {
        FeeKind::parse(text).ok_or_else(|| Reason::new("organization-import-choice").with("found", text))
    });
    version.fee_kind = kind.unwrap_or(FeeKind::Unspecified);
    version.fee_min = row.number("fee_vnd_min").map(|dong| Vnd(i64::from(dong)));
    version.fee_max = row.number("fee_vnd_max").map(|dong| Vnd(i64::from(dong)));
    if version.fee_min > version.fee_max {
        row.fault("fee_vnd_max", Reason::new("procedure-import-fee-order"));
    }
}

fn texts(row: &mut Row<'_>, version: &mut Version) {
    version.field = row.required("field");
    version.issuer = row.text("issuer");
    version.decision = row.required("decision");
    version.agency = row.text("agency");
    version.authority = row.text("authority");
    version.coordinating = row.text("coordinating");
    version.commune_pc = row.flag("commune_pc");
    version.on_board = row.flag("on_board_nui_cam");
    version.time_variants = read::count(row, "time_variants", 1000);
    version.channels = read::list(row, "channels", Channel::read, Channel::as_str);
    version.subjects = rejoined(&row.text("subjects"));
    version.legal_basis = row.text("legal_basis");
    version.result = row.text("result");
    version.result_codes = row.text("result_codes");
    version.kind = row.text("kind");
    version.source = row.text("source");
    version.source_url = row.text("url");
    version.processing_system = row.optional("processing_system").unwrap_or_else(|| PROVINCIAL.to_owned());
}

/// A column that the file does not have is not a change.
fn keep_absent(version: &mut Version, last: &Version, absent: &[&str]) {
    for column in absent {
        match *column {
            "issuer" => version.issuer.clone_from(&last.issuer),
            "agency" => version.agency.clone_from(&last.agency),
            "authority" => version.authority.clone_from(&last.authority),
            "coordinating" => version.coordinating.clone_from(&last.coordinating),
            "commune_pc" => version.commune_pc = last.commune_pc,
            "on_board_nui_cam" => version.on_board = last.on_board,
            "time_variants" => version.time_variants = last.time_variants,
            "fee_vnd_min" => version.fee_min = last.fee_min,
            "fee_vnd_max" => version.fee_max = last.fee_max,
            "channels" => version.channels.clone_from(&last.channels),
            "subjects" => version.subjects.clone_from(&last.subjects),
            "legal_basis" => version.legal_basis.clone_from(&last.legal_basis),
            "result" => version.result.clone_from(&last.result),
            "result_codes" => version.result_codes.clone_from(&last.result_codes),
            "kind" => version.kind.clone_from(&last.kind),
            "source" => version.source.clone_from(&last.source),
            "url" => version.source_url.clone_from(&last.source_url),
            "processing_system" => version.processing_system.clone_from(&last.processing_system),
            _ => {}
        }
    }
}

/// Whether two versions say the same; when they were collected does not matter.
fn same_facts(version: &Version, last: &Version) -> bool {
    let as_last = Version {
        id: last.id,
        number: last.number,
        as_of: last.as_of.clone(),
        origin: last.origin,
        reason: last.reason.clone(),
        valid_from: last.valid_from,
        valid_to: last.valid_to,
        created_at: last.created_at,
        created_by: last.created_by,
        ..version.clone()
    };
    as_last == *last
}

/// The source cuts lists at every comma, inside brackets too; what a bracket holds together is joined again.
fn rejoined(list: &str) -> String {
    let mut entries: Vec<String> = Vec::new();
    let open = |text: &str| text.matches('(').count() > text.matches(')').count();
    for entry in list_of(list) {
        match entries.last_mut().filter(|last| open(last)) {
            Some(last) => *last = format!("{last}, {entry}"),
            None => entries.push(entry.to_owned()),
        }
    }
    entries.join(";")
}

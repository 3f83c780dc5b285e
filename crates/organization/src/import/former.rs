use std::collections::{HashMap, HashSet};
use std::io::Read;

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Reason, text};
use store::{Conn, Result};

use super::report::ImportReport;
use super::row::Row;
use super::rows::{Columns, Rows};
use super::{areas, finish};
use crate::policy;
use crate::schema::{area, former_unit};

const COLUMNS: Columns = Columns {
    required: &["new_code", "old_code", "old_name", "old_kind", "old_district_code", "old_district", "merge"],
    optional: &["new_name"],
};

#[derive(Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = former_unit, treat_none_as_default_value = false)]
struct FormerRow {
    old_code: String,
    new_code: String,
    old_name: String,
    folded: String,
    old_kind: String,
    old_district_code: String,
    old_district: String,
    whole: bool,
}

/// Imports which unit a former commune went to (`former_units_nghe_an.csv`, or the national list of the same
/// columns). The new units must have been imported before.
///
/// # Errors
/// The policy's refusal; those of the store. A bad file is no error: the report lists its faults, and nothing
/// is changed.
pub fn former_units(conn: &mut Conn, ctx: &Ctx, name: &str, reader: impl Read, dry_run: bool) -> Result<ImportReport> {
    policy::may_import_units(ctx.actor)?;
    let mut rows = match Rows::open(name, reader) {
        Ok(rows) => rows,
        Err(fault) => return Ok(ImportReport::refused(fault)),
    };
    rows.expect(&COLUMNS);
    let places: HashSet<String> = area::table.select(area::code).load::<String>(conn)?.into_iter().collect();
    let known = former_unit::table.select(FormerRow::as_select()).load::<FormerRow>(conn)?;
    let known: HashMap<(String, String), FormerRow> = known.into_iter().map(|row| (key(&row), row)).collect();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let (count, faults) = rows.each(|row| {
        let Some(former) = read(row) else { return };
        if !places.contains(&former.new_code) {
            let reason = Reason::new("organization-import-unit-unknown").with("code", &former.new_code);
            row.fault("new_code", reason);
        } else if !seen.insert(key(&former)) {
            row.fault("old_code", Reason::new("organization-import-twice").with("code", &former.old_code));
        } else {
            found.push(former);
        }
    });
    if !faults.is_empty() {
        return Ok(ImportReport { rows: count, changed: 0, faults });
    }
    found.retain(|row| known.get(&key(row)) != Some(row));
    let changed = found.len();
    for row in found.into_iter().filter(|_| !dry_run) {
        save(conn, row, &known)?;
    }
    finish(conn, ctx, "organization.import-former-units", name, ImportReport { rows: count, changed, faults }, dry_run)
}

fn key(row: &FormerRow) -> (String, String) {
    (row.old_code.clone(), row.new_code.clone())
}

fn read(row: &mut Row<'_>) -> Option<FormerRow> {
    let new_code = row.parsed("new_code", areas::code);
    let old_code = row.parsed("old_code", areas::code);
    let old_name = row.required("old_name");
    let old_kind = row.required("old_kind");
    let (old_district_code, old_district) = (row.required("old_district_code"), row.required("old_district"));
    let whole = row.choice("merge", |text| match text {
        "whole" => Some(true),
        "partial" => Some(false),
        _ => None,
    });
    let folded = text::fold(&format!("{old_name} {old_district}"));
    let (old_code, new_code, whole) = (old_code?, new_code?, whole?);
    row.is_clean().then_some(FormerRow {
        old_code,
        new_code,
        old_name,
        folded,
        old_kind,
        old_district_code,
        old_district,
        whole,
    })
}

fn save(conn: &mut Conn, row: FormerRow, known: &HashMap<(String, String), FormerRow>) -> Result<()> {
    if known.contains_key(&key(&row)) {
        let old = former_unit::table
            .filter(former_unit::old_code.eq(&row.old_code))
            .filter(former_unit::new_code.eq(&row.new_code));
        diesel::delete(old).execute(conn)?;
    }
    diesel::insert_into(former_unit::table).values(row).execute(conn)?;
    Ok(())
}

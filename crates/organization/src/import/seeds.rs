//! The province's own list of communes: seed flag and founding resolution.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use diesel::prelude::*;
use kernel::{Id, Reason};
use store::{Conn, Result};

use super::areas;
use super::report::ImportReport;
use super::rows::{Columns, Rows};
use crate::schema::unit;

const COLUMNS: Columns = Columns {
    required: &["code", "name_vi", "seed_commune"],
    optional: &["kind", "area_km2", "founding_resolution", "n_former_units"],
};

/// A unit with what this file may set on it.
type Standing = (String, Id, bool, Option<String>);

pub(super) fn import<R: Read>(conn: &mut Conn, mut rows: Rows<R>, dry_run: bool) -> Result<ImportReport> {
    rows.expect(&COLUMNS);
    let units: HashMap<String, Standing> = unit::table
        .filter(unit::official_code.is_not_null())
        .select((unit::official_code.assume_not_null(), unit::id, unit::seed, unit::resolution))
        .load::<Standing>(conn)?
        .into_iter()
        .map(|row| (row.0.clone(), row))
        .collect();
    let mut seen = HashSet::new();
    let mut changes = Vec::new();
    let (count, faults) = rows.each(|row| {
        let code = row.parsed("code", areas::code);
        row.required("name_vi");
        let (seed, resolution) = (row.flag("seed_commune"), row.optional("founding_resolution"));
        row.decimal("area_km2");
        row.number("n_former_units");
        let Some(code) = code else { return };
        if !seen.insert(code.clone()) {
            row.fault("code", Reason::new("organization-import-twice").with("code", &code));
        }
        match units.get(&code) {
            None => row.fault("code", Reason::new("organization-import-unit-unknown").with("code", &code)),
            Some((_, _, old_seed, old_resolution)) if *old_seed == seed && *old_resolution == resolution => {}
            Some((_, id, _, _)) => changes.push((*id, seed, resolution)),
        }
    });
    if !faults.is_empty() {
        return Ok(ImportReport { rows: count, changed: 0, faults });
    }
    let changed = changes.len();
    for (id, seed, resolution) in changes.into_iter().filter(|_| !dry_run) {
        diesel::update(unit::table.filter(unit::id.eq(id)))
            .set((unit::seed.eq(seed), unit::resolution.eq(resolution)))
            .execute(conn)?;
    }
    Ok(ImportReport { rows: count, changed, faults })
}

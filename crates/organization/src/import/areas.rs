//! The national list of administrative units.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use diesel::prelude::*;
use kernel::{Date, Reason, text};
use store::{Conn, Result};

use super::report::{ImportReport, RowFault};
use super::row::Row;
use super::rows::{Columns, Rows};
use crate::plan::{self, Place};
use crate::schema::area;
use crate::settings::SettingKey;
use crate::{snapshot, standing};

const COLUMNS: Columns = Columns {
    required: &["code", "name_vi", "kind", "parent_code", "valid_from"],
    optional: &["name_ascii", "alt_spelling", "area_km2", "lat", "lon"],
};

/// Forms of a place, with the length of its code.
const FORMS: [(&str, usize); 5] = [("tinh", 2), ("thanh_pho", 2), ("xa", 5), ("phuong", 5), ("dac_khu", 5)];

#[derive(Clone, PartialEq, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = area, treat_none_as_default_value = false, treat_none_as_null = true)]
struct AreaRow {
    code: String,
    name: String,
    folded: String,
    kind: String,
    parent: Option<String>,
    alt_spelling: Option<String>,
    area_km2: Option<f64>,
    lat: Option<f64>,
    lon: Option<f64>,
    valid_from: Date,
}

pub(super) fn import<R: Read>(conn: &mut Conn, mut rows: Rows<R>, today: Date, dry_run: bool) -> Result<ImportReport> {
    rows.expect(&COLUMNS);
    let mut found = Vec::new();
    let (count, mut faults) = rows.each(|row| {
        if let Some(area) = read(row) {
            found.push((row.line(), area));
        }
    });
    let known: HashMap<String, AreaRow> = area::table
        .select(AreaRow::as_select())
        .load::<AreaRow>(conn)?
        .into_iter()
        .map(|row| (row.code.clone(), row))
        .collect();
    check_codes(&found, &known, &mut faults);
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.line);
        return Ok(ImportReport { rows: count, changed: 0, faults });
    }
    let mut areas: Vec<AreaRow> = found.into_iter().map(|(_, area)| area).collect();
    // Provinces first: communes refer to them.
    areas.sort_by(|a, b| (a.code.len(), &a.code).cmp(&(b.code.len(), &b.code)));
    let mut changed = 0;
    for area in areas.iter().filter(|area| known.get(&area.code) != Some(area)) {
        changed += 1;
        if !dry_run {
            save(conn, area, known.contains_key(&area.code))?;
        }
    }
    changed += units(conn, &known, areas, today, dry_run)?;
    Ok(ImportReport { rows: count, changed, faults })
}

fn read(row: &mut Row<'_>) -> Option<AreaRow> {
    let code = row.parsed("code", code);
    let kind = row.choice("kind", |text| FORMS.iter().find(|(form, _)| *form == text));
    let name = row.required("name_vi");
    let parent = row.optional("parent_code");
    let valid_from = row.date("valid_from");
    let (area_km2, lat, lon) = (row.decimal("area_km2"), row.decimal("lat"), row.decimal("lon"));
    let alt_spelling = row.optional("alt_spelling");
    let (code, (kind, length)) = (code?, kind?);
    if code.len() != *length {
        row.fault("code", Reason::new("organization-import-code-length").with("length", *length));
    }
    match (&parent, length) {
        (Some(_), 2) => row.fault("parent_code", Reason::new("organization-import-parent-unwanted")),
        (None, 5) => row.fault("parent_code", Reason::new("organization-import-empty")),
        _ => {}
    }
    if !row.is_clean() {
        return None;
    }
    let folded = text::fold(&name);
    let kind = (*kind).to_owned();
    Some(AreaRow { code, name, folded, kind, parent, alt_spelling, area_km2, lat, lon, valid_from: valid_from? })
}

/// A national code: two or five digits.
pub(super) fn code(text: &str) -> Result<String, Reason> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && matches!(text.len(), 2 | 5) {
        Ok(text.to_owned())
    } else {
        Err(Reason::new("organization-import-code"))
    }
}

/// A code stands once, and a commune's province is in the file or already known.
fn check_codes(found: &[(usize, AreaRow)], known: &HashMap<String, AreaRow>, faults: &mut Vec<RowFault>) {
    let provinces: HashSet<&str> = found
        .iter()
        .map(|(_, area)| area)
        .chain(known.values())
        .filter(|area| area.parent.is_none())
        .map(|area| area.code.as_str())
        .collect();
    let mut seen = HashSet::new();
    for (line, area) in found {
        let mut fault = |column: &str, reason| faults.push(RowFault { line: *line, column: column.to_owned(), reason });
        if !seen.insert(&area.code) {
            fault("code", Reason::new("organization-import-twice").with("code", &area.code));
        }
        if let Some(parent) = area.parent.as_deref().filter(|parent| !provinces.contains(parent)) {
            fault("parent_code", Reason::new("organization-import-parent-unknown").with("code", parent));
        }
    }
}

fn save(conn: &mut Conn, row: &AreaRow, known: bool) -> Result<()> {
    if known {
        diesel::update(area::table.filter(area::code.eq(&row.code))).set(row).execute(conn)?;
    } else {
        diesel::insert_into(area::table).values(row.clone()).execute(conn)?;
    }
    Ok(())
}

/// Brings the units of the home province in line with the list; answers how many changed.
fn units(
    conn: &mut Conn,
    known: &HashMap<String, AreaRow>,
    areas: Vec<AreaRow>,
    today: Date,
    dry_run: bool,
) -> Result<usize> {
    let picture = snapshot(conn)?;
    let home = picture.setting(SettingKey::HomeProvince, None, today).value;
    let agency = picture.setting(SettingKey::AgencyCode, None, today).value;
    // What the file leaves out stays as it was.
    let mut places: HashMap<&str, &AreaRow> = known.iter().map(|(code, row)| (code.as_str(), row)).collect();
    places.extend(areas.iter().map(|row| (row.code.as_str(), row)));
    let Some(province) = places.get(home.as_str()).map(|row| place(row)) else { return Ok(0) };
    let mut communes: Vec<Place> =
        places.values().filter(|row| row.parent.as_deref() == Some(home.as_str())).map(|row| place(row)).collect();
    communes.sort_by(|a, b| a.code.cmp(&b.code));
    let planned = plan::plan(&agency, &province, &communes, &standing::codes(conn)?);
    Ok(standing::bring_in_line(conn, &planned, dry_run)? + standing::fields(conn, dry_run)?)
}

fn place(row: &AreaRow) -> Place {
    Place { code: row.code.clone(), name: row.name.clone(), form: row.kind.clone(), valid_from: row.valid_from }
}

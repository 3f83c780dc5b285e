//! Bringing the stored units in line with a plan.

use std::collections::HashMap;

use diesel::prelude::*;
use kernel::{Date, Id};
use serde::Deserialize;
use store::{Conn, Result};

use crate::UnitKind;
use crate::directory::field_key;
use crate::plan::{self, Planned};
use crate::schema::{field_department, unit};

#[derive(Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = unit, treat_none_as_default_value = false)]
struct Row {
    id: Id,
    code: String,
    kind: UnitKind,
    parent: Option<Id>,
    name: String,
    formal_name: String,
    official_code: Option<String>,
    plan: String,
    valid_from: Date,
    valid_to: Option<Date>,
    seed: bool,
    stand_in: bool,
    resolution: Option<String>,
}

/// The codes that plans already have.
pub(crate) fn codes(conn: &mut Conn) -> Result<HashMap<String, String>> {
    Ok(unit::table.select((unit::plan, unit::code)).load::<(String, String)>(conn)?.into_iter().collect())
}

/// Makes what is missing and renames what changed its name. Codes, days and flags of standing units stay.
pub(crate) fn bring_in_line(conn: &mut Conn, planned: &[Planned], dry_run: bool) -> Result<usize> {
    let rows = unit::table.select(Row::as_select()).load::<Row>(conn)?;
    let mut standing: HashMap<String, Row> = rows.into_iter().map(|row| (row.plan.clone(), row)).collect();
    let mut changed = 0;
    for new in planned {
        let old = standing.get(&new.plan);
        if old.is_some_and(|row| row.name == new.name && row.formal_name == new.formal_name) {
            continue;
        }
        changed += 1;
        let parent = new.parent.as_ref().and_then(|parent| standing.get(parent)).map(|row| row.id);
        let row = old.cloned().unwrap_or_else(|| fresh(new, parent));
        let known = old.is_some();
        if !dry_run {
            save(conn, &row, new, known)?;
        }
        standing.insert(new.plan.clone(), row);
    }
    Ok(changed)
}

fn fresh(new: &Planned, parent: Option<Id>) -> Row {
    Row {
        id: Id::new(),
        code: new.code.clone(),
        kind: new.kind,
        parent,
        name: new.name.clone(),
        formal_name: new.formal_name.clone(),
        official_code: new.official_code.clone(),
        plan: new.plan.clone(),
        valid_from: new.valid_from,
        valid_to: None,
        seed: false,
        stand_in: new.stand_in,
        resolution: None,
    }
}

fn save(conn: &mut Conn, row: &Row, new: &Planned, known: bool) -> Result<()> {
    if known {
        diesel::update(unit::table.filter(unit::id.eq(row.id)))
            .set((unit::name.eq(&new.name), unit::formal_name.eq(&new.formal_name)))
            .execute(conn)?;
    } else {
        diesel::insert_into(unit::table).values(row.clone()).execute(conn)?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct FieldRow {
    field: String,
    department: Option<u16>,
}

/// Fills the table of fields (N8) with the shipped rows that it does not have yet; what is set stays.
pub(crate) fn fields(conn: &mut Conn, dry_run: bool) -> Result<usize> {
    let known: Vec<String> = field_department::table.select(field_department::key).load(conn)?;
    let departments = unit::table.filter(unit::kind.eq(UnitKind::Department)).select((unit::plan, unit::id));
    let departments: HashMap<String, Id> = departments.load::<(String, Id)>(conn)?.into_iter().collect();
    let mut changed = 0;
    for row in plan::read::<FieldRow>(include_str!("../data/fields.csv")) {
        let key = field_key(&row.field);
        if known.contains(&key) {
            continue;
        }
        changed += 1;
        let department = row.department.and_then(|number| departments.get(&format!("department/{number}")));
        if !dry_run {
            diesel::insert_into(field_department::table)
                .values((
                    field_department::key.eq(key),
                    field_department::field.eq(row.field),
                    field_department::department.eq(department.copied()),
                ))
                .execute(conn)?;
        }
    }
    Ok(changed)
}

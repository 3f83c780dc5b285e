use diesel::prelude::*;
use identity::Ctx;
use kernel::codes::AgencyCode;
use kernel::{Date, Id, Reason, Refusal, text};
use serde_json::json;
use store::{Conn, Result};

use super::unit_unknown;
use crate::directory::field_key;
use crate::schema::{field_department, unit};
use crate::{Unit, UnitKind, changes, directory, policy};

/// Puts the official code in place of a stand-in (N9). Units below keep their own last group. Codes of
/// dossiers that exist do not change.
///
/// # Errors
/// The policy's refusal; refusals of `code`; `organization-unit-unknown`.
pub fn set_code(conn: &mut Conn, ctx: &Ctx, id: Id, code: &str) -> Result<()> {
    let directory = directory(conn)?;
    let row = directory.unit(id).ok_or_else(unit_unknown)?;
    policy::may_edit_units(ctx.actor)?;
    let code = AgencyCode::parse(code).map_err(|reason| Refusal::field("code", reason))?;
    if directory.by_code(code.as_str()).is_some_and(|other| other.id != id) {
        return Err(Refusal::field("code", Reason::new("organization-code-taken")).into());
    }
    let mut below: Vec<&Unit> =
        directory.units().iter().filter(|other| other.id != id && directory.is_within(other.id, id)).collect();
    below.sort_by_key(|other| other.code.len());
    rename(conn, row, code.as_str(), false)?;
    for other in below {
        if let Some(rest) = other.code.strip_prefix(&row.code) {
            rename(conn, other, &format!("{}{rest}", code.as_str()), other.stand_in)?;
        }
    }
    changes::bump(conn)?;
    let detail = json!({ "from": row.code, "to": code.as_str() });
    changes::record(conn, ctx, id, "organization.code", &format!("unit:{id}"), &detail)
}

fn rename(conn: &mut Conn, row: &Unit, code: &str, stand_in: bool) -> Result<()> {
    diesel::update(unit::table.filter(unit::id.eq(row.id)))
        .set((unit::code.eq(code), unit::stand_in.eq(stand_in)))
        .execute(conn)?;
    Ok(())
}

/// Ends a unit with a last day; it stays in the books.
///
/// # Errors
/// The policy's refusal; a refusal of `valid_to` before the first day; `organization-unit-unknown`.
pub fn close_unit(conn: &mut Conn, ctx: &Ctx, id: Id, valid_to: Date) -> Result<()> {
    let directory = directory(conn)?;
    let row = directory.unit(id).ok_or_else(unit_unknown)?;
    policy::may_edit_units(ctx.actor)?;
    if valid_to < row.valid_from {
        return Err(Refusal::field("valid_to", Reason::new("identity-grant-days")).into());
    }
    diesel::update(unit::table.filter(unit::id.eq(id))).set(unit::valid_to.eq(Some(valid_to))).execute(conn)?;
    changes::bump(conn)?;
    let detail = json!({ "valid_to": valid_to });
    changes::record(conn, ctx, id, "organization.close-unit", &format!("unit:{id}"), &detail)
}

/// Says which department decides in a field of the catalogue (N8); `None` leaves the choice to the clerk.
///
/// # Errors
/// The policy's refusal; a refusal of `field`; `organization-unit-unknown` when it is not a department.
pub fn set_field_department(conn: &mut Conn, ctx: &Ctx, field: &str, department: Option<Id>) -> Result<()> {
    let directory = directory(conn)?;
    policy::may_edit_units(ctx.actor)?;
    if let Some(department) = department {
        directory.unit(department).filter(|unit| unit.kind == UnitKind::Department).ok_or_else(unit_unknown)?;
    }
    let (field, key) = (text::clean(field), field_key(field));
    if key.is_empty() {
        return Err(Refusal::field("field", Reason::new("organization-value-missing")).into());
    }
    let changed = diesel::update(field_department::table.filter(field_department::key.eq(&key)))
        .set(field_department::department.eq(department))
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(field_department::table)
            .values((
                field_department::key.eq(&key),
                field_department::field.eq(&field),
                field_department::department.eq(department),
            ))
            .execute(conn)?;
    }
    changes::bump(conn)?;
    let chain = department.or_else(|| directory.province().map(|unit| unit.id));
    match chain {
        Some(chain) => changes::record(conn, ctx, chain, "organization.field", &format!("field:{key}"), &json!({})),
        None => Ok(()),
    }
}

//! Reads of the catalogue. What a dossier asks goes to the tables; lists go to the snapshot in memory.

mod asked;
mod settings;

use std::collections::HashSet;

use diesel::prelude::*;
use kernel::codes::ProcedureCode;
use kernel::{Date, Id, Reason, Refusal};
use store::Conn;

pub use asked::{
    ProcessAsk, competent_body, fee_for, intake_hours, is_one_act, limit_for, limit_or_gap, non_boundary_listed,
    process_for, process_steps, total_of,
};
pub use settings::{competence_settings, fee_settings, limit_settings, process_setting};

use crate::model::{Offer, Part, PartRow, Version};
use crate::rules::validity;
use crate::schema::{procedure_offer, procedure_part, procedure_part_title, procedure_version};

/// The version of a procedure that is in force on `date` (rule 0.10). `code` is read as people write it, and
/// a provincial ending (`.H41`, C6) finds the national entry where the province has none of its own.
///
/// # Errors
/// Not found: no such procedure, or none in force on that day. Database errors.
pub fn in_force(conn: &mut Conn, code: &str, date: Date) -> store::Result<Version> {
    let all = versions(conn, code)?;
    validity::in_force(&all, date).cloned().ok_or_else(|| not_in_force(code, date).into())
}

/// One version, whether or not it is still in force.
///
/// # Errors
/// Not found; database errors.
pub fn by_id(conn: &mut Conn, version: Id) -> store::Result<Version> {
    procedure_version::table
        .find(version)
        .select(Version::as_select())
        .first(conn)
        .optional()?
        .ok_or_else(|| not_found(&version.to_string()).into())
}

/// All versions of a procedure, the first one first.
///
/// # Errors
/// Not found if there is no such procedure; database errors.
pub fn versions(conn: &mut Conn, code: &str) -> store::Result<Vec<Version>> {
    for code in spellings(code) {
        let found: Vec<Version> = procedure_version::table
            .filter(procedure_version::code.eq(&code))
            .order(procedure_version::number)
            .select(Version::as_select())
            .load(conn)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Err(not_found(code).into())
}

/// The newest version of a procedure, whatever its days: whose field decides who may set something.
///
/// # Errors
/// Not found; database errors.
pub fn newest(conn: &mut Conn, code: &str) -> store::Result<Version> {
    versions(conn, code)?.pop().ok_or_else(|| not_found(code).into())
}

/// The stored forms under which a typed code may stand: as given, then without the province's ending (C6).
#[must_use]
pub fn spellings(code: &str) -> Vec<String> {
    let Ok(parsed) = ProcedureCode::parse(code) else { return Vec::new() };
    let whole = parsed.as_str().to_owned();
    match whole.rsplit_once(".H") {
        Some((national, _)) => vec![whole.clone(), national.to_owned()],
        None => vec![whole],
    }
}

/// The parts a version asks for, in the order of the source, with the short titles administrators gave.
///
/// # Errors
/// Database errors.
pub fn parts(conn: &mut Conn, version: &Version) -> store::Result<Vec<Part>> {
    let rows: Vec<PartRow> = procedure_part::table
        .filter(procedure_part::version_id.eq(version.id))
        .order(procedure_part::seq)
        .select(PartRow::as_select())
        .load(conn)?;
    let titles: Vec<(String, String)> = procedure_part_title::table
        .filter(procedure_part_title::code.eq(&version.code))
        .select((procedure_part_title::title_key, procedure_part_title::short_title))
        .load(conn)?;
    let short = |key: &str| titles.iter().find(|(own, _)| own == key).map(|(_, title)| title.clone());
    Ok(rows.into_iter().map(|row| Part { short_title: short(&row.title_key), row }).collect())
}

/// The versions that ask for any part: the others are gaps.
///
/// # Errors
/// Database errors.
pub fn versions_with_parts(conn: &mut Conn) -> store::Result<HashSet<Id>> {
    let all: Vec<Id> = procedure_part::table.select(procedure_part::version_id).distinct().load(conn)?;
    Ok(all.into_iter().collect())
}

/// The channels as the catalogue offers them, in the order of the source.
///
/// # Errors
/// Database errors.
pub fn channels(conn: &mut Conn, version: Id) -> store::Result<Vec<Offer>> {
    Ok(procedure_offer::table
        .filter(procedure_offer::version_id.eq(version))
        .order(procedure_offer::seq)
        .select(Offer::as_select())
        .load(conn)?)
}

/// No procedure of that code or id.
#[must_use]
pub fn not_found(code: &str) -> Refusal {
    Refusal::NotFound(Reason::new("procedure-not-found").with("code", code))
}

/// The procedure is there, but no version of it is in force on that day.
fn not_in_force(code: &str, date: Date) -> Refusal {
    Refusal::NotFound(Reason::new("procedure-not-in-force").with("code", code).with("date", date))
}

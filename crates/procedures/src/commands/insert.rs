//! Rows one by one, each by the same prepared statement (several rows in one INSERT do not compile on both
//! databases at once), and the one way in which a version enters the catalogue.

use diesel::prelude::*;
use kernel::Id;
use store::Conn;

use crate::model::{Offer, PartRow, Version};
use crate::rules::validity;
use crate::schema::{procedure_offer, procedure_part, procedure_version};

pub(super) fn versions(conn: &mut Conn, rows: &[Version]) -> store::Result<()> {
    for row in rows {
        diesel::insert_into(procedure_version::table).values(row).execute(conn)?;
    }
    Ok(())
}

pub(super) fn parts(conn: &mut Conn, rows: &[PartRow]) -> store::Result<()> {
    for row in rows {
        diesel::insert_into(procedure_part::table).values(row).execute(conn)?;
    }
    Ok(())
}

pub(super) fn offers(conn: &mut Conn, rows: &[Offer]) -> store::Result<()> {
    for row in rows {
        diesel::insert_into(procedure_offer::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Places a version that follows others (rule 0.10): it gets the next number and its last day, the one it
/// takes over from ends the day before, and no other row is touched. `all` are the versions of its code.
pub(super) fn successor(
    conn: &mut Conn,
    all: &[Version],
    mut version: Version,
    parts_of: &[PartRow],
    offers_of: &[Offer],
) -> store::Result<Version> {
    let place = validity::place(all, version.valid_from);
    version.id = Id::new();
    version.number = all.iter().map(|own| own.number).max().unwrap_or(0) + 1;
    version.valid_to = place.valid_to;
    if let Some(before) = place.follows.map(|at| &all[at]) {
        diesel::update(procedure_version::table.find(before.id))
            .set(procedure_version::valid_to.eq(Some(validity::day_before(version.valid_from))))
            .execute(conn)?;
    }
    versions(conn, std::slice::from_ref(&version))?;
    let moved = |row: &PartRow| PartRow { id: Id::new(), version_id: version.id, ..row.clone() };
    parts(conn, &parts_of.iter().map(moved).collect::<Vec<_>>())?;
    let moved = |row: &Offer| Offer { version_id: version.id, ..row.clone() };
    offers(conn, &offers_of.iter().map(moved).collect::<Vec<_>>())?;
    Ok(version)
}

/// The parts of a version as stored.
pub(super) fn parts_of(conn: &mut Conn, version: Id) -> store::Result<Vec<PartRow>> {
    Ok(procedure_part::table
        .filter(procedure_part::version_id.eq(version))
        .order(procedure_part::seq)
        .select(PartRow::as_select())
        .load(conn)?)
}

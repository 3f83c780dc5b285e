use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use dossiers::schema::dossier;
use identity::schema::account;
use kernel::Id;
use store::Conn;

/// How many open dossiers each person of these units holds now.
///
/// # Errors
/// Those of the database.
pub fn held(conn: &mut Conn, units: &[Id]) -> store::Result<HashMap<Id, i64>> {
    let held = dossier::table
        .filter(dossier::open)
        .filter(dossier::holder_unit.eq_any(units.to_vec()))
        .group_by(dossier::holder_person)
        .select((dossier::holder_person, count_star()));
    let rows: Vec<(Option<Id>, i64)> = held.load(conn)?;
    Ok(rows.into_iter().filter_map(|(person, count)| Some((person?, count))).collect())
}

/// Login and name of people.
///
/// # Errors
/// Those of the database.
pub fn people(conn: &mut Conn, ids: impl Iterator<Item = Id>) -> store::Result<HashMap<Id, (String, String)>> {
    let mut ids: Vec<Id> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    let mut all = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(500) {
        let rows = account::table.filter(account::id.eq_any(ids)).select((account::id, account::login, account::name));
        let rows: Vec<(Id, String, String)> = rows.load(conn)?;
        all.extend(rows.into_iter().map(|(id, login, name)| (id, (login, name))));
    }
    Ok(all)
}

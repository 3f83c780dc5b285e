use diesel::prelude::*;
use kernel::Date;
use organization::settings::Certainty;
use store::Conn;

use super::Part;
use crate::schema::supervision_weight;

/// How much a part weighs from a day on (F8).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_weight, treat_none_as_default_value = false)]
pub struct Weight {
    pub valid_from: Date,
    pub part: Part,
    /// In hundredths of a point.
    pub points: i64,
    /// The share that earns all points, in thousandths.
    pub full_at: i64,
    /// The rule it follows.
    pub source: String,
    pub certainty: Certainty,
}

/// The weights that hold on a day, in the order of the parts: of each part the row that is valid last.
///
/// # Errors
/// Those of the database.
pub fn weights(conn: &mut Conn, day: Date) -> store::Result<Vec<Weight>> {
    let rows: Vec<Weight> = supervision_weight::table
        .filter(supervision_weight::valid_from.le(day))
        .order((supervision_weight::part, supervision_weight::valid_from.desc()))
        .select(Weight::as_select())
        .load(conn)?;
    let newest = |part: &Part| rows.iter().find(|row| row.part == *part).cloned();
    Ok(Part::ALL.iter().filter_map(newest).collect())
}

/// Every version, the newest first, each in the order of the parts.
///
/// # Errors
/// Those of the database.
pub fn versions(conn: &mut Conn) -> store::Result<Vec<Weight>> {
    let rows = supervision_weight::table.order(supervision_weight::valid_from.desc());
    let mut rows: Vec<Weight> = rows.select(Weight::as_select()).load(conn)?;
    let place = |row: &Weight| Part::ALL.iter().position(|part| *part == row.part);
    rows.sort_by_key(|row| (std::cmp::Reverse(row.valid_from), place(row)));
    Ok(rows)
}

/// The newest version, be it valid yet or not.
///
/// # Errors
/// Those of the database.
pub fn latest(conn: &mut Conn) -> store::Result<Vec<Weight>> {
    let mut rows = versions(conn)?;
    let newest = rows.first().map(|row| row.valid_from);
    rows.retain(|row| Some(row.valid_from) == newest);
    Ok(rows)
}

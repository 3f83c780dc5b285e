use std::collections::BTreeMap;

use diesel::prelude::*;
use kernel::{Date, Id};
use store::Conn;

use crate::model::Level;
use crate::rules::Count;
use crate::schema::feedback_answer as a;

/// Whose answers are counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Places {
    /// Bodies that decided the dossiers; `None` for all.
    pub bodies: Option<Vec<Id>>,
    /// The centre that received them.
    pub centre: Option<Id>,
    /// Codes of procedures, as of one field; `None` for all.
    pub procedures: Option<Vec<String>>,
}

impl Places {
    /// One body.
    #[must_use]
    pub fn body(body: Id) -> Self {
        Self { bodies: Some(vec![body]), ..Self::default() }
    }
}

kernel::named_enum! {
    /// What the counts are split by.
    pub enum By { Body = "body", Centre = "centre", Procedure = "procedure" }
}

/// The key of a count.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Key {
    Unit(Id),
    Procedure(String),
}

/// How many said what, of answers given from `from` to `to`, both included (A51, A52).
///
/// # Errors
/// Those of the database.
pub fn satisfaction(
    conn: &mut Conn,
    by: By,
    places: &Places,
    (from, to): (Date, Date),
) -> store::Result<BTreeMap<Key, Count>> {
    let mut query = a::table
        .filter(a::day.between(from, to))
        .group_by((a::body, a::centre, a::procedure, a::level))
        .select((a::body, a::centre, a::procedure, a::level, diesel::dsl::count_star()))
        .into_boxed();
    if let Some(bodies) = &places.bodies {
        query = query.filter(a::body.eq_any(bodies.clone()));
    }
    if let Some(centre) = places.centre {
        query = query.filter(a::centre.eq(centre));
    }
    if let Some(procedures) = &places.procedures {
        query = query.filter(a::procedure.eq_any(procedures.clone()));
    }
    let rows: Vec<(Id, Id, String, Level, i64)> = query.load(conn)?;
    let mut counts: BTreeMap<Key, Count> = BTreeMap::new();
    for (body, centre, procedure, level, count) in rows {
        let key = match by {
            By::Body => Key::Unit(body),
            By::Centre => Key::Unit(centre),
            By::Procedure => Key::Procedure(procedure),
        };
        counts.entry(key).or_default().add(level, count);
    }
    Ok(counts)
}

/// All of them together.
#[must_use]
pub fn total(counts: &BTreeMap<Key, Count>) -> Count {
    counts.values().fold(Count::default(), |mut sum, count| {
        sum += *count;
        sum
    })
}

use std::collections::BTreeMap;

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id};
use store::Conn;

use super::Places;
use crate::model::{Action, Level, Spoken, Topic};
use crate::policy::{self, Standing};
use crate::rules::Count;
use crate::schema::feedback_answer as a;

/// What somebody wrote about a dossier.
pub type Written = Spoken;

/// The answers with words of a body, the newest first, for who leads it.
///
/// # Errors
/// Forbidden; those of the database.
pub fn written(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    body: Id,
    (from, to): (Date, Date),
    limit: i64,
) -> store::Result<Vec<Written>> {
    let directory = organization::directory(conn)?;
    policy::may(ctx.actor, Action::Words, &Standing::of_body(&directory, body))?;
    Ok(a::table
        .filter(a::body.eq(body))
        .filter(a::day.between(from, to))
        .filter(a::words.is_not_null())
        .order((a::at.desc(), a::dossier))
        .limit(limit)
        .select(Spoken::as_select())
        .load(conn)?)
}

/// What answers were about: how often each topic was ticked, by how content the person was.
///
/// # Errors
/// Those of the database.
pub fn topics(conn: &mut Conn, places: &Places, (from, to): (Date, Date)) -> store::Result<BTreeMap<Topic, Count>> {
    let mut query = a::table
        .filter(a::day.between(from, to))
        .group_by((a::topics, a::level))
        .select((a::topics, a::level, diesel::dsl::count_star()))
        .into_boxed();
    if let Some(bodies) = &places.bodies {
        query = query.filter(a::body.eq_any(bodies.clone()));
    }
    if let Some(centre) = places.centre {
        query = query.filter(a::centre.eq(centre));
    }
    let rows: Vec<(String, Level, i64)> = query.load(conn)?;
    let mut counts: BTreeMap<Topic, Count> = BTreeMap::new();
    for (topics, level, count) in rows {
        let topics: Vec<Topic> = serde_json::from_str(&topics).unwrap_or_default();
        for topic in topics {
            counts.entry(topic).or_default().add(level, count);
        }
    }
    Ok(counts)
}

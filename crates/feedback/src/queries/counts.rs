use std::collections::BTreeMap;

use diesel::prelude::*;
use kernel::{Date, Id, Timestamp};
use store::Conn;

use crate::model::Timeliness;
use crate::schema::feedback_petition as p;

/// How the petitions of a body stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PetitionCount {
    /// Filed in the period.
    pub filed: i64,
    /// Ended in the period within their clock, and after it (N1).
    pub in_time: i64,
    pub late: i64,
    /// Open now, and of these past their clock's date.
    pub open: i64,
    pub open_late: i64,
}

/// The petitions of each body: filed and ended from `from` to `to`, both included, and open now. `bodies`: `None` for
/// all.
///
/// # Errors
/// Those of the database.
pub fn petition_counts(
    conn: &mut Conn,
    bodies: Option<&[Id]>,
    (from, to): (Date, Date),
    now: Timestamp,
) -> store::Result<BTreeMap<Id, PetitionCount>> {
    let mut counts: BTreeMap<Id, PetitionCount> = BTreeMap::new();
    let today = Timestamp::from_local(now.date().civil().at(0, 0, 0, 0));
    let seen = |body: &Id| bodies.is_none_or(|bodies| bodies.contains(body));
    let begin = Timestamp::from_local(from.civil().at(0, 0, 0, 0));
    let filed: Vec<(Id, i64)> = p::table
        .filter(p::filed_at.between(begin, crate::rules::lapses_at(Timestamp::from_local(to.civil().at(0, 0, 0, 0)))))
        .filter(p::filed_day.between(from, to))
        .group_by(p::holder_body)
        .select((p::holder_body, diesel::dsl::count_star()))
        .load(conn)?;
    for (body, count) in filed.into_iter().filter(|(body, _)| seen(body)) {
        counts.entry(body).or_default().filed = count;
    }
    let ended: Vec<(Id, Option<Timeliness>, i64)> = p::table
        .filter(p::ended_day.between(from, to))
        .group_by((p::holder_body, p::outcome))
        .select((p::holder_body, p::outcome, diesel::dsl::count_star()))
        .load(conn)?;
    for (body, outcome, count) in ended.into_iter().filter(|(body, ..)| seen(body)) {
        let own = counts.entry(body).or_default();
        match outcome {
            Some(Timeliness::Late) => own.late += count,
            _ => own.in_time += count,
        }
    }
    let open: Vec<(Id, Option<Timestamp>)> = p::table.filter(p::open).select((p::holder_body, p::due_at)).load(conn)?;
    for (body, due) in open.into_iter().filter(|(body, _)| seen(body)) {
        let own = counts.entry(body).or_default();
        own.open += 1;
        own.open_late += i64::from(due.is_some_and(|due| due < today));
    }
    Ok(counts)
}

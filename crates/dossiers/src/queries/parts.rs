//! Everything an actor may list, read part by part, each from an index of its own. One condition for all of it would be
//! answered by looking through the queue of the whole province.

use diesel::prelude::*;
use kernel::Id;
use store::Conn;

use super::queue::{Condition, QueueRow, page, sort_key};
use crate::policy::Scope;
use crate::schema::{dossier, dossier_opinion};

/// The conditions of the parts; a dossier may stand in several. None for who sees everything.
fn parts(scope: &Scope, open: bool) -> Vec<Condition> {
    let mut parts: Vec<Condition> = Vec::new();
    for unit in &scope.holders {
        let held = dossier::holder_unit.eq(*unit).assume_not_null();
        parts.push(Box::new(held.and(dossier::open)));
        if !open {
            // What is open and what has left the queues stand in an index each.
            parts.push(Box::new(held.and(diesel::dsl::not(dossier::open))));
        }
    }
    for body in &scope.bodies {
        parts.push(Box::new(dossier::competent_body.eq(*body)));
    }
    for centre in &scope.centres {
        parts.push(Box::new(dossier::receiving_unit.eq(*centre)));
        // Said as the index of the few that were handed in elsewhere says it.
        parts
            .push(Box::new(dossier::support_point.eq(*centre).and(dossier::support_point.ne(dossier::receiving_unit))));
    }
    for unit in &scope.consulted {
        let asked = dossier_opinion::table.filter(dossier_opinion::unit.eq(*unit)).select(dossier_opinion::dossier);
        parts.push(Box::new(dossier::id.eq_any(asked)));
    }
    parts
}

/// The first rows of everything in the scope, in the order of the list. `conditions` gives what else must hold, anew for
/// each part.
///
/// # Errors
/// Those of the database.
pub(super) fn first(
    conn: &mut Conn,
    scope: &Scope,
    conditions: impl Fn() -> Vec<Condition>,
    open: bool,
    limit: i64,
) -> store::Result<Vec<QueueRow>> {
    if scope.everything {
        return page(conn, conditions(), open, limit);
    }
    let mut rows: Vec<QueueRow> = Vec::new();
    for part in parts(scope, open) {
        let mut all = conditions();
        all.push(part);
        rows.extend(page(conn, all, open, limit)?);
    }
    let place = |row: &QueueRow| (sort_key(row, open), row.id);
    rows.sort_unstable_by(|one, other| {
        let ascending = place(one).cmp(&place(other));
        if open { ascending } else { ascending.reverse() }
    });
    rows.dedup_by_key(|row: &mut QueueRow| -> Id { row.id });
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(rows)
}

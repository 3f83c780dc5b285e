//! The statements that several acts share.

use std::collections::HashMap;

use diesel::prelude::*;
use kernel::{Id, Reason, Refusal};
use store::Conn;

use super::codes;
use crate::model::{Conclusion, Matter, Opinion, Recommendation, Session, State, Task};
use crate::schema::{
    docket_conclusion, docket_extension, docket_group_member, docket_matter, docket_opinion, docket_recommendation,
    docket_session, docket_session_commune, docket_task, docket_task_unit, docket_term,
};

/// The refusal of a code that nothing has.
pub(crate) fn not_found() -> store::Error {
    Refusal::NotFound(Reason::new("docket-not-found")).into()
}

/// A number of rows as a column holds it.
pub(crate) fn count(rows: usize) -> i32 {
    i32::try_from(rows).unwrap_or(i32::MAX)
}

/// The recommendation of a code as people write it.
pub(crate) fn recommendation(conn: &mut Conn, typed: &str) -> store::Result<Recommendation> {
    let found = docket_recommendation::table
        .filter(docket_recommendation::code.eq(codes::read(typed)))
        .select(Recommendation::as_select())
        .first(conn);
    found.optional()?.ok_or_else(not_found)
}

/// The matter of a code as people write it.
pub(crate) fn matter(conn: &mut Conn, typed: &str) -> store::Result<Matter> {
    let found =
        docket_matter::table.filter(docket_matter::code.eq(codes::read(typed))).select(Matter::as_select()).first(conn);
    found.optional()?.ok_or_else(not_found)
}

/// The matter of an id, which must be there.
pub(crate) fn matter_by_id(conn: &mut Conn, id: Id) -> store::Result<Matter> {
    Ok(docket_matter::table.find(id).select(Matter::as_select()).first(conn)?)
}

/// A recommendation with its matter, by the code of either. A matter's code stands for its first recommendation, and
/// that of a joined one for the matter it went into.
pub(crate) fn either(conn: &mut Conn, typed: &str) -> store::Result<(Recommendation, Option<Matter>)> {
    if codes::read(typed).starts_with(codes::MATTER) {
        let mut matter = matter(conn, typed)?;
        while let Some(into) = matter.joined_into {
            matter = matter_by_id(conn, into)?;
        }
        let first = docket_recommendation::table
            .filter(docket_recommendation::matter.eq(matter.id))
            .order((docket_recommendation::made_at, docket_recommendation::id))
            .select(Recommendation::as_select())
            .first(conn)
            .optional()?;
        return Ok((first.ok_or_else(not_found)?, Some(matter)));
    }
    let recommendation = recommendation(conn, typed)?;
    let matter = recommendation.matter.map(|id| matter_by_id(conn, id)).transpose()?;
    Ok((recommendation, matter))
}

/// Writes `after` over `before`; false when somebody else wrote first.
pub(crate) fn update_matter(conn: &mut Conn, before: &Matter, after: &Matter) -> store::Result<bool> {
    let row = docket_matter::table.filter(docket_matter::id.eq(before.id)).filter(docket_matter::seq.eq(before.seq));
    Ok(store::kept(diesel::update(row).set(after)).execute(conn)? == 1)
}

/// Writes a recommendation.
pub(crate) fn update_recommendation(
    conn: &mut Conn,
    before: &Recommendation,
    after: &Recommendation,
) -> store::Result<bool> {
    let row = docket_recommendation::table
        .filter(docket_recommendation::id.eq(before.id))
        .filter(docket_recommendation::seq.eq(before.seq));
    Ok(store::kept(diesel::update(row).set(after)).execute(conn)? == 1)
}

/// Counts one event more of a recommendation and touches nothing else of it: acts on its matter may have moved the rest
/// meanwhile. False when it was overtaken.
pub(crate) fn count_event(conn: &mut Conn, before: &Recommendation) -> store::Result<bool> {
    let row = docket_recommendation::table
        .filter(docket_recommendation::id.eq(before.id))
        .filter(docket_recommendation::seq.eq(before.seq))
        .filter(docket_recommendation::state.eq(before.state));
    let set = docket_recommendation::seq.eq(before.seq + 1);
    Ok(store::kept(diesel::update(row).set(set)).execute(conn)? == 1)
}

/// Recommendations follow their matter's state and lead, except those that were closed by themselves.
pub(crate) fn spread(conn: &mut Conn, matter: &Matter) -> store::Result<()> {
    let rows = docket_recommendation::table
        .filter(docket_recommendation::matter.eq(matter.id))
        .filter(docket_recommendation::state.ne(State::Closed));
    let set = (docket_recommendation::state.eq(matter.state), docket_recommendation::lead_body.eq(matter.lead_body));
    store::kept(diesel::update(rows).set(set)).execute(conn)?;
    Ok(())
}

/// Whether others may still join a matter is noted at the words by which it is found.
pub(crate) fn note_joinable(conn: &mut Conn, before: &Matter, after: &Matter) -> store::Result<()> {
    if before.state.is_joinable() == after.state.is_joinable() {
        return Ok(());
    }
    let own = docket_recommendation::table
        .filter(docket_recommendation::matter.eq(after.id))
        .select(docket_recommendation::id);
    let terms = diesel::update(docket_term::table.filter(docket_term::recommendation.eq_any(own)));
    store::kept(terms.set(docket_term::joinable.eq(after.state.is_joinable()))).execute(conn)?;
    Ok(())
}

/// The matter is closed: what still waited for its commune closes without a word.
pub(crate) fn close_rest(conn: &mut Conn, matter: &Matter, now: kernel::Timestamp) -> store::Result<()> {
    let rows = docket_recommendation::table
        .filter(docket_recommendation::matter.eq(matter.id))
        .filter(docket_recommendation::state.ne(State::Closed));
    let set = (
        docket_recommendation::state.eq(State::Closed),
        docket_recommendation::closed_at.eq(Some(now)),
        docket_recommendation::closed_how.eq(Some("silent")),
    );
    store::kept(diesel::update(rows).set(set)).execute(conn)?;
    Ok(())
}

/// How many recommendations of a matter are not closed, the given one aside.
pub(crate) fn others_open(conn: &mut Conn, matter: Id, but: Id) -> store::Result<i64> {
    Ok(docket_recommendation::table
        .filter(docket_recommendation::matter.eq(matter))
        .filter(docket_recommendation::id.ne(but))
        .filter(docket_recommendation::state.ne(State::Closed))
        .count()
        .get_result(conn)?)
}

/// The communes of a matter, each once.
pub(crate) fn communes_of(conn: &mut Conn, matter: Id) -> store::Result<Vec<Id>> {
    Ok(docket_recommendation::table
        .filter(docket_recommendation::matter.eq(matter))
        .select(docket_recommendation::commune)
        .distinct()
        .load(conn)?)
}

/// Every opinion of a matter, in order.
pub(crate) fn opinions(conn: &mut Conn, matter: Id) -> store::Result<Vec<Opinion>> {
    Ok(docket_opinion::table
        .filter(docket_opinion::matter.eq(matter))
        .order(docket_opinion::no)
        .select(Opinion::as_select())
        .load(conn)?)
}

/// The session of a code as people write it.
pub(crate) fn session(conn: &mut Conn, typed: &str) -> store::Result<Session> {
    let found = docket_session::table
        .filter(docket_session::code.eq(codes::read(typed)))
        .select(Session::as_select())
        .first(conn);
    found.optional()?.ok_or_else(not_found)
}

/// The communes of a session, in order.
pub(crate) fn session_communes(conn: &mut Conn, session: Id) -> store::Result<Vec<Id>> {
    Ok(docket_session_commune::table
        .filter(docket_session_commune::session.eq(session))
        .order(docket_session_commune::no)
        .select(docket_session_commune::commune)
        .load(conn)?)
}

/// The communes of several sessions, each in order.
pub(crate) fn communes_of_sessions(conn: &mut Conn, sessions: &[Id]) -> store::Result<HashMap<Id, Vec<Id>>> {
    let rows: Vec<(Id, Id)> = docket_session_commune::table
        .filter(docket_session_commune::session.eq_any(sessions))
        .order((docket_session_commune::session, docket_session_commune::no))
        .select((docket_session_commune::session, docket_session_commune::commune))
        .load(conn)?;
    let mut all: HashMap<Id, Vec<Id>> = HashMap::new();
    for (session, commune) in rows {
        all.entry(session).or_default().push(commune);
    }
    Ok(all)
}

/// The codes of several matters.
pub(crate) fn matter_codes(conn: &mut Conn, matters: &[Id]) -> store::Result<HashMap<Id, String>> {
    let rows: Vec<(Id, String)> = docket_matter::table
        .filter(docket_matter::id.eq_any(matters))
        .select((docket_matter::id, docket_matter::code))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The accounts of a group's members.
pub(crate) fn members(conn: &mut Conn, group: Id) -> store::Result<Vec<Id>> {
    let accounts: Vec<Option<Id>> = docket_group_member::table
        .filter(docket_group_member::docket_group.eq(group))
        .select(docket_group_member::account)
        .load(conn)?;
    Ok(accounts.into_iter().flatten().collect())
}

/// The conclusion of a session, draft or issued.
pub(crate) fn conclusion(conn: &mut Conn, session: Id) -> store::Result<Option<Conclusion>> {
    let found = docket_conclusion::table
        .filter(docket_conclusion::session.eq(session))
        .select(Conclusion::as_select())
        .first(conn);
    Ok(found.optional()?)
}

/// The task of a code as people write it.
pub(crate) fn task(conn: &mut Conn, typed: &str) -> store::Result<Task> {
    let found =
        docket_task::table.filter(docket_task::code.eq(codes::read(typed))).select(Task::as_select()).first(conn);
    found.optional()?.ok_or_else(not_found)
}

/// The units that co-operate in a task.
pub(crate) fn task_units(conn: &mut Conn, task: Id) -> store::Result<Vec<Id>> {
    Ok(docket_task_unit::table.filter(docket_task_unit::task.eq(task)).select(docket_task_unit::unit).load(conn)?)
}

/// Whether an extension waits for its decision.
pub(crate) fn extension_asked(conn: &mut Conn, task: Id) -> store::Result<bool> {
    let open: Option<i32> = docket_extension::table
        .filter(docket_extension::task.eq(task))
        .filter(docket_extension::decided_at.is_null())
        .select(docket_extension::no)
        .first(conn)
        .optional()?;
    Ok(open.is_some())
}

//! What papers tell of a session or a commune. Whoever may have the paper has all of it: it does not shrink to what its
//! reader's own lists show.

use std::collections::HashMap;

use diesel::prelude::*;
use kernel::{Id, Timestamp};
use store::Conn;

use super::list::{Condition, RecommendationRow, page};
use super::tasks::{TaskRow, with_states};
use crate::model::{Answer, Matter, State, Task};
use crate::schema::{docket_answer, docket_matter, docket_recommendation as rec, docket_task};

/// More than any session or commune has.
const ALL: i64 = 1_000_000;

/// What was raised at a session, with what became of it.
pub(crate) struct Raised {
    pub row: RecommendationRow,
    pub matter: Option<Matter>,
    /// The last one that went out.
    pub answer: Option<Answer>,
    pub tasks: Vec<TaskRow>,
}

/// Everything that was raised at a session and sent, the newest first.
///
/// # Errors
/// Those of the database.
pub(crate) fn raised_at(conn: &mut Conn, session: Id, now: Timestamp) -> store::Result<Vec<Raised>> {
    let at: Condition = Box::new(rec::session.eq(session).assume_not_null().and(rec::state.ne(State::Draft)));
    let rows = page(conn, vec![at], ALL)?;
    let matters: Vec<(Id, Matter)> = rec::table
        .inner_join(docket_matter::table)
        .filter(rec::session.eq(session))
        .select((rec::id, Matter::as_select()))
        .load(conn)?;
    let mut matters: HashMap<Id, Matter> = matters.into_iter().collect();
    let ids: Vec<Id> = matters.values().map(|matter| matter.id).collect();
    let (answers, tasks) = (last_answers(conn, &ids)?, tasks_of(conn, &ids)?);
    let raised = rows.into_iter().map(|row| {
        let matter = matters.remove(&row.id);
        let id = matter.as_ref().map(|matter| matter.id);
        let of = |task: &&Task| task.matter.is_some() && task.matter == id;
        Raised {
            answer: id.and_then(|id| answers.get(&id).cloned()),
            tasks: with_states(tasks.iter().filter(of).cloned().collect(), now),
            matter,
            row,
        }
    });
    Ok(raised.collect())
}

/// The last answer that went out of each of these matters.
///
/// # Errors
/// Those of the database.
pub(super) fn last_answers(conn: &mut Conn, matters: &[Id]) -> store::Result<HashMap<Id, Answer>> {
    let answers: Vec<Answer> = docket_answer::table
        .filter(docket_answer::matter.eq_any(matters))
        .filter(docket_answer::issued_at.is_not_null())
        .order((docket_answer::matter, docket_answer::no))
        .select(Answer::as_select())
        .load(conn)?;
    Ok(answers.into_iter().map(|answer| (answer.matter, answer)).collect())
}

fn tasks_of(conn: &mut Conn, matters: &[Id]) -> store::Result<Vec<Task>> {
    Ok(docket_task::table
        .filter(docket_task::matter.eq_any(matters).assume_not_null())
        .order((docket_task::given_at, docket_task::id))
        .select(Task::as_select())
        .load(conn)?)
}

/// The tasks that came of a session, by their paragraphs.
///
/// # Errors
/// Those of the database.
pub(crate) fn tasks_at(conn: &mut Conn, session: Id, now: Timestamp) -> store::Result<Vec<TaskRow>> {
    let tasks = docket_task::table
        .filter(docket_task::session.eq(session))
        .order(docket_task::paragraph)
        .select(Task::as_select())
        .load(conn)?;
    Ok(with_states(tasks, now))
}

/// What a commune sent and still waits for, the newest first.
///
/// # Errors
/// Those of the database.
pub(super) fn open_of(conn: &mut Conn, commune: Id) -> store::Result<Vec<RecommendationRow>> {
    let own: Condition = Box::new(rec::commune.eq(commune).and(rec::state.ne_all([State::Draft, State::Closed])));
    page(conn, vec![own], ALL)
}

/// The open tasks that a body leads, the nearest clock first.
///
/// # Errors
/// Those of the database.
pub(super) fn open_tasks_of(conn: &mut Conn, body: Id, now: Timestamp) -> store::Result<Vec<TaskRow>> {
    let tasks = docket_task::table
        .filter(docket_task::open)
        .filter(docket_task::lead_body.eq(body))
        .order((docket_task::next_clock_at, docket_task::id))
        .select(Task::as_select())
        .load(conn)?;
    Ok(with_states(tasks, now))
}

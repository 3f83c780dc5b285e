use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Timestamp};
use store::Conn;

use super::report::tasks_at;
use crate::Docket;
use crate::model::{Inspection, Record, RecordKind, Session, State, Thing};
use crate::schema::{docket_matter, docket_recommendation as r};

/// One line from what was found to what was done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FollowLine {
    pub kind: Thing,
    /// Code of the recommendation or task; number of the record; id of the inspection.
    pub code: String,
    pub title: String,
    /// Whom it is about, or whose turn it is.
    pub unit: Option<Id>,
    /// Fluent key of its state.
    pub state_key: String,
    pub at: Timestamp,
    pub due_at: Option<Timestamp>,
    pub done: bool,
    /// Points of an inspection.
    pub score: Option<i32>,
}

/// What came of a session, one line each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FollowUp {
    pub session: Session,
    /// Clearly made up.
    pub illustration: bool,
    pub lines: Vec<FollowLine>,
}

impl Docket {
    /// Findings, inspections, recommendations and tasks of a session, in this order.
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn follow_up(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<FollowUp> {
        let view = self.session(conn, ctx, code)?;
        let mut lines: Vec<FollowLine> = Vec::new();
        lines.extend(view.records.into_iter().filter(|record| record.kind == RecordKind::Finding).map(finding));
        lines.extend(view.inspections.into_iter().map(inspection));
        lines.extend(recommendations(conn, view.session.id)?);
        lines.extend(tasks(conn, ctx, view.session.id)?);
        Ok(FollowUp { session: view.session, illustration: view.group.illustration, lines })
    }
}

fn finding(record: Record) -> FollowLine {
    FollowLine {
        kind: Thing::Session,
        code: record.no.to_string(),
        title: record.said,
        unit: record.unit,
        state_key: record.kind.key(),
        at: record.at,
        due_at: record.due_on.map(|day| Timestamp::from_local(day.civil().at(0, 0, 0, 0))),
        done: true,
        score: None,
    }
}

fn inspection(inspection: Inspection) -> FollowLine {
    let done = inspection.submitted_at.is_some();
    FollowLine {
        kind: Thing::Inspection,
        code: inspection.id.to_string(),
        title: String::new(),
        unit: Some(inspection.commune),
        state_key: if done { "docket-inspection-done" } else { "docket-inspection-open" }.to_owned(),
        at: inspection.began_at,
        due_at: None,
        done,
        score: inspection.score,
    }
}

fn recommendations(conn: &mut Conn, session: Id) -> store::Result<Vec<FollowLine>> {
    type Row = (String, String, Id, State, Timestamp, Option<(Id, Option<Timestamp>)>);
    let turn = (docket_matter::holder_unit, docket_matter::next_clock_at).nullable();
    let rows: Vec<Row> = r::table
        .left_join(docket_matter::table)
        .filter(r::session.eq(session))
        .filter(r::state.ne(State::Draft))
        .order((r::made_at, r::id))
        .select((r::code, r::title, r::commune, r::state, r::made_at, turn))
        .load(conn)?;
    let line = |(code, title, commune, state, at, turn): Row| FollowLine {
        kind: Thing::Recommendation,
        code,
        title,
        unit: Some(turn.map_or(commune, |(holder, _)| holder)),
        state_key: state.key(),
        at,
        due_at: turn.and_then(|(_, due)| due).filter(|_| state.is_open()),
        done: !state.is_open(),
        score: None,
    };
    Ok(rows.into_iter().map(line).collect())
}

fn tasks(conn: &mut Conn, ctx: &Ctx<'_>, session: Id) -> store::Result<Vec<FollowLine>> {
    let rows = tasks_at(conn, session, ctx.now)?.into_iter();
    let line = |row: super::TaskRow| FollowLine {
        kind: Thing::Task,
        code: row.task.code,
        title: row.task.content,
        unit: Some(row.task.lead_body),
        state_key: row.state.key(),
        at: row.task.given_at,
        due_at: row.task.due_at,
        done: !row.task.open,
        score: None,
    };
    Ok(rows.map(line).collect())
}

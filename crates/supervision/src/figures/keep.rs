//! The statements that keep the figures: few, small, and kept prepared.

use diesel::prelude::*;
use diesel::sql_types::{Binary, Integer, Text};
use kernel::{Date, Id};
use store::Conn;

use super::records::{DossierRow, SpanRow, StepKey, StepSum};
use crate::model::{Ending, Flow, Stage};
use crate::schema::{supervision_dossier, supervision_span};

macro_rules! add_flow {
    ($table:literal, $keys:literal) => {
        concat!(
            "INSERT INTO ",
            $table,
            " (",
            $keys,
            ", direct, online, post, early, on_time, late, refused, stopped, ",
            "closed, waiting, running, paused) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, ",
            "$15) ON CONFLICT (",
            $keys,
            ") DO UPDATE SET direct = ",
            $table,
            ".direct + excluded.direct, online = ",
            $table,
            ".online + excluded.online, post = ",
            $table,
            ".post + excluded.post, early = ",
            $table,
            ".early + excluded.early, on_time = ",
            $table,
            ".on_time + excluded.on_time, late = ",
            $table,
            ".late + excluded.late, refused = ",
            $table,
            ".refused + excluded.refused, stopped = ",
            $table,
            ".stopped + excluded.stopped, closed = ",
            $table,
            ".closed + excluded.closed, waiting = ",
            $table,
            ".waiting + excluded.waiting, running = ",
            $table,
            ".running + excluded.running, paused = ",
            $table,
            ".paused + excluded.paused"
        )
    };
}

const ADD_DAY: &str = add_flow!("supervision_day", "day, body, centre");
const ADD_PROCEDURE: &str = add_flow!("supervision_procedure", "body, day, procedure");
const ADD_STEP: &str = "INSERT INTO supervision_step (person, day, unit, step, early, on_time, late, untimed) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (person, day, unit, step) DO UPDATE SET \
     early = supervision_step.early + excluded.early, on_time = supervision_step.on_time + excluded.on_time, \
     late = supervision_step.late + excluded.late, untimed = supervision_step.untimed + excluded.untimed";

/// Where a dossier stood before.
pub(super) fn load(conn: &mut Conn, dossier: Id) -> store::Result<Option<DossierRow>> {
    let row = supervision_dossier::table.find(dossier).select(DossierRow::as_select()).first(conn);
    Ok(row.optional()?)
}

/// The columns that an event may change.
#[derive(AsChangeset)]
#[diesel(table_name = supervision_dossier, treat_none_as_null = true)]
struct Moving {
    stage: Stage,
    since_day: Date,
    due_day: Option<Date>,
    open: bool,
    ended_day: Option<Date>,
    ending: Option<Ending>,
    overdue: bool,
}

/// Writes where it stands now.
pub(super) fn save(conn: &mut Conn, row: &DossierRow, is_new: bool) -> store::Result<()> {
    if is_new {
        diesel::insert_into(supervision_dossier::table).values(row).execute(conn)?;
        return Ok(());
    }
    let moving = Moving {
        stage: row.stage,
        since_day: row.since_day,
        due_day: row.due_day,
        open: row.open,
        ended_day: row.ended_day,
        ending: row.ending,
        overdue: row.overdue,
    };
    store::kept(diesel::update(supervision_dossier::table.find(row.dossier)).set(moving)).execute(conn)?;
    Ok(())
}

/// Writes a time that is over.
pub(super) fn add_span(conn: &mut Conn, row: SpanRow) -> store::Result<()> {
    diesel::insert_into(supervision_span::table).values(row).execute(conn)?;
    Ok(())
}

/// Adds to the sums of the day.
pub(super) fn add_flow(conn: &mut Conn, row: &DossierRow, day: Date, flow: &Flow) -> store::Result<()> {
    let [direct, online, post, early, on_time, late, refused, stopped, closed, waiting, running, paused] =
        flow.values().map(|count| i32::try_from(count).unwrap_or(i32::MAX));
    macro_rules! with_counts {
        ($query:expr) => {
            $query
                .bind::<Integer, _>(direct)
                .bind::<Integer, _>(online)
                .bind::<Integer, _>(post)
                .bind::<Integer, _>(early)
                .bind::<Integer, _>(on_time)
                .bind::<Integer, _>(late)
                .bind::<Integer, _>(refused)
                .bind::<Integer, _>(stopped)
                .bind::<Integer, _>(closed)
                .bind::<Integer, _>(waiting)
                .bind::<Integer, _>(running)
                .bind::<Integer, _>(paused)
        };
    }
    let by_day = diesel::sql_query(ADD_DAY).bind::<Integer, _>(day).bind::<Binary, _>(row.body);
    store::kept(with_counts!(by_day.bind::<Binary, _>(row.centre))).execute(conn)?;
    let by_procedure = diesel::sql_query(ADD_PROCEDURE).bind::<Binary, _>(row.body).bind::<Integer, _>(day);
    store::kept(with_counts!(by_procedure.bind::<Text, _>(row.procedure.clone()))).execute(conn)?;
    Ok(())
}

/// Adds to a person's steps of the day.
pub(super) fn add_step(conn: &mut Conn, key: StepKey, sum: StepSum) -> store::Result<()> {
    let count = |count: i64| i32::try_from(count).unwrap_or(i32::MAX);
    let add = diesel::sql_query(ADD_STEP)
        .bind::<Binary, _>(key.person)
        .bind::<Integer, _>(key.day)
        .bind::<Binary, _>(key.unit)
        .bind::<Text, _>(key.step)
        .bind::<Integer, _>(count(sum.early))
        .bind::<Integer, _>(count(sum.on_time))
        .bind::<Integer, _>(count(sum.late))
        .bind::<Integer, _>(count(sum.untimed));
    store::kept(add).execute(conn)?;
    Ok(())
}

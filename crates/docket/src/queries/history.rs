use calendar::Derivation;
use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Timestamp};
use store::Conn;

use crate::Docket;
use crate::commands::{rows, session_permitted, task_permitted};
use crate::events::Event;
use crate::model::{Action, Clock, DocketFile};
use crate::schema::{docket_clock, docket_event, docket_file};

/// One line of a history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HistoryLine {
    pub seq: i32,
    pub at: Timestamp,
    /// Empty for the house itself.
    pub actor_name: String,
    pub unit: Id,
    pub event: Event,
}

/// A clock with how its due time came about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClockView {
    pub clock: Clock,
    /// `None` for a date that people set.
    pub derivation: Option<Derivation>,
}

/// What a code stands for, once the actor may look at it.
struct Seen {
    /// Whose histories, clocks and files belong to it.
    things: Vec<Id>,
}

impl Docket {
    /// The history of a recommendation with its matter, of a session with its conclusion, or of a task.
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn history(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<Vec<HistoryLine>> {
        let seen = self.seen(conn, ctx, code)?;
        type Row = (i32, Timestamp, String, Id, String);
        let mut lines = Vec::new();
        for thing in seen.things {
            let rows: Vec<Row> = docket_event::table
                .filter(docket_event::thing_id.eq(thing))
                .order(docket_event::seq)
                .select((
                    docket_event::seq,
                    docket_event::at,
                    docket_event::actor_name,
                    docket_event::unit,
                    docket_event::detail,
                ))
                .load(conn)?;
            for (seq, at, actor_name, unit, detail) in rows {
                let event = serde_json::from_str(&detail).map_err(|error| store::Error::Stored(error.to_string()))?;
                lines.push(HistoryLine { seq, at, actor_name, unit, event });
            }
        }
        lines.sort_by_key(|line| line.at);
        Ok(lines)
    }

    /// Every clock of it, the oldest first, with how each due time came about (E3 to E9).
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn clocks(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<Vec<ClockView>> {
        let seen = self.seen(conn, ctx, code)?;
        let mut views = Vec::new();
        for thing in seen.things {
            let clocks: Vec<Clock> = docket_clock::table
                .filter(docket_clock::thing_id.eq(thing))
                .order((docket_clock::began_at, docket_clock::id))
                .select(Clock::as_select())
                .load(conn)?;
            for clock in clocks {
                views.push(ClockView { derivation: derived(conn, &clock)?, clock });
            }
        }
        Ok(views)
    }

    /// One file by its number: of the recommendation itself, else of its matter; of a session's conclusion; of a task.
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn file(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str, hash: &str) -> store::Result<DocketFile> {
        let seen = self.seen(conn, ctx, code)?;
        let found = docket_file::table
            .filter(docket_file::thing_id.eq_any(seen.things))
            .filter(docket_file::hash.eq(hash))
            .select(DocketFile::as_select())
            .first(conn);
        found.optional()?.ok_or_else(rows::not_found)
    }

    /// Asks the policy about whatever the code stands for.
    fn seen(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<Seen> {
        let directory = organization::directory(conn)?;
        if let Ok(task) = rows::task(conn, code) {
            task_permitted(conn, ctx, Action::ViewTask, &directory, &task)?;
            return Ok(Seen { things: vec![task.id] });
        }
        if let Ok(session) = rows::session(conn, code) {
            let communes = rows::session_communes(conn, session.id)?;
            session_permitted(conn, ctx, Action::ViewSession, &directory, &session, &communes)?;
            let conclusion = rows::conclusion(conn, session.id)?.map(|conclusion| conclusion.id);
            return Ok(Seen { things: [session.id].into_iter().chain(conclusion).collect() });
        }
        let view = self.recommendation(conn, ctx, code)?;
        let matter = view.matter.map(|matter| matter.id);
        Ok(Seen { things: [view.recommendation.id].into_iter().chain(matter).collect() })
    }
}

fn derived(conn: &mut Conn, clock: &Clock) -> store::Result<Option<Derivation>> {
    let Some(limit) = clock.limit() else { return Ok(None) };
    let day = clock.began_at.date();
    let calendar = organization::calendar_of_version(conn, clock.calendar_version, clock.unit, day)?;
    Ok(Some(calendar::due(&calendar, clock.began_at, limit, &[])))
}

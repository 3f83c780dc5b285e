use calendar::Derivation;
use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Timestamp};
use store::Conn;

use super::recommendation::{RecommendationView, Sight};
use crate::Docket;
use crate::commands::{rows, session_permitted, task_permitted, tell};
use crate::events::Event;
use crate::model::{Action, Clock, ClockKind, DocketFile};
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
    /// What of its history is the actor's to read.
    eyes: Eyes,
}

impl Seen {
    fn of(view: &RecommendationView) -> Self {
        let own = &view.recommendation;
        let decided = view.matter.as_ref().is_some_and(|matter| matter.decided_at.is_some());
        let matter = view.matter.as_ref().map(|matter| matter.id);
        Self {
            things: std::iter::once(own.id).chain(matter).collect(),
            eyes: Eyes::Matter { own: own.code.clone(), sight: view.sight, decided },
        }
    }

    fn history(&self, conn: &mut Conn) -> store::Result<Vec<HistoryLine>> {
        type Row = (i32, Timestamp, String, Id, String);
        let mut lines = Vec::new();
        for thing in &self.things {
            let rows: Vec<Row> = docket_event::table
                .filter(docket_event::thing_id.eq(*thing))
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
                let seen = self.eyes.see(event);
                lines.extend(seen.map(|event| HistoryLine { seq, at, actor_name, unit, event }));
            }
        }
        lines.sort_by_key(|line| line.at);
        Ok(lines)
    }
}

/// Who reads a history: it tells no more than the page of the thing.
enum Eyes {
    /// All of it.
    All,
    /// Without the conclusion that is being drafted.
    Session,
    /// A matter, by what its page shows of it to whoever raised this recommendation.
    Matter { own: String, sight: Sight, decided: bool },
}

impl Eyes {
    /// The event as these eyes see it: hidden, or without the words of another commune.
    fn see(&self, event: Event) -> Option<Event> {
        match self {
            Self::All => Some(event),
            Self::Session => Some(event).filter(|event| !matches!(event, Event::ConclusionDrafted { .. })),
            Self::Matter { own, sight, decided } => {
                let hidden = match &event {
                    Event::OpinionRequested { .. } | Event::OpinionGiven { .. } | Event::OpinionSilent { .. } => {
                        !sight.inside
                    }
                    Event::AnswerDrafted { .. } => !sight.drafts,
                    Event::Submitted { .. } => !sight.inside && !decided,
                    _ => false,
                };
                let event = Some(event).filter(|_| !hidden)?;
                Some(if sight.inside { event } else { event.without_words_but_of(own) })
            }
        }
    }

    fn sees(&self, clock: &Clock) -> bool {
        !matches!(self, Self::Matter { sight, .. } if !sight.inside) || clock.kind != ClockKind::Opinion
    }
}

impl Docket {
    /// The history of a recommendation with its matter, of a session with its conclusion, or of a task.
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn history(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<Vec<HistoryLine>> {
        self.seen(conn, ctx, code)?.history(conn)
    }

    /// The history of a recommendation that was read already.
    ///
    /// # Errors
    /// Those of the database.
    pub fn history_of(&self, conn: &mut Conn, view: &RecommendationView) -> store::Result<Vec<HistoryLine>> {
        Seen::of(view).history(conn)
    }

    /// Every clock of it, the oldest first, with how each due time came about (E3 to E9).
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn clocks(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<Vec<ClockView>> {
        let seen = self.seen(conn, ctx, code)?;
        let mut views = Vec::new();
        for thing in &seen.things {
            let clocks: Vec<Clock> = docket_clock::table
                .filter(docket_clock::thing_id.eq(*thing))
                .order((docket_clock::began_at, docket_clock::id))
                .select(Clock::as_select())
                .load(conn)?;
            for clock in clocks.into_iter().filter(|clock| seen.eyes.sees(clock)) {
                views.push(ClockView { derivation: derived(conn, &clock)?, clock });
            }
        }
        Ok(views)
    }

    /// One file by its hash: of the recommendation itself, else of its matter; of a session's conclusion; of a task. What
    /// people attach may name persons, so the look stands in the chain of whoever looked (N12, K5).
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn file(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str, hash: &str) -> store::Result<DocketFile> {
        let seen = self.seen(conn, ctx, code)?;
        let found: Option<DocketFile> = docket_file::table
            .filter(docket_file::thing_id.eq_any(seen.things))
            .filter(docket_file::hash.eq(hash))
            .select(DocketFile::as_select())
            .first(conn)
            .optional()?;
        let file = found.ok_or_else(rows::not_found)?;
        let unit = organization::directory(conn)?.body_of(ctx.actor.home_unit().unwrap_or_default());
        tell::looked(conn, ctx, unit, Action::View, (file.thing, &format!("{code}:{hash}")))?;
        Ok(file)
    }

    /// Asks the policy about whatever the code stands for.
    fn seen(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<Seen> {
        let directory = organization::directory(conn)?;
        if let Ok(task) = rows::task(conn, code) {
            task_permitted(conn, ctx, Action::ViewTask, &directory, &task)?;
            return Ok(Seen { things: vec![task.id], eyes: Eyes::All });
        }
        if let Ok(session) = rows::session(conn, code) {
            let communes = rows::session_communes(conn, session.id)?;
            session_permitted(conn, ctx, Action::ViewSession, &directory, &session, &communes)?;
            let drafts = session_permitted(conn, ctx, Action::IssueConclusion, &directory, &session, &communes).is_ok();
            let conclusion = rows::conclusion(conn, session.id)?.map(|conclusion| conclusion.id);
            let eyes = if drafts { Eyes::All } else { Eyes::Session };
            return Ok(Seen { things: [session.id].into_iter().chain(conclusion).collect(), eyes });
        }
        Ok(Seen::of(&self.recommendation(conn, ctx, code)?))
    }
}

fn derived(conn: &mut Conn, clock: &Clock) -> store::Result<Option<Derivation>> {
    let Some(limit) = clock.limit() else { return Ok(None) };
    let day = clock.began_at.date();
    let calendar = organization::calendar_of_version(conn, clock.calendar_version, clock.unit, day)?;
    Ok(Some(calendar::due(&calendar, clock.began_at, limit, &[])))
}

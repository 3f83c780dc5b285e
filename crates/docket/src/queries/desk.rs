use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use identity::Ctx;
use kernel::{Id, Timestamp};
use organization::Directory;
use store::{Conn, MultiBackend};

use super::{Cursor, MOST};
use crate::Docket;
use crate::model::{Action, ClockKind, Level, Notice, State, Thing};
use crate::policy::{self, Scope, Standing};
use crate::schema::{docket_matter, docket_notice, docket_opinion, docket_session, docket_task, docket_task_unit};

kernel::named_enum! {
    /// What lies on a desk.
    pub enum DeskTab {
        /// Matters that the body holds.
        Matters = "matters",
        /// Questions to the body.
        Opinions = "opinions",
        /// Tasks that the body leads, co-operates in, follows up, or whose result it takes.
        Tasks = "tasks",
        /// Sessions that the body plans or concludes.
        Sessions = "sessions",
    }
}

/// One row of a desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeskRow {
    pub id: Id,
    pub thing: Thing,
    /// Code of the matter, session or task.
    pub code: String,
    pub title: String,
    /// Who raised, asked or gave it.
    pub from: Id,
    pub state: Option<State>,
    pub level: Level,
    pub holder_person: Option<Id>,
    pub since: Timestamp,
    pub clock: Option<ClockKind>,
    pub due_at: Timestamp,
    pub lapsed: bool,
}

/// A page of a desk, nearest clock first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeskPage {
    pub rows: Vec<DeskRow>,
    pub next: Option<Cursor>,
}

/// How much lies on a desk, for the tabs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeskCounts {
    pub matters: i64,
    pub opinions: i64,
    pub tasks: i64,
    pub sessions: i64,
}

impl DeskCounts {
    /// What waits for the body: everything but the sessions, whose time comes by itself.
    #[must_use]
    pub const fn waiting(&self) -> i64 {
        self.matters + self.opinions + self.tasks
    }
}

impl Docket {
    /// What lies with a body, nearest clock first.
    ///
    /// # Errors
    /// Forbidden unless the actor may see what the body leads or raised.
    pub fn desk(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        body: Id,
        tab: DeskTab,
        limit: i64,
        after: Option<Cursor>,
    ) -> store::Result<DeskPage> {
        let turns = permitted(conn, ctx, body)?;
        let limit = limit.clamp(1, MOST);
        let mut rows = match tab {
            DeskTab::Matters => matters(conn, body, limit + 1, after)?,
            DeskTab::Opinions => opinions(conn, body, limit + 1, after)?,
            DeskTab::Tasks => tasks(conn, &turns, limit + 1, after)?,
            DeskTab::Sessions => sessions(conn, body, limit + 1, after)?,
        };
        let next = Cursor::cut(&mut rows, limit, |row| (row.due_at, row.id));
        Ok(DeskPage { rows, next })
    }

    /// How much lies with a body; from the indexes alone.
    ///
    /// # Errors
    /// As [`Docket::desk`].
    pub fn desk_counts(&self, conn: &mut Conn, ctx: &Ctx<'_>, body: Id) -> store::Result<DeskCounts> {
        let turns = permitted(conn, ctx, body)?;
        let sessions = docket_session::table.filter(docket_session::open).filter(docket_session::holder_unit.eq(body));
        Ok(DeskCounts { sessions: sessions.count().get_result(conn)?, ..waiting(conn, &turns)? })
    }

    /// How much waits for a body: what stands in the navigation of every page.
    ///
    /// # Errors
    /// As [`Docket::desk`].
    pub fn waiting(&self, conn: &mut Conn, ctx: &Ctx<'_>, body: Id) -> store::Result<i64> {
        let turns = permitted(conn, ctx, body)?;
        Ok(waiting(conn, &turns)?.waiting())
    }

    /// What the house told a body by itself, the newest first.
    ///
    /// # Errors
    /// As [`Docket::desk`].
    pub fn notices(&self, conn: &mut Conn, ctx: &Ctx<'_>, body: Id, limit: i64) -> store::Result<Vec<Notice>> {
        permitted(conn, ctx, body)?;
        Ok(docket_notice::table
            .filter(docket_notice::unit.eq(body))
            .order((docket_notice::at.desc(), docket_notice::id.desc()))
            .limit(limit.clamp(1, MOST))
            .select(Notice::as_select())
            .load(conn)?)
    }
}

fn permitted(conn: &mut Conn, ctx: &Ctx<'_>, body: Id) -> store::Result<Turns> {
    let directory = organization::directory(conn)?;
    if !Scope::of(ctx.actor, Action::View, &directory).holds_desk_of(body) {
        policy::may(ctx.actor, Action::View, &Standing { lead: Some(body), ..Standing::new(&directory) })?;
    }
    Ok(Turns::of(&directory, body))
}

/// In whose name a body has its turn at tasks: its own, as one of those that co-operate, and for the Office and the
/// province what they follow up. The Office takes for the province what was reported to it.
struct Turns {
    body: Id,
    holders: Vec<Id>,
    chases: Option<Level>,
}

impl Turns {
    fn of(directory: &Directory, body: Id) -> Self {
        let province = directory.province().map(|province| province.id);
        let is_office = policy::office(directory).is_some_and(|office| office.id == body);
        let chases = match (is_office, province == Some(body)) {
            (true, _) => Some(Level::Office),
            (_, true) => Some(Level::Leader),
            _ => None,
        };
        let holders = std::iter::once(body).chain(province.filter(|_| is_office)).collect();
        Self { body, holders, chases }
    }

    /// Each part of the desk as a condition of its own, so that each is read from its own index.
    fn parts(&self) -> Vec<TaskCondition> {
        use docket_task as t;
        let with =
            || docket_task_unit::table.filter(docket_task_unit::unit.eq(self.body)).select(docket_task_unit::task);
        let mut parts: Vec<TaskCondition> = vec![Box::new(t::id.eq_any(with()).and(t::reported_at.is_null()))];
        for holder in &self.holders {
            parts.push(Box::new(t::holder_unit.eq(*holder)));
        }
        if let Some(level) = self.chases {
            // Word for word the condition of `docket_task_chase`: a bound value would have every open task looked
            // through, or the statement planned anew at every request.
            let chased = sql::<Bool>("docket_task.next_clock = 'chase'");
            let mut part: TaskCondition = Box::new(t::level.eq(level).and(chased).and(t::id.ne_all(with())));
            for holder in &self.holders {
                part = Box::new(part.and(t::holder_unit.ne(*holder)));
            }
            parts.push(part);
        }
        parts
    }
}

type TaskCondition = Box<dyn BoxableExpression<docket_task::table, MultiBackend, SqlType = Bool>>;

/// Everything but the sessions.
fn waiting(conn: &mut Conn, turns: &Turns) -> store::Result<DeskCounts> {
    let matters = docket_matter::table.filter(docket_matter::open).filter(docket_matter::holder_unit.eq(turns.body));
    let opinions =
        docket_opinion::table.filter(docket_opinion::ended_at.is_null()).filter(docket_opinion::unit.eq(turns.body));
    Ok(DeskCounts {
        matters: matters.count().get_result(conn)?,
        opinions: opinions.count().get_result(conn)?,
        tasks: count_tasks(conn, turns)?,
        sessions: 0,
    })
}

/// Counted part by part, which have nothing in common.
fn count_tasks(conn: &mut Conn, turns: &Turns) -> store::Result<i64> {
    let mut sum = 0;
    for part in turns.parts() {
        let tasks = docket_task::table.filter(docket_task::open).filter(part);
        sum += tasks.count().get_result::<i64>(conn)?;
    }
    Ok(sum)
}

/// What lies with the body or waits for it, nearest clock first.
fn tasks(conn: &mut Conn, turns: &Turns, limit: i64, after: Option<Cursor>) -> store::Result<Vec<DeskRow>> {
    let mut rows = Vec::new();
    for part in turns.parts() {
        rows.extend(some_tasks(conn, part, limit, after)?);
    }
    rows.sort_by_key(|row| (row.due_at, row.id));
    rows.dedup_by_key(|row| row.id);
    Ok(rows)
}

fn matters(conn: &mut Conn, body: Id, limit: i64, after: Option<Cursor>) -> store::Result<Vec<DeskRow>> {
    use docket_matter as m;
    type Row =
        ((Id, String, String, Id, State, Level), (Option<Id>, Timestamp, Option<ClockKind>, Option<Timestamp>, bool));
    let due = m::next_clock_at.assume_not_null();
    let mut query = m::table
        .filter(m::open)
        .filter(m::holder_unit.eq(body))
        .order((m::next_clock_at, m::id))
        .limit(limit)
        .select((
            (m::id, m::code, m::title, m::commune, m::state, m::level),
            (m::holder_person, m::holder_since, m::next_clock, m::next_clock_at, m::lapsed),
        ))
        .into_boxed();
    if let Some(Cursor { at, id }) = after {
        query = query.filter(due.ge(at).and(due.gt(at).or(due.eq(at).and(m::id.gt(id)))));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let row = |((id, code, title, from, state, level), (holder_person, since, clock, due_at, lapsed)): Row| DeskRow {
        id,
        thing: Thing::Matter,
        code,
        title,
        from,
        state: Some(state),
        level,
        holder_person,
        since,
        clock,
        due_at: due_at.unwrap_or(since),
        lapsed,
    };
    Ok(rows.into_iter().map(row).collect())
}

fn opinions(conn: &mut Conn, body: Id, limit: i64, after: Option<Cursor>) -> store::Result<Vec<DeskRow>> {
    use docket_matter as m;
    use docket_opinion as o;
    type Row = (Id, String, String, Id, State, Level, Timestamp, Timestamp);
    let mut query = o::table
        .inner_join(m::table)
        .filter(o::ended_at.is_null())
        .filter(o::unit.eq(body))
        .order((o::due_at, m::id))
        .limit(limit)
        .select((m::id, m::code, o::question, m::lead_body, m::state, m::level, o::asked_at, o::due_at))
        .into_boxed();
    if let Some(Cursor { at, id }) = after {
        query = query.filter(o::due_at.ge(at).and(o::due_at.gt(at).or(o::due_at.eq(at).and(m::id.gt(id)))));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let row = |(id, code, title, from, state, level, since, due_at): Row| DeskRow {
        id,
        thing: Thing::Opinion,
        code,
        title,
        from,
        state: Some(state),
        level,
        holder_person: None,
        since,
        clock: Some(ClockKind::Opinion),
        due_at,
        lapsed: false,
    };
    Ok(rows.into_iter().map(row).collect())
}

fn some_tasks(conn: &mut Conn, part: TaskCondition, limit: i64, after: Option<Cursor>) -> store::Result<Vec<DeskRow>> {
    use docket_task as t;
    type Row = ((Id, String, String, Id, Level), (Option<Id>, Timestamp, Option<ClockKind>, Option<Timestamp>, bool));
    let due = t::next_clock_at.assume_not_null();
    let mut query = t::table
        .filter(t::open)
        .filter(part)
        .order((t::next_clock_at, t::id))
        .limit(limit)
        .select((
            (t::id, t::code, t::content, t::approver_unit, t::level),
            (t::holder_person, t::holder_since, t::next_clock, t::next_clock_at, t::lapsed),
        ))
        .into_boxed();
    if let Some(Cursor { at, id }) = after {
        query = query.filter(due.ge(at).and(due.gt(at).or(due.eq(at).and(t::id.gt(id)))));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let row = |((id, code, title, from, level), (holder_person, since, clock, due_at, lapsed)): Row| DeskRow {
        id,
        thing: Thing::Task,
        code,
        title,
        from,
        state: None,
        level,
        holder_person,
        since,
        clock,
        due_at: due_at.unwrap_or(since),
        lapsed,
    };
    Ok(rows.into_iter().map(row).collect())
}

fn sessions(conn: &mut Conn, body: Id, limit: i64, after: Option<Cursor>) -> store::Result<Vec<DeskRow>> {
    use docket_session as s;
    type Row = (Id, String, String, Id, Timestamp, Option<ClockKind>, Option<Timestamp>);
    let due = s::next_clock_at.assume_not_null();
    let mut query = s::table
        .filter(s::open)
        .filter(s::holder_unit.eq(body))
        .order((s::next_clock_at, s::id))
        .limit(limit)
        .select((s::id, s::code, s::title, s::holder_unit, s::planned_from, s::next_clock, s::next_clock_at))
        .into_boxed();
    if let Some(Cursor { at, id }) = after {
        query = query.filter(due.ge(at).and(due.gt(at).or(due.eq(at).and(s::id.gt(id)))));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let row = |(id, code, title, from, since, clock, due_at): Row| DeskRow {
        id,
        thing: Thing::Session,
        code,
        title,
        from,
        state: None,
        level: Level::Office,
        holder_person: None,
        since,
        clock,
        due_at: due_at.unwrap_or(since),
        lapsed: false,
    };
    Ok(rows.into_iter().map(row).collect())
}

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Bool, Text};
use identity::Ctx;
use kernel::{Id, Reason, Refusal, Timestamp};
use organization::{Directory, UnitKind};
use store::{Conn, MultiBackend};

use super::{Cursor, parts, search};
use crate::commands::Dossiers;
use crate::events::Hint;
use crate::model::{Action, Channel, NextClock, State, Step, Timeliness};
use crate::policy::Scope;
use crate::schema::{dossier, dossier_opinion};

/// Which dossiers a list shows. Without a state: the open ones, unless `every` or a whole code or number is asked for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct QueueFilter {
    /// What this unit, or a unit below it, holds. For finished states: what its centre received or its body decided.
    pub unit: Option<Id>,
    /// What this person holds.
    pub holder: Option<Id>,
    pub state: Option<State>,
    /// Finished ones among the open ones, newest filing first.
    pub every: bool,
    /// Appointment before this moment.
    pub due_before: Option<Timestamp>,
    pub procedure: Option<String>,
    /// Subject area of the procedure.
    pub field: Option<String>,
    /// Words of the applicant's name or the code, marks and case not minded; or a whole code, or a personal number.
    pub q: Option<String>,
}

impl QueueFilter {
    /// Whether only open dossiers are shown, nearest clock first.
    fn only_open(&self) -> bool {
        match self.state {
            Some(state) => state.is_open(),
            None => !self.every && !search::is_exact(self.q.as_deref()),
        }
    }
}

/// One row of a list: enough to decide what to do next, and no personal datum but the name.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable)]
#[diesel(table_name = dossier)]
pub struct QueueRow {
    pub id: Id,
    pub code: String,
    pub seq: i32,
    pub procedure_code: String,
    pub procedure_version: Id,
    pub channel: Channel,
    pub receiving_unit: Id,
    pub competent_unit: Id,
    pub competent_body: Id,
    pub applicant_name: String,
    pub state: State,
    pub filed_at: Timestamp,
    pub due_at: Option<Timestamp>,
    pub holder_unit: Option<Id>,
    pub holder_person: Option<Id>,
    pub holder_since: Option<Timestamp>,
    pub step_kind: Step,
    pub next_clock_at: Option<Timestamp>,
    pub next_clock: Option<NextClock>,
    pub finished_at: Option<Timestamp>,
    pub outcome: Option<Timeliness>,
}

impl QueueRow {
    /// Early, on time or late as it stands at `now` (N1).
    #[must_use]
    pub fn timeliness(&self, now: Timestamp) -> Option<Timeliness> {
        let due = self.due_at?;
        Some(self.outcome.unwrap_or_else(|| calendar::outcome(self.finished_at.unwrap_or(now), due).into()))
    }
}

/// A page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueuePage {
    pub rows: Vec<QueueRow>,
    /// One list of hints per row.
    pub hints: Vec<Vec<Hint>>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
}

/// How much lies in a unit, for the tabs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct QueueCounts {
    pub by_state: Vec<(State, i64)>,
    /// With a clock that has rung.
    pub rung: i64,
}

impl QueueCounts {
    /// All open dossiers.
    #[must_use]
    pub fn all(&self) -> i64 {
        self.by_state.iter().map(|(_, count)| count).sum()
    }

    /// Those of one state.
    #[must_use]
    pub fn of(&self, state: State) -> i64 {
        self.by_state.iter().filter(|(own, _)| *own == state).map(|(_, count)| count).sum()
    }
}

/// The most rows of one page.
pub const MOST: i64 = 200;

impl Dossiers {
    /// The work queue: nearest clock first; finished states: newest filing first. Shows what the policy lets the actor
    /// list and nothing else.
    ///
    /// # Errors
    /// Forbidden for an actor who may list nothing, or asks for a unit of which nothing may be seen.
    pub fn queue(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        filter: &QueueFilter,
        limit: i64,
        after: Option<Cursor>,
    ) -> store::Result<QueuePage> {
        let directory = organization::directory(conn)?;
        let scope = scope_of(ctx, &directory)?;
        let limit = limit.clamp(1, MOST);
        let open = filter.only_open();
        let codes = match &filter.field {
            Some(field) => Some(procedures::catalogue(conn)?.codes_of(field)),
            None => None,
        };
        let beside = || conditions(filter, codes.clone(), open, after);
        let mut rows = match (filter.unit, filter.holder) {
            (None, None) => parts::first(conn, &scope, beside, open, limit + 1)?,
            (unit, _) => {
                let mut all = within(&directory, &scope, unit, open);
                all.extend(beside());
                page(conn, all, open, limit + 1)?
            }
        };
        let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let next = rows.last().filter(|_| more).map(|row| Cursor { at: sort_key(row, open), id: row.id });
        self.with_hints(conn, ctx, rows, next)
    }

    fn with_hints(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        rows: Vec<QueueRow>,
        next: Option<Cursor>,
    ) -> store::Result<QueuePage> {
        let mut hints: Vec<Vec<Hint>> = vec![Vec::new(); rows.len()];
        for giver in self.hint_givers() {
            for (own, more) in hints.iter_mut().zip(giver.hints(conn, ctx.now, &rows)?) {
                own.extend(more);
            }
        }
        Ok(QueuePage { rows, hints, next })
    }
}

/// The scope of the actor's lists.
fn scope_of(ctx: &Ctx<'_>, directory: &Directory) -> store::Result<Scope> {
    let scope = Scope::of(ctx.actor, Action::List, directory);
    if scope.is_empty() {
        let reason = Reason::new("dossier-policy-role").with("action", Action::List).with("roles", "");
        return Err(Refusal::Forbidden(reason).into());
    }
    Ok(scope)
}

pub(super) type Condition = Box<dyn BoxableExpression<dossier::table, MultiBackend, SqlType = Bool>>;

/// What a unit holds or has had, or all that the actor may see.
fn within(directory: &Directory, scope: &Scope, unit: Option<Id>, open: bool) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    match unit {
        Some(unit) if open => of_unit(directory, scope, unit, &mut all),
        Some(unit) => {
            all.push(past_of_unit(directory, unit));
            all.extend(seen(scope));
        }
        None => all.extend(seen(scope)),
    }
    all
}

/// What the filter asks for beside the unit.
fn conditions(filter: &QueueFilter, codes: Option<Vec<String>>, open: bool, after: Option<Cursor>) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if let Some(person) = filter.holder {
        all.push(Box::new(dossier::holder_person.eq(person).assume_not_null()));
    }
    if let Some(state) = filter.state {
        all.push(Box::new(dossier::state.eq(state)));
    }
    if let Some(before) = filter.due_before {
        all.push(Box::new(dossier::due_at.lt(before).assume_not_null()));
    }
    if let Some(procedure) = filter.procedure.clone() {
        all.push(Box::new(dossier::procedure_code.eq(procedure)));
    }
    if let Some(codes) = codes {
        all.push(Box::new(dossier::procedure_code.eq_any(codes)));
    }
    all.extend(search::sought(filter.q.as_deref()));
    all.extend(after.map(|after| beyond(open, after)));
    all
}

/// What a unit holds, with the units below it; a single unit by equality, so that the statement stays prepared.
fn of_unit(directory: &Directory, scope: &Scope, unit: Id, all: &mut Vec<Condition>) {
    let units = with_below(directory, unit);
    if units.iter().any(|unit| !scope.holds_queue_of(*unit)) {
        all.extend(seen(scope));
    }
    match units[..] {
        [one] => all.push(Box::new(dossier::holder_unit.eq(one).assume_not_null())),
        _ => all.push(Box::new(dossier::holder_unit.eq_any(units).assume_not_null())),
    }
}

/// A unit and everything below it.
pub(super) fn with_below(directory: &Directory, unit: Id) -> Vec<Id> {
    let mut units = vec![unit];
    let mut at = 0;
    while at < units.len() {
        units.extend(directory.children(units[at]).map(|child| child.id));
        at += 1;
    }
    units
}

fn past_of_unit(directory: &Directory, unit: Id) -> Condition {
    match directory.unit(unit).map(|unit| unit.kind) {
        Some(UnitKind::Centre) => Box::new(dossier::receiving_unit.eq(unit)),
        _ => Box::new(dossier::competent_body.eq(directory.body_of(unit))),
    }
}

/// The policy as a condition; none for who sees everything.
pub(super) fn seen(scope: &Scope) -> Option<Condition> {
    if scope.everything {
        return None;
    }
    let consulted = dossier_opinion::table
        .filter(dossier_opinion::unit.eq_any(scope.consulted.clone()))
        .select(dossier_opinion::dossier);
    let near = dossier::holder_unit
        .eq_any(scope.holders.clone())
        .assume_not_null()
        .or(dossier::competent_body.eq_any(scope.bodies.clone()))
        .or(dossier::receiving_unit.eq_any(scope.centres.clone()))
        .or(dossier::support_point.eq_any(scope.centres.clone()));
    if scope.consulted.is_empty() {
        return Some(Box::new(near));
    }
    Some(Box::new(near.or(dossier::id.eq_any(consulted))))
}

/// Behind the cursor. The bound on the first column alone says the same once more, because only that lets both
/// databases begin at the cursor instead of at the start of the queue.
fn beyond(open: bool, after: Cursor) -> Condition {
    if open {
        let clock = dossier::next_clock_at.assume_not_null();
        let behind = clock.gt(after.at).or(clock.eq(after.at).and(dossier::id.gt(after.id)));
        return Box::new(clock.ge(after.at).and(behind));
    }
    let behind = dossier::filed_at.lt(after.at).or(dossier::filed_at.eq(after.at).and(dossier::id.lt(after.id)));
    Box::new(dossier::filed_at.le(after.at).and(behind))
}

/// The first rows for which everything holds, in the order of the list.
pub(super) fn page(
    conn: &mut Conn,
    conditions: Vec<Condition>,
    open: bool,
    limit: i64,
) -> store::Result<Vec<QueueRow>> {
    let mut query = dossier::table.select(QueueRow::as_select()).limit(limit).into_boxed();
    for condition in conditions {
        query = query.filter(condition);
    }
    Ok(if open {
        query.filter(dossier::open).order((dossier::next_clock_at, dossier::id)).load(conn)?
    } else {
        query.order((dossier::filed_at.desc(), dossier::id.desc())).load(conn)?
    })
}

pub(super) fn sort_key(row: &QueueRow, open: bool) -> Timestamp {
    if open { row.next_clock_at.unwrap_or(row.filed_at) } else { row.filed_at }
}

/// Dossiers of a unit that are counted for its tabs; where more lie, "more than" is as good as the exact number, and
/// the page does not slow with them.
pub const COUNTED: i64 = 1_000;

/// One pass over the head of the unit's queue, from the index alone. A result that waits to be fetched has a clock too,
/// but nobody here is late with it.
const COUNTS: &str = "SELECT state, COUNT(*) AS lying, \
     SUM(CASE WHEN next_clock_at < $1 AND state <> 'ready' THEN 1 ELSE 0 END) AS rung \
     FROM (SELECT state, next_clock_at FROM dossier WHERE open AND holder_unit = $2 \
     ORDER BY next_clock_at, id LIMIT 1000) AS head GROUP BY state";

/// What waits to be fetched, by the literal state: a bound one would not lead to the index that holds only those.
const READY: &str = "SELECT COUNT(*) AS lying FROM dossier WHERE open AND state = 'ready' AND holder_unit = $1";

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = Text)]
    state: State,
    #[diesel(sql_type = BigInt)]
    lying: i64,
    #[diesel(sql_type = BigInt)]
    rung: i64,
}

/// How much of what `unit` holds is in which state, and late: of the [`COUNTED`] nearest clocks.
///
/// # Errors
/// Those of the database.
pub fn queue_counts(conn: &mut Conn, unit: Id, now: Timestamp) -> store::Result<QueueCounts> {
    let counts = diesel::sql_query(COUNTS).bind::<BigInt, _>(now).bind::<Binary, _>(unit);
    let rows: Vec<CountRow> = store::kept(counts).load(conn)?;
    Ok(QueueCounts {
        rung: rows.iter().map(|row| row.rung).sum(),
        by_state: rows.into_iter().map(|row| (row.state, row.lying)).collect(),
    })
}

#[derive(QueryableByName)]
struct Lying {
    #[diesel(sql_type = BigInt)]
    lying: i64,
}

/// How many results wait at `unit` to be fetched.
///
/// # Errors
/// Those of the database.
pub fn ready_count(conn: &mut Conn, unit: Id) -> store::Result<i64> {
    let count: Lying = store::kept(diesel::sql_query(READY).bind::<Binary, _>(unit)).get_result(conn)?;
    Ok(count.lying)
}

/// How many open dossiers lie with `person`.
///
/// # Errors
/// Those of the database.
pub fn own_count(conn: &mut Conn, person: Id) -> store::Result<i64> {
    let own = dossier::table.filter(dossier::open).filter(dossier::holder_person.eq(person));
    Ok(own.count().get_result(conn)?)
}

use std::collections::BTreeMap;

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Timestamp};
use store::Conn;

use crate::Docket;
use crate::commands::tally::{self, Sums};
use crate::model::{Action, Field, Matter, State, Task};
use crate::policy::{self, Standing};
use crate::schema::{docket_matter, docket_oldest, docket_tally, docket_task};

/// One line of the leader's page. `key` is a field's name or the id of a body.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FigureRow {
    pub key: String,
    pub raised: i64,
    pub open: i64,
    pub in_time: i64,
    pub late: i64,
    pub escalated: i64,
    /// Clocks that ran out at least once.
    pub lapsed: i64,
    /// The oldest that is still open.
    pub oldest_at: Option<Timestamp>,
    pub oldest_code: Option<String>,
}

/// A matter that many communes share.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable)]
#[diesel(table_name = docket_matter)]
pub struct SharedRow {
    pub code: String,
    pub title: String,
    pub field: Field,
    pub communes: i32,
    pub recommendations: i32,
    pub state: State,
    pub lead_body: Id,
    pub opened_at: Timestamp,
}

/// The leader's page, from the roll-ups: a few dozen rows however much was raised.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LeaderPage {
    pub by_field: Vec<FigureRow>,
    pub by_department: Vec<FigureRow>,
    /// All tasks in one.
    pub tasks: FigureRow,
    /// The five open matters that most communes share.
    pub shared: Vec<SharedRow>,
}

/// Matters on the leader's page.
const SHARED: i64 = 5;

impl Docket {
    /// By field, by department, all tasks, and the five matters that most communes share.
    ///
    /// # Errors
    /// Forbidden but for the province.
    pub fn leader(&self, conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<LeaderPage> {
        let directory = organization::directory(conn)?;
        policy::may(ctx.actor, Action::Figures, &Standing::new(&directory))?;
        let mut kinds = figures(conn, &[tally::FIELD, tally::DEPARTMENT])?;
        let shared = docket_matter::table
            .filter(docket_matter::open)
            .order((docket_matter::communes.desc(), docket_matter::opened_at.desc(), docket_matter::id.desc()))
            .limit(SHARED)
            .select(SharedRow::as_select())
            .load(conn)?;
        let mut of = |kind: &str| kinds.remove(kind).unwrap_or_default().into_values().collect();
        Ok(LeaderPage {
            by_field: of(tally::FIELD),
            by_department: of(tally::DEPARTMENT),
            tasks: all_tasks(conn)?,
            shared,
        })
    }

    /// Tasks by the body that leads: a line for every department and commune.
    ///
    /// # Errors
    /// Forbidden but for the province.
    pub fn task_figures(&self, conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<Vec<FigureRow>> {
        let directory = organization::directory(conn)?;
        policy::may(ctx.actor, Action::Figures, &Standing::new(&directory))?;
        let mut kinds = figures(conn, &[tally::TASK])?;
        Ok(kinds.remove(tally::TASK).unwrap_or_default().into_values().collect())
    }
}

/// The tasks of all bodies, summed by the database: the page says two numbers of them, and there are hundreds of rows.
fn all_tasks(conn: &mut Conn) -> store::Result<FigureRow> {
    use diesel::dsl::sum;
    use docket_tally as y;
    type Sums = (Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>);
    let (raised, open, in_time, late, escalated, lapsed): Sums = y::table
        .filter(y::kind.eq(tally::TASK))
        .select((sum(y::raised), sum(y::open), sum(y::in_time), sum(y::late), sum(y::escalated), sum(y::lapsed)))
        .first(conn)?;
    let (raised, open) = (raised.unwrap_or(0), open.unwrap_or(0));
    let (in_time, late) = (in_time.unwrap_or(0), late.unwrap_or(0));
    let (escalated, lapsed) = (escalated.unwrap_or(0), lapsed.unwrap_or(0));
    Ok(FigureRow { raised, open, in_time, late, escalated, lapsed, ..FigureRow::default() })
}

type Kinds = BTreeMap<String, BTreeMap<String, FigureRow>>;

/// Every kind of figures.
const KINDS: [&str; 3] = [tally::FIELD, tally::DEPARTMENT, tally::TASK];

/// The figures of these kinds, summed over the years.
fn figures(conn: &mut Conn, of: &[&str]) -> store::Result<Kinds> {
    let mut kinds = Kinds::new();
    for kind in of {
        kinds.insert((*kind).to_owned(), figures_of(conn, kind)?);
    }
    Ok(kinds)
}

fn figures_of(conn: &mut Conn, kind: &str) -> store::Result<BTreeMap<String, FigureRow>> {
    type Row = (String, i32, i32, i32, i32, i32, i32);
    let rows: Vec<Row> = docket_tally::table
        .filter(docket_tally::kind.eq(kind))
        .select((
            docket_tally::key,
            docket_tally::raised,
            docket_tally::open,
            docket_tally::in_time,
            docket_tally::late,
            docket_tally::escalated,
            docket_tally::lapsed,
        ))
        .load(conn)?;
    let mut keys: BTreeMap<String, FigureRow> = BTreeMap::new();
    for (key, raised, open, in_time, late, escalated, lapsed) in rows {
        let row = keys.entry(key).or_default();
        row.raised += i64::from(raised);
        row.open += i64::from(open);
        row.in_time += i64::from(in_time);
        row.late += i64::from(late);
        row.escalated += i64::from(escalated);
        row.lapsed += i64::from(lapsed);
    }
    type Oldest = (String, Option<Timestamp>, Option<String>);
    let oldest: Vec<Oldest> = docket_oldest::table
        .filter(docket_oldest::kind.eq(kind))
        .select((docket_oldest::key, docket_oldest::opened_at, docket_oldest::code))
        .load(conn)?;
    for (key, at, code) in oldest {
        if let Some(row) = keys.get_mut(&key) {
            (row.oldest_at, row.oldest_code) = (at, code);
        }
    }
    for (key, row) in &mut keys {
        row.key.clone_from(key);
    }
    Ok(keys)
}

/// Counts everything anew from matters and tasks and puts it in the place of the roll-ups; gives the lines in which the
/// two differed before. For tests, and after rows were written in bulk.
///
/// # Errors
/// Those of the database.
pub fn recount(conn: &mut Conn) -> store::Result<Vec<String>> {
    let before = figures(conn, &KINDS)?;
    tally::clear(conn)?;
    let mut sums = Sums::default();
    let matters: Vec<Matter> = docket_matter::table.select(Matter::as_select()).load(conn)?;
    matters.iter().for_each(|matter| sums.add_matter(matter));
    let tasks: Vec<Task> = docket_task::table.select(Task::as_select()).load(conn)?;
    tasks.iter().for_each(|task| sums.add_task(task));
    sums.write(conn)?;
    Ok(differences(&before, &figures(conn, &KINDS)?))
}

fn differences(before: &Kinds, after: &Kinds) -> Vec<String> {
    let rows = |kinds: &Kinds| -> BTreeMap<(String, String), FigureRow> {
        let rows =
            kinds.iter().flat_map(|(kind, keys)| keys.iter().map(|(key, row)| ((kind.clone(), key.clone()), row)));
        let counted = |row: &FigureRow| FigureRow { key: String::new(), ..row.clone() } != FigureRow::default();
        rows.filter(|(_, row)| counted(row)).map(|(at, row)| (at, row.clone())).collect()
    };
    let (before, after) = (rows(before), rows(after));
    let keys = before.keys().chain(after.keys()).collect::<std::collections::BTreeSet<_>>();
    let differ = keys.into_iter().filter(|key| before.get(*key) != after.get(*key));
    differ.map(|key| format!("{key:?}: kept {:?}, counted {:?}", before.get(key), after.get(key))).collect()
}

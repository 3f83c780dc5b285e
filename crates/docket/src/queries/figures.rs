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
    /// Tasks by the body that leads.
    pub tasks: Vec<FigureRow>,
    /// The five open matters that most communes share.
    pub shared: Vec<SharedRow>,
}

/// Matters on the leader's page.
const SHARED: i64 = 5;

impl Docket {
    /// By field, by department, tasks by body, and the five matters that most communes share.
    ///
    /// # Errors
    /// Forbidden but for the province.
    pub fn leader(&self, conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<LeaderPage> {
        let directory = organization::directory(conn)?;
        policy::may(ctx.actor, Action::Figures, &Standing::new(&directory))?;
        let mut kinds = figures(conn)?;
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
            tasks: of(tally::TASK),
            shared,
        })
    }
}

type Kinds = BTreeMap<String, BTreeMap<String, FigureRow>>;

/// All figures, summed over the years.
fn figures(conn: &mut Conn) -> store::Result<Kinds> {
    type Row = (String, String, i32, i32, i32, i32, i32, i32);
    let rows: Vec<Row> = docket_tally::table
        .select((
            docket_tally::kind,
            docket_tally::key,
            docket_tally::raised,
            docket_tally::open,
            docket_tally::in_time,
            docket_tally::late,
            docket_tally::escalated,
            docket_tally::lapsed,
        ))
        .load(conn)?;
    let mut kinds = Kinds::new();
    for (kind, key, raised, open, in_time, late, escalated, lapsed) in rows {
        let row = kinds.entry(kind).or_default().entry(key.clone()).or_default();
        row.key = key;
        row.raised += i64::from(raised);
        row.open += i64::from(open);
        row.in_time += i64::from(in_time);
        row.late += i64::from(late);
        row.escalated += i64::from(escalated);
        row.lapsed += i64::from(lapsed);
    }
    type Oldest = (String, String, Option<Timestamp>, Option<String>);
    let oldest: Vec<Oldest> = docket_oldest::table
        .select((docket_oldest::kind, docket_oldest::key, docket_oldest::opened_at, docket_oldest::code))
        .load(conn)?;
    for (kind, key, at, code) in oldest {
        if let Some(row) = kinds.get_mut(&kind).and_then(|keys| keys.get_mut(&key)) {
            (row.oldest_at, row.oldest_code) = (at, code);
        }
    }
    Ok(kinds)
}

/// Counts everything anew from matters and tasks and puts it in the place of the roll-ups; gives the lines in which the
/// two differed before. For tests, and after rows were written in bulk.
///
/// # Errors
/// Those of the database.
pub fn recount(conn: &mut Conn) -> store::Result<Vec<String>> {
    let before = figures(conn)?;
    tally::clear(conn)?;
    let mut sums = Sums::default();
    let matters: Vec<Matter> = docket_matter::table.select(Matter::as_select()).load(conn)?;
    matters.iter().for_each(|matter| sums.add_matter(matter));
    let tasks: Vec<Task> = docket_task::table.select(Task::as_select()).load(conn)?;
    tasks.iter().for_each(|task| sums.add_task(task));
    sums.write(conn)?;
    Ok(differences(&before, &figures(conn)?))
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

use diesel::prelude::*;
use diesel::sql_types::{Binary, Integer};
use kernel::{Date, Id, Timestamp};
use store::Conn;

use crate::events::{Event, Happened, Projection};
use crate::model::Timeliness;
use crate::schema::{dossier, dossier_tally};

/// Counts finished dossiers by body, day and timeliness (E10, N1): one small row per body and day, so that a report
/// sums few rows however many dossiers there are. Rebuilt from the history it comes out equal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally;

const ADD: &str = "INSERT INTO dossier_tally (body, day, early, on_time, late) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (body, day) DO UPDATE SET early = dossier_tally.early + excluded.early, \
     on_time = dossier_tally.on_time + excluded.on_time, late = dossier_tally.late + excluded.late";

impl Projection for Tally {
    fn name(&self) -> &'static str {
        "dossiers.tally"
    }

    fn apply(&self, conn: &mut Conn, happened: &Happened<'_>) -> store::Result<()> {
        let Event::Issued { outcome, .. } = happened.event else { return Ok(()) };
        let one = |own: Timeliness| i32::from(*outcome == own);
        let counts = [one(Timeliness::Early), one(Timeliness::OnTime), one(Timeliness::Late)];
        add(conn, happened.competent_body, happened.at.date(), counts)
    }

    fn clear(&self, conn: &mut Conn) -> store::Result<()> {
        diesel::delete(dossier_tally::table).execute(conn)?;
        Ok(())
    }
}

/// Adds to one row.
pub(crate) fn add(conn: &mut Conn, body: Id, day: Date, [early, on_time, late]: [i32; 3]) -> store::Result<()> {
    let add = diesel::sql_query(ADD)
        .bind::<Binary, _>(body)
        .bind::<Integer, _>(day)
        .bind::<Integer, _>(early)
        .bind::<Integer, _>(on_time)
        .bind::<Integer, _>(late);
    store::kept(add).execute(conn)?;
    Ok(())
}

/// How a body stands: finished in a period, and open now.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BodyCount {
    pub early: i64,
    pub on_time: i64,
    pub late: i64,
    /// Open with a running clock, by today's date (N1).
    pub open_in_time: i64,
    pub open_late: i64,
    /// Open with a clock that stands, because the applicant is waited for (E7): neither in time nor late.
    pub open_paused: i64,
}

/// The counts of every body with anything to count, for finishes from `from` to `to`, both included.
///
/// # Errors
/// Those of the database.
pub fn timeliness_counts(conn: &mut Conn, from: Date, to: Date, now: Timestamp) -> store::Result<Vec<(Id, BodyCount)>> {
    let mut bodies: std::collections::BTreeMap<Id, BodyCount> = std::collections::BTreeMap::new();
    type Sums = (Id, Option<i64>, Option<i64>, Option<i64>);
    let sums: Vec<Sums> = dossier_tally::table
        .filter(dossier_tally::day.between(from, to))
        .group_by(dossier_tally::body)
        .select((
            dossier_tally::body,
            diesel::dsl::sum(dossier_tally::early),
            diesel::dsl::sum(dossier_tally::on_time),
            diesel::dsl::sum(dossier_tally::late),
        ))
        .load(conn)?;
    for (body, early, on_time, late) in sums {
        let count = bodies.entry(body).or_default();
        (count.early, count.on_time, count.late) = (early.unwrap_or(0), on_time.unwrap_or(0), late.unwrap_or(0));
    }
    let today = now.date().start();
    let open = || {
        dossier::table
            .filter(dossier::open)
            .group_by(dossier::competent_body)
            .select((dossier::competent_body, diesel::dsl::count_star()))
    };
    // A result that waits to be fetched is done (E10).
    let running = || open().filter(dossier::paused_since.is_null()).filter(dossier::finished_at.is_null());
    let in_time: Vec<(Id, i64)> = running().filter(dossier::due_at.ge(today)).load(conn)?;
    let late: Vec<(Id, i64)> = running().filter(dossier::due_at.lt(today)).load(conn)?;
    let paused: Vec<(Id, i64)> = open().filter(dossier::paused_since.is_not_null()).load(conn)?;
    for (body, count) in in_time {
        bodies.entry(body).or_default().open_in_time = count;
    }
    for (body, count) in late {
        bodies.entry(body).or_default().open_late = count;
    }
    for (body, count) in paused {
        bodies.entry(body).or_default().open_paused = count;
    }
    Ok(bodies.into_iter().collect())
}

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use dossiers::Step;
use dossiers::schema::dossier;
use kernel::{Date, Id, Timestamp};
use store::Conn;

use super::filter::Filter;
use crate::forecast::{OutlookRow, ScoreRow, foresee_some};
use crate::rules::forecast::{BINS, Score, bin};
use crate::schema::{supervision_outlook, supervision_score};

/// An open dossier with what is to be expected of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expected {
    pub code: String,
    pub procedure: String,
    pub row: OutlookRow,
}

/// Which dossiers are asked for.
#[derive(Clone, Debug)]
pub struct AheadAsk {
    pub filter: Filter,
    /// Due from this day to the day before `until`.
    pub from: Date,
    pub until: Date,
    /// In thousandths.
    pub chance: i32,
    /// For what changed hands since the night and is asked anew.
    pub now: Timestamp,
}

/// What will be late, the nearest appointment first and there the likeliest, at most so many. What has moved to another
/// step since the night is left out: nothing is known of it before the next. What was given to somebody else is asked
/// anew, so it goes where that helps; what was unlikely in the night and became likely since is not found before the
/// next, because only what the night found likely is looked at again.
///
/// # Errors
/// Those of the database.
pub fn ahead(conn: &mut Conn, ask: &AheadAsk, most: i64) -> store::Result<Vec<Expected>> {
    use supervision_outlook as o;
    let mut rows = o::table
        .filter(o::due_day.ge(ask.from))
        .filter(o::due_day.lt(ask.until))
        .filter(o::chance.ge(ask.chance))
        .order((o::due_day, o::chance.desc(), o::dossier))
        .limit(most)
        .select(OutlookRow::as_select())
        .into_boxed::<store::MultiBackend>();
    if let Some(bodies) = &ask.filter.bodies {
        rows = rows.filter(o::body.eq_any(bodies.clone()));
    }
    if let Some(centre) = ask.filter.centre {
        rows = rows.filter(o::centre.eq(centre));
    }
    let rows: Vec<OutlookRow> = rows.load(conn)?;
    let present = present(conn, &rows)?;
    let rows: Vec<OutlookRow> = rows.into_iter().filter(|row| stands(&present, row)).collect();
    let moved = |row: &&OutlookRow| {
        present.get(&row.dossier).and_then(|(.., since)| *since).is_some_and(|since| since > row.at)
    };
    let ids: Vec<Id> = rows.iter().filter(moved).map(|row| row.dossier).collect();
    // Whoever gave it to somebody else sees at once what that helps.
    let mut anew = foresee_some(conn, &ids, ask.now)?;
    let moved: HashSet<Id> = ids.into_iter().collect();
    let rows = rows.into_iter().filter_map(|row| match moved.contains(&row.dossier) {
        true => anew.remove(&row.dossier).map(|made| made.row).filter(|made| made.chance >= ask.chance),
        false => Some(row),
    });
    let mut rows: Vec<OutlookRow> = rows.collect();
    rows.sort_by_key(|row| (row.due_day, Reverse(row.chance), row.dossier));
    let expected = |row: OutlookRow| {
        let (code, procedure, ..) = present.get(&row.dossier)?;
        Some(Expected { code: code.clone(), procedure: procedure.clone(), row })
    };
    Ok(rows.into_iter().filter_map(expected).collect())
}

/// Whether a dossier is where the night saw it, with the same appointment.
fn stands(present: &Present, row: &OutlookRow) -> bool {
    present
        .get(&row.dossier)
        .is_some_and(|(_, _, step, due, _)| *step == row.step && due.map(Timestamp::date) == Some(row.due_day))
}

/// Code, procedure, step, appointment, and since when somebody has it.
type Present = HashMap<Id, (String, String, Step, Option<Timestamp>, Option<Timestamp>)>;

/// How the dossiers stand now, of those that are open and not finished.
fn present(conn: &mut Conn, rows: &[OutlookRow]) -> store::Result<Present> {
    let ids: Vec<Id> = rows.iter().map(|row| row.dossier).collect();
    let mut all = Present::with_capacity(ids.len());
    for ids in ids.chunks(500) {
        let open = dossier::table
            .filter(dossier::id.eq_any(ids))
            .filter(dossier::open)
            .filter(dossier::paused_since.is_null())
            .filter(dossier::finished_at.is_null());
        type Row = (Id, String, String, Step, Option<Timestamp>, Option<Timestamp>);
        let columns = (
            dossier::id,
            dossier::code,
            dossier::procedure_code,
            dossier::step_kind,
            dossier::due_at,
            dossier::holder_since,
        );
        let found: Vec<Row> = open.select(columns).load(conn)?;
        let of = |(id, code, procedure, step, due, since)| (id, (code, procedure, step, due, since));
        all.extend(found.into_iter().map(of));
    }
    Ok(all)
}

/// How good forecasts were: over all judged months, by month and by tenth of the chance.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Proof {
    pub total: Score,
    /// `yyyymm` with its sum, the newest first.
    pub months: Vec<(i32, Score)>,
    pub bins: [Score; BINS],
}

/// Sums the judged forecasts of these bodies, or of all, from a month (`yyyymm`) on.
///
/// # Errors
/// Those of the database.
pub fn proof(conn: &mut Conn, bodies: Option<&[Id]>, from: i32) -> store::Result<Proof> {
    use supervision_score as s;
    let mut rows = s::table
        .filter(s::month.ge(from))
        .order(s::month.desc())
        .select(ScoreRow::as_select())
        .into_boxed::<store::MultiBackend>();
    if let Some(bodies) = bodies {
        rows = rows.filter(s::body.eq_any(bodies.to_vec()));
    }
    let mut proof = Proof::default();
    for row in rows.load::<ScoreRow>(conn)? {
        let score = row.score();
        proof.total += score;
        proof.bins[bin(i64::from(row.bin) * 100)] += score;
        match proof.months.last_mut() {
            Some((month, sum)) if *month == row.month => *sum += score,
            _ => proof.months.push((row.month, score)),
        }
    }
    Ok(proof)
}

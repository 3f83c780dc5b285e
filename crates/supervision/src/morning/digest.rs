use std::collections::BTreeMap;

use diesel::prelude::*;
use dossiers::model::State;
use dossiers::schema::{dossier, dossier_opinion};
use kernel::{Date, Id, Timestamp};
use organization::settings::SettingKey;
use serde::{Deserialize, Serialize};
use store::{Conn, Store};

use crate::forecast::working_days_after;
use crate::model::{Stage, day_before};
use crate::queries;
use crate::schema::{supervision_digest, supervision_dossier, supervision_letter, supervision_outlook};

/// Dossiers named under each heading; the number counts all.
const NAMED: usize = 10;

kernel::named_enum! {
    /// What a director is told of.
    pub enum PartKind {
        /// Became late since the last working day.
        NewLate = "new-late",
        /// Will be late in the next working day, in the next three, in the next five.
        In1 = "in-1",
        In3 = "in-3",
        In5 = "in-5",
        /// Form 04 waits to be confirmed.
        Letters = "letters",
        /// Online filings whose answer is overdue (A21).
        Unanswered = "unanswered",
        /// Opinions that the body owes and are overdue (A29).
        Opinions = "opinions",
    }
}

/// One heading of a digest.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Part {
    pub kind: PartKind,
    pub count: i64,
    /// Codes of the first of them.
    pub codes: Vec<String>,
}

/// What the director of a body was told on a day.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_digest, treat_none_as_default_value = false)]
pub struct Digest {
    pub day: Date,
    pub body: Id,
    pub at: Timestamp,
    /// JSON list of [`Part`].
    pub parts: String,
}

impl Digest {
    /// The headings that have something under them, in their order.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        serde_json::from_str(&self.parts).unwrap_or_default()
    }
}

/// The digest of a body on a day.
///
/// # Errors
/// Those of the database.
pub fn digest(conn: &mut Conn, day: Date, body: Id) -> store::Result<Option<Digest>> {
    Ok(supervision_digest::table.find((day, body)).select(Digest::as_select()).first(conn).optional()?)
}

/// The digests of all bodies on a day.
///
/// # Errors
/// Those of the database.
pub fn digests(conn: &mut Conn, day: Date) -> store::Result<Vec<Digest>> {
    Ok(supervision_digest::table.filter(supervision_digest::day.eq(day)).select(Digest::as_select()).load(conn)?)
}

/// A body with one of its dossiers.
type Row = (Id, Id);
/// Dossiers by body and heading.
type Found = BTreeMap<Id, BTreeMap<PartKind, Vec<Id>>>;

/// Writes the digests of the day anew.
pub(super) fn prepare(store: &Store, now: Timestamp) -> store::Result<()> {
    let rows = store.read_blocking(|conn| {
        let mut found = Found::new();
        let mut add = |kind: PartKind, rows: Vec<Row>| {
            rows.into_iter().for_each(|(body, id)| found.entry(body).or_default().entry(kind).or_default().push(id));
        };
        new_late(conn, now.date())?.into_iter().for_each(|row| add(PartKind::NewLate, vec![row]));
        for (kind, rows) in soon_late(conn, now)? {
            add(kind, rows);
        }
        add(PartKind::Letters, letters(conn, now)?);
        add(PartKind::Unanswered, unanswered(conn, now)?);
        add(PartKind::Opinions, opinions(conn, now)?);
        found.into_iter().map(|(body, parts)| row(conn, now, body, parts)).collect::<store::Result<Vec<Digest>>>()
    })?;
    store.write_blocking(|conn| {
        diesel::delete(supervision_digest::table.filter(supervision_digest::day.eq(now.date()))).execute(conn)?;
        store::insert_all!(conn, supervision_digest::table, &rows)?;
        super::mail::tell(conn, &rows, now)
    })
}

fn row(conn: &mut Conn, now: Timestamp, body: Id, parts: BTreeMap<PartKind, Vec<Id>>) -> store::Result<Digest> {
    let mut all = Vec::with_capacity(parts.len());
    for (kind, ids) in parts {
        let named: Vec<Id> = ids.iter().take(NAMED).copied().collect();
        let codes = queries::codes(conn, named.iter().copied())?;
        let codes = named.iter().filter_map(|id| codes.get(id).cloned()).collect();
        all.push(Part { kind, count: i64::try_from(ids.len()).unwrap_or(i64::MAX), codes });
    }
    let parts = serde_json::to_string(&all).unwrap_or_else(|_| "[]".to_owned());
    Ok(Digest { day: now.date(), body, at: now, parts })
}

/// Late today and not on the last working day.
fn new_late(conn: &mut Conn, today: Date) -> store::Result<Vec<Row>> {
    use supervision_dossier as d;
    let days = organization::snapshot(conn)?;
    let mut last = day_before(today);
    while !days.days().is_working_day(last) {
        last = day_before(last);
    }
    let late = d::table
        .filter(d::open)
        .filter(d::stage.eq(Stage::Running))
        .filter(d::due_day.between(last, day_before(today)));
    Ok(late.order((d::due_day, d::dossier)).select((d::body, d::dossier)).load(conn)?)
}

/// What will be late, by how soon.
fn soon_late(conn: &mut Conn, now: Timestamp) -> store::Result<Vec<(PartKind, Vec<Row>)>> {
    use supervision_outlook as o;
    let picture = organization::snapshot(conn)?;
    let from = crate::set::of(&picture, SettingKey::LateChancePercent, now.date()) * 10;
    let likely = o::table.filter(o::chance.ge(i32::try_from(from).unwrap_or(1_000))).filter(o::due_day.ge(now.date()));
    let last = working_days_after(picture.days(), now.date(), 5);
    let rows: Vec<(Id, Id, Date)> = likely
        .filter(o::due_day.lt(last))
        .order((o::due_day, o::chance.desc()))
        .select((o::body, o::dossier, o::due_day))
        .load(conn)?;
    // Late on a day is what was due before it.
    let within = |days: usize| {
        let until = working_days_after(picture.days(), now.date(), days);
        rows.iter().filter(|row| row.2 < until).map(|row| (row.0, row.1)).collect()
    };
    Ok(vec![(PartKind::In1, within(1)), (PartKind::In3, within(3)), (PartKind::In5, within(5))])
}

fn letters(conn: &mut Conn, now: Timestamp) -> store::Result<Vec<Row>> {
    use supervision_letter as l;
    let waiting = l::table.filter(l::until.ge(now)).order((l::until, l::dossier));
    Ok(waiting.select((l::body, l::dossier)).load(conn)?)
}

fn unanswered(conn: &mut Conn, now: Timestamp) -> store::Result<Vec<Row>> {
    let rows = dossier::table
        .filter(dossier::open)
        .filter(dossier::next_clock_at.lt(now))
        .filter(dossier::state.eq(State::Filed))
        .order((dossier::next_clock_at, dossier::id));
    Ok(rows.select((dossier::competent_body, dossier::id)).load(conn)?)
}

fn opinions(conn: &mut Conn, now: Timestamp) -> store::Result<Vec<Row>> {
    use dossier_opinion as o;
    let directory = organization::directory(conn)?;
    let rows: Vec<Row> = o::table
        .inner_join(dossier::table.on(dossier::id.eq(o::dossier)))
        .filter(o::answered_at.is_null())
        .filter(o::due_at.lt(now))
        .filter(dossier::open)
        .order((o::due_at, o::dossier))
        .select((o::unit, o::dossier))
        .load(conn)?;
    Ok(rows.into_iter().map(|(unit, id)| (directory.body_of(unit), id)).collect())
}

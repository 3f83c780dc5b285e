use std::collections::HashMap;

use diesel::prelude::*;
use dossiers::model::Channel;
use dossiers::schema::dossier;
use kernel::{Date, Id};
use serde::{Deserialize, Serialize};
use store::Conn;

use super::figures::{By, figures};
use super::filter::{Filter, Key, narrow_all};
use super::standing::standing;
use crate::figures::DossierRow;
use crate::model::{Ending, Measure, Period, Stage, day_before};
use crate::schema::supervision_dossier;

/// Which dossiers are asked for: those behind one figure.
#[derive(Clone, Debug)]
pub struct ListAsk {
    pub measure: Measure,
    pub filter: Filter,
    pub period: Period,
    pub today: Date,
}

/// After which row a page begins: the body, the day by which the list is ordered, the dossier.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ListCursor {
    pub body: Id,
    pub day: Date,
    pub dossier: Id,
}

/// One dossier behind a figure. Persons are not named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    pub code: String,
    /// Where it stands, or stood at the end of the period for what was open then.
    pub row: DossierRow,
}

/// A page of a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ListPage {
    pub rows: Vec<Listed>,
    pub next: Option<ListCursor>,
}

/// The dossiers behind a figure, body by body in the order of their ids, and there by day. All pages together are as
/// many as the figure says.
///
/// # Errors
/// Those of the database.
pub fn list(conn: &mut Conn, ask: &ListAsk, after: Option<ListCursor>, rows: usize) -> store::Result<ListPage> {
    let mut found: Vec<(Date, DossierRow)> = Vec::new();
    for body in bodies(conn, ask)? {
        if after.is_some_and(|after| body < after.body) {
            continue;
        }
        let from = after.filter(|after| after.body == body).map(|after| (after.day, after.dossier));
        found.extend(of_body(conn, ask, body, from, rows + 1 - found.len())?);
        if found.len() > rows {
            break;
        }
    }
    let more = found.len() > rows;
    found.truncate(rows);
    let last = found.last().filter(|_| more);
    let next = last.map(|(day, row)| ListCursor { body: row.body, day: *day, dossier: row.dossier });
    let codes = codes(conn, found.iter().map(|(_, row)| row.dossier))?;
    let named =
        |(_, row): (Date, DossierRow)| Listed { code: codes.get(&row.dossier).cloned().unwrap_or_default(), row };
    Ok(ListPage { rows: found.into_iter().map(named).collect(), next })
}

/// The bodies that have any such dossier.
fn bodies(conn: &mut Conn, ask: &ListAsk) -> store::Result<Vec<Id>> {
    if let Some([body]) = ask.filter.bodies.as_deref() {
        return Ok(vec![*body]);
    }
    if ask.filter.centre.is_some() && ask.filter.procedures.is_some() {
        // No sum knows both; look through every body.
        let bodies = supervision_dossier::table.select(supervision_dossier::body).distinct();
        let mut bodies: Vec<Id> = bodies.load(conn)?;
        bodies.sort_unstable();
        return Ok(bodies);
    }
    let figures = figures(conn, By::Body, &ask.filter, ask.period, ask.today)?;
    let unit = |(key, figure): (Key, crate::model::Figure)| match key {
        Key::Unit(unit) if figure.of(ask.measure) != 0 => Some(unit),
        _ => None,
    };
    Ok(figures.into_iter().filter_map(unit).collect())
}

/// Rows of one body after a place, with the day by which they are ordered.
fn of_body(
    conn: &mut Conn,
    ask: &ListAsk,
    body: Id,
    after: Option<(Date, Id)>,
    rows: usize,
) -> store::Result<Vec<(Date, DossierRow)>> {
    let received = |channel| Found::Received(channel);
    let what = match ask.measure {
        Measure::Received => received(None),
        Measure::ReceivedDirect => received(Some(Channel::Direct)),
        Measure::ReceivedOnline => received(Some(Channel::Online)),
        Measure::ReceivedPost => received(Some(Channel::Post)),
        Measure::Done => Found::Ended(&[Ending::Early, Ending::OnTime, Ending::Late]),
        Measure::DoneEarly => Found::Ended(&[Ending::Early]),
        Measure::DoneOnTime => Found::Ended(&[Ending::OnTime]),
        Measure::DoneLate => Found::Ended(&[Ending::Late]),
        Measure::Refused => Found::Ended(&[Ending::Refused]),
        Measure::Withdrawn => Found::Ended(&[Ending::Stopped]),
        Measure::Stopped => Found::Ended(&[Ending::Closed]),
        Measure::CarriedIn => Found::Standing(day_before(ask.period.from)),
        measure if measure.is_stock() => Found::Standing(ask.period.end(ask.today)),
        _ => return Ok(Vec::new()),
    };
    match what {
        Found::Received(channel) => received_rows(conn, ask, body, channel, after, rows),
        Found::Ended(endings) => ended_rows(conn, ask, body, endings, after, rows),
        Found::Standing(on) => standing_rows(conn, ask, body, on, after, rows),
    }
}

/// By what a list is found.
enum Found {
    Received(Option<Channel>),
    Ended(&'static [Ending]),
    Standing(Date),
}

fn received_rows(
    conn: &mut Conn,
    ask: &ListAsk,
    body: Id,
    channel: Option<Channel>,
    after: Option<(Date, Id)>,
    rows: usize,
) -> store::Result<Vec<(Date, DossierRow)>> {
    use supervision_dossier as d;
    let filter = Filter { bodies: None, ..ask.filter.clone() };
    let mut query = d::table
        .filter(d::body.eq(body))
        .filter(d::filed_day.between(ask.period.from, ask.period.to))
        .order((d::filed_day, d::dossier))
        .limit(limit(rows))
        .into_boxed();
    if let Some(channel) = channel {
        query = query.filter(d::channel.eq(channel));
    }
    if let Some((day, dossier)) = after {
        query = query.filter(d::filed_day.gt(day).or(d::filed_day.eq(day).and(d::dossier.gt(dossier))));
    }
    let query = narrow_all!(query, supervision_dossier, filter);
    let found: Vec<DossierRow> = query.select(DossierRow::as_select()).load(conn)?;
    Ok(found.into_iter().map(|row| (row.filed_day, row)).collect())
}

fn ended_rows(
    conn: &mut Conn,
    ask: &ListAsk,
    body: Id,
    endings: &'static [Ending],
    after: Option<(Date, Id)>,
    rows: usize,
) -> store::Result<Vec<(Date, DossierRow)>> {
    use supervision_dossier as d;
    let filter = Filter { bodies: None, ..ask.filter.clone() };
    let mut query = d::table
        .filter(d::body.eq(body))
        .filter(diesel::dsl::not(d::open))
        .filter(d::ended_day.between(ask.period.from, ask.period.to))
        .filter(d::ending.eq_any(endings.iter().copied()))
        .order((d::ended_day, d::dossier))
        .limit(limit(rows))
        .into_boxed();
    if let Some((day, dossier)) = after {
        query = query.filter(d::ended_day.gt(day).or(d::ended_day.eq(day).and(d::dossier.gt(dossier))));
    }
    let query = narrow_all!(query, supervision_dossier, filter);
    let found: Vec<DossierRow> = query.select(DossierRow::as_select()).load(conn)?;
    Ok(found.into_iter().filter_map(|row| Some((row.ended_day?, row))).collect())
}

/// What a body had open on one day is little enough to be looked through; nearest appointment first.
fn standing_rows(
    conn: &mut Conn,
    ask: &ListAsk,
    body: Id,
    on: Date,
    after: Option<(Date, Id)>,
    rows: usize,
) -> store::Result<Vec<(Date, DossierRow)>> {
    let all = standing(conn, body, &ask.filter, on)?;
    let mut found: Vec<(Date, DossierRow)> = all
        .into_iter()
        .filter(|row| stands(row, ask.measure, on))
        .map(|row| (row.due_day.unwrap_or(row.filed_day), row))
        .filter(|(day, row)| after.is_none_or(|after| (*day, row.dossier) > after))
        .collect();
    found.sort_unstable_by_key(|(day, row)| (*day, row.dossier));
    found.truncate(rows);
    Ok(found)
}

/// Whether what was open on a day counts for the measure (N1).
fn stands(row: &DossierRow, measure: Measure, on: Date) -> bool {
    let late = row.due_day.is_some_and(|due| due < on);
    match measure {
        Measure::OpenWaiting => row.stage == Stage::Waiting,
        Measure::OpenPaused => row.stage == Stage::Paused,
        Measure::OpenInTime => row.stage == Stage::Running && !late,
        Measure::OpenLate => row.stage == Stage::Running && late,
        _ => true,
    }
}

fn limit(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// The codes of dossiers.
pub(crate) fn codes(conn: &mut Conn, dossiers: impl Iterator<Item = Id>) -> store::Result<HashMap<Id, String>> {
    let mut codes = HashMap::new();
    let ids: Vec<Id> = dossiers.collect();
    for ids in ids.chunks(500) {
        let rows = dossier::table.filter(dossier::id.eq_any(ids)).select((dossier::id, dossier::code));
        codes.extend(rows.load::<(Id, String)>(conn)?);
    }
    Ok(codes)
}

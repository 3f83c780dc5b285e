//! What the dossiers of a commune and the people who brought them say to whoever visits it: the port of the docket's briefing sheets.

use diesel::prelude::*;
use docket::{BriefingFigures, Figures};
use dossiers::State;
use dossiers::schema::{dossier, dossier_tally};
use feedback::queries::{By, Places, satisfaction, total};
use kernel::{Date, Id, Timestamp};
use organization::schema::{person, post};
use store::Conn;

/// The figures of a service centre from the wing of dossiers, how content people were from that of feedback, its people
/// and posts from the organisation. Where nobody answered the share of content people is missing and not zero.
pub(super) struct FromWings;

impl BriefingFigures for FromWings {
    fn figures(&self, conn: &mut Conn, commune: Id, from: Date, to: Date, now: Timestamp) -> store::Result<Figures> {
        let (received, accepted, supplemented) = filed(conn, commune, from, to)?;
        let (early, on_time, late) = finished(conn, commune, from, to)?;
        let open_by_state = open(conn, commune)?;
        let (staff, posts) = people(conn, commune, to)?;
        Ok(Figures {
            received,
            accepted,
            supplemented,
            early,
            on_time,
            late,
            open: open_by_state.iter().map(|(_, count)| count).sum(),
            open_late: past_due(conn, commune, now)?,
            open_by_state,
            satisfaction: content(conn, commune, from, to)?,
            staff,
            posts,
        })
    }
}

/// Filed in the span; of these accepted; of these asked for more (form 02).
fn filed(conn: &mut Conn, commune: Id, from: Date, to: Date) -> store::Result<(i64, i64, i64)> {
    let span = || {
        dossier::table
            .filter(dossier::competent_body.eq(commune))
            .filter(dossier::filed_at.ge(from.start()))
            .filter(dossier::filed_at.lt(to.start().plus_seconds(86_400)))
    };
    let accepted = || span().filter(dossier::accepted_at.is_not_null());
    Ok((
        span().count().get_result(conn)?,
        accepted().count().get_result(conn)?,
        accepted().filter(dossier::supplement_requests.gt(0)).count().get_result(conn)?,
    ))
}

/// Finished in the span: early, on time, late (E10), from the counts kept by day.
fn finished(conn: &mut Conn, commune: Id, from: Date, to: Date) -> store::Result<(i64, i64, i64)> {
    let sums = dossier_tally::table
        .filter(dossier_tally::body.eq(commune))
        .filter(dossier_tally::day.between(from, to))
        .select((
            diesel::dsl::sum(dossier_tally::early),
            diesel::dsl::sum(dossier_tally::on_time),
            diesel::dsl::sum(dossier_tally::late),
        ));
    let (early, on_time, late): (Option<i64>, Option<i64>, Option<i64>) = sums.first(conn)?;
    Ok((early.unwrap_or(0), on_time.unwrap_or(0), late.unwrap_or(0)))
}

/// The share of content people, 0 to 1, of those who answered in the span (A52).
fn content(conn: &mut Conn, commune: Id, from: Date, to: Date) -> store::Result<Option<f64>> {
    let counts = satisfaction(conn, By::Body, &Places::body(commune), (from, to))?;
    let share = total(&counts).share();
    Ok(share.map(|share| f64::from(i32::try_from(share.per_mille()).unwrap_or(0)) / 1000.0))
}

/// Why dossiers are open, the most frequent first.
fn open(conn: &mut Conn, commune: Id) -> store::Result<Vec<(String, i64)>> {
    let rows: Vec<(State, i64)> = dossier::table
        .filter(dossier::open)
        .filter(dossier::competent_body.eq(commune))
        .group_by(dossier::state)
        .select((dossier::state, diesel::dsl::count_star()))
        .load(conn)?;
    let mut rows: Vec<(String, i64)> = rows.into_iter().map(|(state, count)| (state.key().to_owned(), count)).collect();
    rows.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    Ok(rows)
}

/// Open and past their appointment's date (N1).
fn past_due(conn: &mut Conn, commune: Id, now: Timestamp) -> store::Result<i64> {
    let late = dossier::table
        .filter(dossier::open)
        .filter(dossier::competent_body.eq(commune))
        // A clock that stands is not late (E7), and what is ready is done (E10).
        .filter(dossier::paused_since.is_null())
        .filter(dossier::finished_at.is_null())
        .filter(dossier::due_at.lt(now.date().start()));
    Ok(late.count().get_result(conn)?)
}

/// People who hold a post of the commune, its divisions and its centre on that day, and its posts where any are set
/// (I4). Accounts are no staff: one person may have several, and a service account none.
fn people(conn: &mut Conn, commune: Id, day: Date) -> store::Result<(i64, Option<i64>)> {
    let directory = organization::directory(conn)?;
    let units: Vec<Id> = std::iter::once(commune).chain(directory.children(commune).map(|unit| unit.id)).collect();
    let of_units = || post::table.filter(post::unit.eq_any(units.clone()));
    let staff = person::table
        .filter(person::post.eq_any(of_units().select(post::id)))
        .filter(person::valid_from.le(day))
        .filter(person::valid_to.is_null().or(person::valid_to.assume_not_null().ge(day)));
    let posts = of_units().select(diesel::dsl::sum(post::quota)).first(conn)?;
    Ok((staff.count().get_result(conn)?, posts))
}

use std::collections::BTreeMap;
use std::collections::HashSet;

use diesel::dsl::count_star;
use diesel::prelude::*;
use dossiers::model::{FileRole, PaymentMethod, PaymentState};
use dossiers::schema::{dossier as d, dossier_file as f, dossier_payment as pay};
use kernel::{Date, Id, Timestamp};
use procedures::Catalogue;
use procedures::model::{Channel, FeeKind, Version};
use store::Conn;

use crate::model::{Period, day_after};
use crate::queries::{self, By, Filter, Key};

/// What is known of one procedure in a period.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Procedure {
    pub code: String,
    pub name: String,
    /// Keys of what its publication lacks (F2).
    pub lacks: Vec<&'static str>,
    /// It may be filed online (F4).
    pub online: bool,
    /// It yields no result (F6).
    pub without_result: bool,
    pub received: i64,
    pub received_online: i64,
    /// Accepted dossiers with a fee, those of them for which something was paid, and paid online (F5).
    pub with_fee: i64,
    pub paid: i64,
    pub paid_online: i64,
    /// Accepted dossiers, and those with a digitised part (F6).
    pub accepted: i64,
    pub digitised: i64,
    /// Finished dossiers, and those with a digitised result (F6).
    pub finished: i64,
    pub with_result: i64,
    /// Answers, and content ones (A52).
    pub answers: i64,
    pub content: i64,
}

/// Everything that the index of a place and period is computed from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// Procedures with anything in the period, by code.
    pub procedures: Vec<Procedure>,
    /// Early and on time; all done; open and late at the end (F3).
    pub in_time: i64,
    pub done: i64,
    pub open_late: i64,
    /// Petitions ended in time, ended late, and open past their clock (F7).
    pub petitions_in_time: i64,
    pub petitions_late: i64,
}

type Sums = BTreeMap<String, Procedure>;

/// Gathers the facts of a period: of dossiers received in it for what is counted at intake, of those finished in it for
/// results, of answers given in it, of petitions ended in it or open late.
///
/// # Errors
/// Those of the database.
pub fn facts(conn: &mut Conn, filter: &Filter, period: Period, now: Timestamp) -> store::Result<Facts> {
    let today = now.date();
    let figure = queries::total(&queries::figures(conn, By::Body, filter, period, today)?);
    let mut sums = Sums::new();
    for (key, flow) in queries::flows_of(conn, By::Procedure, filter, period, today)? {
        let Key::Procedure(code) = key else { continue };
        let own = sums.entry(code).or_default();
        own.received = flow.received();
        own.received_online = flow.online;
    }
    sums.retain(|_, own| own.received > 0);
    paid(conn, filter, period, &mut sums)?;
    digitised(conn, filter, period, &mut sums)?;
    content(conn, filter, period, &mut sums)?;
    let (petitions_in_time, petitions_late) = petitions(conn, filter, period, now)?;
    let catalogue = procedures::catalogue(conn)?;
    let with_parts = procedures::queries::versions_with_parts(conn)?;
    let day = period.end(today);
    Ok(Facts {
        procedures: sums.into_iter().map(|(code, own)| named(code, own, &catalogue, &with_parts, day)).collect(),
        in_time: figure.flow.early + figure.flow.on_time,
        done: figure.flow.done(),
        open_late: figure.stock.late,
        petitions_in_time,
        petitions_late,
    })
}

/// Adds what the catalogue says of a procedure.
fn named(code: String, own: Procedure, catalogue: &Catalogue, with_parts: &HashSet<Id>, day: Date) -> Procedure {
    let version = catalogue.in_force(&code, day).or_else(|| catalogue.versions(&code).last());
    let Some(version) = version else { return Procedure { name: code.clone(), code, ..own } };
    Procedure {
        name: version.name.clone(),
        lacks: lacks(version, with_parts.contains(&version.id)),
        online: version.channels().any(|channel| channel == Channel::Online),
        without_result: version.result.trim().is_empty(),
        code,
        ..own
    }
}

/// F2: what a complete publication says: who decides, in what time, for what fee, with which parts, on what basis.
fn lacks(version: &Version, has_parts: bool) -> Vec<&'static str> {
    let found = [
        ("supervision-index-lack-authority", version.authority.is_empty() && version.agency.is_empty()),
        ("supervision-index-lack-time", version.time_amount.is_none()),
        ("supervision-index-lack-fee", matches!(version.fee_kind, FeeKind::Unspecified | FeeKind::Ambiguous)),
        ("supervision-index-lack-parts", !has_parts),
        ("supervision-index-lack-basis", version.legal_basis.is_empty()),
    ];
    found.into_iter().filter(|(_, lacks)| *lacks).map(|(key, _)| key).collect()
}

/// The moments between which a period lies.
pub(super) fn moments(period: Period) -> (Timestamp, Timestamp) {
    let midnight = |day: Date| Timestamp::from_local(day.civil().at(0, 0, 0, 0));
    (midnight(period.from), midnight(day_after(period.to)))
}

/// Accepted dossiers received in the period, of a place.
macro_rules! accepted {
    ($rows:expr, $filter:expr, $period:expr) => {{
        let (from, to) = $crate::index::facts::moments($period);
        let mut query = $rows
            .filter(d::filed_at.ge(from))
            .filter(d::filed_at.lt(to))
            .filter(d::accepted_at.is_not_null())
            .into_boxed();
        if let Some(bodies) = &$filter.bodies {
            query = query.filter(d::competent_body.eq_any(bodies.clone()));
        }
        query
    }};
}

/// Finished dossiers of a place.
macro_rules! finished {
    ($rows:expr, $filter:expr, $period:expr) => {{
        let (from, to) = $crate::index::facts::moments($period);
        let mut query = $rows.filter(d::finished_at.ge(from)).filter(d::finished_at.lt(to)).into_boxed();
        if let Some(bodies) = &$filter.bodies {
            query = query.filter(d::competent_body.eq_any(bodies.clone()));
        }
        query
    }};
}

pub(super) use {accepted, finished};

/// How many by procedure: a query to be narrowed.
macro_rules! by_procedure {
    () => {
        d::table.group_by(d::procedure_code).select((d::procedure_code, count_star()))
    };
}

fn paid(conn: &mut Conn, filter: &Filter, period: Period, sums: &mut Sums) -> store::Result<()> {
    type Counts = Vec<(String, i64)>;
    let settled = || pay::table.filter(pay::dossier.eq(d::id)).filter(pay::state.eq(PaymentState::Paid));
    let with_fee: Counts = accepted!(by_procedure!(), filter, period).filter(d::fee.gt(kernel::Vnd(0))).load(conn)?;
    for (code, count) in with_fee {
        sums.entry(code).or_default().with_fee = count;
    }
    let paid: Counts = accepted!(by_procedure!(), filter, period)
        .filter(d::fee.gt(kernel::Vnd(0)))
        .filter(diesel::dsl::exists(settled()))
        .load(conn)?;
    for (code, count) in paid {
        sums.entry(code).or_default().paid = count;
    }
    let online: Counts = accepted!(by_procedure!(), filter, period)
        .filter(d::fee.gt(kernel::Vnd(0)))
        .filter(diesel::dsl::exists(settled().filter(pay::method.eq(Some(PaymentMethod::Online)))))
        .load(conn)?;
    for (code, count) in online {
        sums.entry(code).or_default().paid_online = count;
    }
    Ok(())
}

fn digitised(conn: &mut Conn, filter: &Filter, period: Period, sums: &mut Sums) -> store::Result<()> {
    type Counts = Vec<(String, i64)>;
    let has = |role: FileRole| f::table.filter(f::dossier.eq(d::id)).filter(f::role.eq(role));
    let counts = [
        accepted!(by_procedure!(), filter, period).load(conn)?,
        accepted!(by_procedure!(), filter, period).filter(diesel::dsl::exists(has(FileRole::Part))).load(conn)?,
        finished!(by_procedure!(), filter, period).load(conn)?,
        finished!(by_procedure!(), filter, period).filter(diesel::dsl::exists(has(FileRole::Result))).load(conn)?,
    ];
    for (at, rows) in counts.into_iter().enumerate() {
        let rows: Counts = rows;
        for (code, count) in rows {
            let own = sums.entry(code).or_default();
            match at {
                0 => own.accepted = count,
                1 => own.digitised = count,
                2 => own.finished = count,
                _ => own.with_result = count,
            }
        }
    }
    Ok(())
}

fn content(conn: &mut Conn, filter: &Filter, period: Period, sums: &mut Sums) -> store::Result<()> {
    use feedback::queries::{By as Split, Key as Of, Places, satisfaction};
    let places = Places { bodies: filter.bodies.clone(), ..Places::default() };
    for (key, count) in satisfaction(conn, Split::Procedure, &places, (period.from, period.to))? {
        let Of::Procedure(code) = key else { continue };
        let own = sums.entry(code).or_default();
        own.answers = count.all();
        own.content = count.share().map_or(0, |share| share.content);
    }
    Ok(())
}

/// Petitions ended in time, and those that ended late or lie open past their clock.
fn petitions(conn: &mut Conn, filter: &Filter, period: Period, now: Timestamp) -> store::Result<(i64, i64)> {
    let span = (period.from, period.to);
    let counts = feedback::queries::petition_counts(conn, filter.bodies.as_deref(), span, now)?;
    let sum = |of: fn(&feedback::queries::PetitionCount) -> i64| counts.values().map(of).sum();
    Ok((sum(|count| count.in_time), sum(|count| count.late + count.open_late)))
}

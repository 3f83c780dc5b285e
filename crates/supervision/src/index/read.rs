use diesel::prelude::*;
use dossiers::model::{FileRole, PaymentMethod, PaymentState};
use dossiers::schema::{dossier as d, dossier_file as f, dossier_payment as pay};
use store::Conn;

use super::facts::{Facts, Procedure, accepted, finished};
use super::{Datum, Part};
use crate::model::Period;
use crate::queries::Filter;

/// What a part counts, by the facts (F2 to F7).
#[must_use]
pub fn counted(facts: &Facts, part: Part) -> Datum {
    let all = |keep: fn(&Procedure) -> bool| facts.procedures.iter().filter(move |own| keep(own));
    let number = |keep: fn(&Procedure) -> bool| i64::try_from(all(keep).count()).unwrap_or(i64::MAX);
    let sum = |of: fn(&Procedure) -> i64| facts.procedures.iter().map(of).sum::<i64>();
    match part {
        _ if !part.has_source() => Datum::NoSource,
        Part::Complete => Datum::of(number(|own| own.lacks.is_empty()), number(|_| true)),
        Part::OnTime => Datum::of(facts.in_time, facts.done + facts.open_late),
        Part::Offered => Datum::of(number(|own| own.online), number(|_| true)),
        Part::WithFilings => {
            Datum::of(number(|own| own.online && own.received_online > 0), number(|own| own.online && own.received > 0))
        }
        Part::FiledOnline => Datum::of(
            sum(|own| if own.online { own.received_online } else { 0 }),
            sum(|own| if own.online { own.received } else { 0 }),
        ),
        Part::PartsDigitised => Datum::of(sum(|own| own.digitised), sum(|own| own.accepted)),
        Part::ResultsDigitised => Datum::of(sum(results), sum(|own| own.finished)),
        Part::FeePaid => Datum::of(number(|own| own.paid > 0), number(|own| own.with_fee > 0)),
        Part::FeeOnline => Datum::of(number(|own| own.paid_online > 0), number(|own| own.with_fee > 0)),
        Part::PaidOnline => Datum::of(sum(|own| own.paid_online), sum(|own| own.with_fee)),
        Part::Petitions => Datum::of(facts.petitions_in_time, facts.petitions_in_time + facts.petitions_late),
        Part::Content => Datum::of(sum(|own| own.content), sum(|own| own.answers)),
        Part::Announced | Part::Synchronised | Part::PartsReused | Part::PortalReused | Part::Handling => {
            Datum::NoSource
        }
    }
}

/// F6: a procedure without a result counts as done.
fn results(own: &Procedure) -> i64 {
    if own.without_result { own.finished } else { own.with_result }
}

/// Who lost the points of a part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lost {
    /// Procedures, each with how many of its dossiers or answers, or with what it lacks.
    Procedures(Vec<(Procedure, i64)>),
    /// Codes of dossiers, at most as many as were asked for.
    Dossiers(Vec<String>),
    /// The lists of dossiers done late and open late of this place and period.
    Late,
    /// The desk of petitions.
    Petitions,
    /// Nobody: there is no source.
    Nobody,
}

/// The procedures or dossiers that lost the points of a part.
///
/// # Errors
/// Those of the database.
pub fn lost(
    conn: &mut Conn,
    facts: &Facts,
    part: Part,
    (filter, period, most): (&Filter, Period, i64),
) -> store::Result<Lost> {
    let of = |lost: fn(&Procedure) -> i64| {
        let mut all: Vec<(Procedure, i64)> =
            facts.procedures.iter().map(|own| (own.clone(), lost(own))).filter(|(_, lost)| *lost > 0).collect();
        all.sort_by_key(|(own, lost)| (std::cmp::Reverse(*lost), own.code.clone()));
        Lost::Procedures(all)
    };
    Ok(match part {
        Part::Complete => of(|own| i64::try_from(own.lacks.len()).unwrap_or(0)),
        Part::OnTime => Lost::Late,
        Part::Offered => of(|own| if own.online { 0 } else { own.received.max(1) }),
        Part::WithFilings => of(|own| if own.online && own.received_online == 0 { own.received } else { 0 }),
        Part::FiledOnline => of(|own| if own.online { own.received - own.received_online } else { 0 }),
        Part::FeePaid => of(|own| if own.paid == 0 { own.with_fee } else { 0 }),
        Part::FeeOnline => of(|own| if own.paid_online == 0 { own.with_fee } else { 0 }),
        Part::Content => of(|own| own.answers - own.content),
        Part::Petitions => Lost::Petitions,
        Part::PaidOnline => Lost::Dossiers(not_paid_online(conn, filter, period, most)?),
        Part::PartsDigitised => Lost::Dossiers(not_digitised(conn, filter, period, most)?),
        Part::ResultsDigitised => Lost::Dossiers(without_result(conn, facts, (filter, period, most))?),
        Part::Announced | Part::Synchronised | Part::PartsReused | Part::PortalReused | Part::Handling => Lost::Nobody,
    })
}

fn not_paid_online(conn: &mut Conn, filter: &Filter, period: Period, most: i64) -> store::Result<Vec<String>> {
    let paid = pay::table
        .filter(pay::dossier.eq(d::id))
        .filter(pay::state.eq(PaymentState::Paid))
        .filter(pay::method.eq(Some(PaymentMethod::Online)));
    let query = accepted!(d::table, filter, period).filter(d::fee.gt(kernel::Vnd(0)));
    let query = query.filter(diesel::dsl::not(diesel::dsl::exists(paid)));
    Ok(query.order(d::code).limit(most).select(d::code).load(conn)?)
}

fn not_digitised(conn: &mut Conn, filter: &Filter, period: Period, most: i64) -> store::Result<Vec<String>> {
    let has = f::table.filter(f::dossier.eq(d::id)).filter(f::role.eq(FileRole::Part));
    let query = accepted!(d::table, filter, period).filter(diesel::dsl::not(diesel::dsl::exists(has)));
    Ok(query.order(d::code).limit(most).select(d::code).load(conn)?)
}

fn without_result(
    conn: &mut Conn,
    facts: &Facts,
    (filter, period, most): (&Filter, Period, i64),
) -> store::Result<Vec<String>> {
    let done: Vec<String> =
        facts.procedures.iter().filter(|own| own.without_result).map(|own| own.code.clone()).collect();
    let has = f::table.filter(f::dossier.eq(d::id)).filter(f::role.eq(FileRole::Result));
    let query = finished!(d::table, filter, period).filter(diesel::dsl::not(diesel::dsl::exists(has)));
    let query = query.filter(d::procedure_code.ne_all(done));
    Ok(query.order(d::code).limit(most).select(d::code).load(conn)?)
}

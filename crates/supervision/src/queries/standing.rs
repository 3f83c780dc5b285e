use std::collections::HashMap;

use diesel::prelude::*;
use kernel::{Date, Id};
use store::Conn;

use super::filter::{Filter, narrow_all};
use crate::figures::{DossierRow, SpanRow};
use crate::schema::{supervision_dossier, supervision_span};

/// The dossiers of a body that were open at the end of a day, each as it stood then.
///
/// # Errors
/// Those of the database.
pub(super) fn standing(conn: &mut Conn, body: Id, filter: &Filter, on: Date) -> store::Result<Vec<DossierRow>> {
    use supervision_dossier as d;
    let filter = Filter { bodies: None, ..filter.clone() };
    let open = d::table.filter(d::body.eq(body)).filter(d::open).filter(d::filed_day.le(on)).into_boxed();
    let open = narrow_all!(open, supervision_dossier, filter).select(DossierRow::as_select());
    let mut rows: Vec<DossierRow> = open.load(conn)?;
    let ended = d::table
        .filter(d::body.eq(body))
        .filter(diesel::dsl::not(d::open))
        .filter(d::ended_day.gt(on))
        .filter(d::filed_day.le(on))
        .into_boxed();
    let ended = narrow_all!(ended, supervision_dossier, filter).select(DossierRow::as_select());
    rows.extend(ended.load::<DossierRow>(conn)?);
    let past = past(conn, body, on)?;
    for row in &mut rows {
        if row.since_day > on
            && let Some(span) = past.get(&row.dossier)
        {
            (row.stage, row.since_day, row.due_day) = (span.stage, span.from_day, span.due_day);
        }
    }
    Ok(rows)
}

/// The times that covered the day and are over, by dossier.
fn past(conn: &mut Conn, body: Id, on: Date) -> store::Result<HashMap<Id, SpanRow>> {
    use supervision_span as s;
    let spans: Vec<SpanRow> = s::table
        .filter(s::body.eq(body))
        .filter(s::to_day.gt(on))
        .filter(s::from_day.le(on))
        .select(SpanRow::as_select())
        .load(conn)?;
    Ok(spans.into_iter().map(|span| (span.dossier, span)).collect())
}

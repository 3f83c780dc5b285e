use diesel::prelude::*;
use kernel::{Date, Id, Reason, Refusal, Timestamp};
use store::Conn;

use crate::rules::Verdict;
use crate::schema::{supervision_claim, supervision_claim_list};

/// A list that was imported.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_claim_list, treat_none_as_default_value = false)]
pub struct ClaimList {
    pub id: Id,
    pub submission: Id,
    pub name: String,
    /// The body whose list it is; `None` for the province's.
    pub body: Option<Id>,
    /// Day on which the portal made it.
    pub as_of: Date,
    pub made_at: Timestamp,
    pub made_by: Id,
    pub made_by_name: String,
}

/// One row of a list with its verdict.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = supervision_claim, treat_none_as_default_value = false)]
pub struct Claim {
    pub list: Id,
    pub no: i32,
    pub code: String,
    pub dossier: Option<Id>,
    pub portal_due: Option<Date>,
    pub portal_finished: Option<Date>,
    pub portal_status: String,
    pub verdict: Verdict,
    pub notes: String,
}

/// The newest lists, of one body or of everybody.
///
/// # Errors
/// Those of the database.
pub fn lists(conn: &mut Conn, bodies: Option<&[Id]>, rows: i64) -> store::Result<Vec<ClaimList>> {
    use supervision_claim_list as l;
    let mut lists = l::table.order((l::made_at.desc(), l::id.desc())).limit(rows).into_boxed();
    if let Some(bodies) = bodies {
        lists = lists.filter(l::body.eq_any(bodies.to_vec()));
    }
    Ok(lists.select(ClaimList::as_select()).load(conn)?)
}

/// One list.
///
/// # Errors
/// Not found; those of the database.
pub fn list_of(conn: &mut Conn, id: Id) -> store::Result<ClaimList> {
    let found = supervision_claim_list::table.find(id).select(ClaimList::as_select()).first(conn).optional()?;
    Ok(found.ok_or_else(|| Refusal::NotFound(Reason::new("supervision-claims-unknown")))?)
}

/// The rows of a list after number `after`, of one verdict or of all.
///
/// # Errors
/// Those of the database.
pub fn claims(conn: &mut Conn, list: Id, verdict: Option<Verdict>, after: i32, rows: i64) -> store::Result<Vec<Claim>> {
    use supervision_claim as c;
    let mut found = c::table.filter(c::list.eq(list)).filter(c::no.gt(after)).order(c::no).limit(rows).into_boxed();
    if let Some(verdict) = verdict {
        found = found.filter(c::verdict.eq(verdict));
    }
    Ok(found.select(Claim::as_select()).load(conn)?)
}

/// How many rows of a list have which verdict.
///
/// # Errors
/// Those of the database.
pub fn claims_of(conn: &mut Conn, list: Id) -> store::Result<Vec<(Verdict, i64)>> {
    use supervision_claim as c;
    let counts = c::table.filter(c::list.eq(list)).group_by(c::verdict).select((c::verdict, diesel::dsl::count_star()));
    let mut counts: Vec<(Verdict, i64)> = counts.load(conn)?;
    counts.sort_unstable_by_key(|(verdict, _)| *verdict);
    Ok(counts)
}

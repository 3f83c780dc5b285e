use axum::extract::State;
use identity::{Actor, Ctx};
use kernel::{Date, FieldFault, Id, Reason, Refusal, Timestamp};
use serde::Deserialize;
use store::Conn;
use utoipa::IntoParams;
use web::{Bearer, Json, Listing, Paging, Problem, Query};

use super::answer::{self, RowAnswer};
use crate::Desk;
use crate::model::State as DossierState;
use crate::queries::{Cursor, QueueFilter};

/// What a list is asked for; every field is text, so that all that is wrong is said at once.
#[derive(Deserialize, IntoParams, Default, Debug)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Code of a unit: what it, or a unit below it, holds.
    unit: Option<String>,
    /// Login of a person, or `me`.
    holder: Option<String>,
    /// A state; without one the open dossiers.
    state: Option<String>,
    /// Appointment before this day or moment.
    due_before: Option<String>,
    /// Words of the applicant's name, or a code.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Rows of a page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// The work queue, nearest due first.
///
/// Shows what the caller may see and nothing else. Finished states are listed newest first.
#[utoipa::path(
    get,
    path = "/dossiers",
    tag = "dossiers",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "A page of dossiers", body = Listing<RowAnswer>), web::Problems)
)]
pub(super) async fn list(
    State(desk): State<Desk>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Listing<RowAnswer>>, Problem> {
    let paging = Paging { limit: asked.limit.clone(), cursor: None };
    let (limit, after) = (paging.rows()?, cursor(asked.cursor.as_deref())?);
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let listing = kit.store.read(move |conn| {
        let ctx = Ctx::new(&bearer.actor, now);
        let filter = filter(conn, &bearer.actor, &asked)?;
        let page = desk.dossiers.queue(conn, &ctx, &filter, limit, after)?;
        Ok(Listing { items: answer::rows(conn, &ctx, page.rows)?, next: page.next.map(|next| next.to_string()) })
    });
    Ok(Json(listing.await?))
}

/// Letters of a search.
const LONGEST: usize = 200;

fn cursor(text: Option<&str>) -> Result<Option<Cursor>, Refusal> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    Cursor::parse(text).map(Some).ok_or_else(|| Refusal::field("cursor", Reason::new("web-cursor")))
}

fn filter(conn: &mut Conn, actor: &Actor, asked: &Asked) -> store::Result<QueueFilter> {
    let mut faults: Vec<FieldFault> = Vec::new();
    let mut fault = |field: &str, code| faults.push(FieldFault::new(field, Reason::new(code)));
    let unit = given(asked.unit.as_deref());
    let unit = unit.map(|code| unit_of(conn, code)).transpose()?.flatten().or_else(|| {
        unit.inspect(|_| fault("unit", "dossier-unit-unknown"));
        None
    });
    let holder = given(asked.holder.as_deref());
    let holder = holder.map(|login| person_of(conn, actor, login)).transpose()?.flatten().or_else(|| {
        holder.inspect(|_| fault("holder", "dossier-person-unknown"));
        None
    });
    let state = read("state", asked.state.as_deref(), DossierState::parse, "dossier-state-unknown", &mut fault);
    let due_before = read("due_before", asked.due_before.as_deref(), moment, "dossier-moment", &mut fault);
    if asked.q.as_deref().is_some_and(|q| q.chars().count() > LONGEST) {
        fault("q", "web-field-value");
    }
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults).into());
    }
    let q = given(asked.q.as_deref()).map(str::to_owned);
    Ok(QueueFilter { unit, holder, state, due_before, q, ..QueueFilter::default() })
}

fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn read<T>(
    field: &str,
    text: Option<&str>,
    parse: impl Fn(&str) -> Option<T>,
    code: &'static str,
    fault: &mut impl FnMut(&str, &'static str),
) -> Option<T> {
    let text = given(text)?;
    let value = parse(text);
    if value.is_none() {
        fault(field, code);
    }
    value
}

fn unit_of(conn: &mut Conn, code: &str) -> store::Result<Option<Id>> {
    Ok(organization::directory(conn)?.by_code(code).map(|unit| unit.id))
}

fn person_of(conn: &mut Conn, actor: &Actor, login: &str) -> store::Result<Option<Id>> {
    if login == "me" { Ok(Some(actor.account)) } else { identity::queries::find_by_login(conn, login) }
}

/// A moment, or the beginning of a day.
fn moment(text: &str) -> Option<Timestamp> {
    Timestamp::parse(text).or_else(|| Date::parse(text).map(Date::start))
}

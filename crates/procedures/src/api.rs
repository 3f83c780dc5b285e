//! The calls on procedures of `/api/v1`.

mod answer;

use std::sync::Arc;

use axum::extract::State as Held;
use kernel::{Date, FieldFault, Id, Reason, Refusal};
use organization::Directory;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Bearer, Json, Listing, Paging, Path, Problem, Query};

use crate::catalogue::Key;
use crate::{Filter, Level, Standing, State, WORDS, queries};
use answer::{ProcedureAnswer, ProcedureItem};

/// The calls of this wing with their descriptions, relative to `/api/v1`.
pub fn api(state: State) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(one)).with_state(state)
}

/// What a list is asked for; every field is text, so that all that is wrong is said at once.
#[derive(Deserialize, IntoParams, Default, Debug)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Words of the name, or the code; marks and case do not matter. Every word must match; whole words come first.
    #[param(max_length = 200)]
    q: Option<String>,
    /// `commune`, `province`, `ministry` or `other`.
    #[param(pattern = "^(commune|province|ministry|other)$")]
    level: Option<String>,
    /// A field, as the catalogue names it; marks and case do not matter.
    #[param(max_length = 200)]
    field: Option<String>,
    /// In force on that day (`YYYY-MM-DD`) instead of today.
    #[param(value_type = Option<String>, format = Date)]
    on: Option<String>,
    /// Rows of a page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Procedures in force, best match first
///
/// Without words in the order of the codes.
#[utoipa::path(
    get,
    path = "/procedures",
    tag = "procedures",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "A page of procedures", body = Listing<ProcedureItem>), web::Problems)
)]
async fn list(
    Held(state): Held<State>,
    _bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Listing<ProcedureItem>>, Problem> {
    let paging = Paging { limit: asked.limit.clone(), cursor: asked.cursor.clone() };
    let (rows, after) = (paging.rows()?, paging.after::<Key>()?);
    let date = day(&state, asked.on.as_deref())?;
    let filter = filter(&asked)?;
    let catalogue = state.kit.store.read(crate::catalogue).await?;
    let found = catalogue.search(&filter, date);
    let (hits, next) = found.page(after.as_ref(), usize::try_from(rows).unwrap_or(1));
    let items = hits.iter().map(|hit| ProcedureItem::of(&hit.version)).collect();
    Ok(Json(Listing { items, next: next.map(|next| web::cursor::cursor(&next)) }))
}

/// Longest words that are searched for.
const LONGEST: usize = 200;

fn filter(asked: &Asked) -> Result<Filter, Refusal> {
    let mut faults = Vec::new();
    let level = asked.level.as_deref().filter(|level| !level.is_empty());
    let level = level.and_then(|text| {
        let level = Level::parse(text);
        if level.is_none() {
            faults.push(FieldFault::new("level", Reason::new("procedure-level-unknown")));
        }
        level
    });
    for (name, text) in [("q", &asked.q), ("field", &asked.field)] {
        if text.as_ref().is_some_and(|text| text.chars().count() > LONGEST) {
            faults.push(FieldFault::new(name, Reason::new("procedure-text-long").with("most", LONGEST)));
        }
    }
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    let field = asked.field.clone().filter(|field| !field.trim().is_empty());
    Ok(Filter { q: asked.q.clone().unwrap_or_default(), level, field, on_board: false })
}

/// What is asked about one procedure.
#[derive(Deserialize, IntoParams, Default, Debug)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct AskedOne {
    /// In force on that day (`YYYY-MM-DD`) instead of today.
    #[param(value_type = Option<String>, format = Date)]
    on: Option<String>,
    /// Code of the competent unit, whose own limits and fees then count.
    unit: Option<String>,
}

/// One procedure with parts, channels, limit, fee and versions
///
/// The code is read as people write it: with or without dots, spaces and the province's ending.
#[utoipa::path(
    get,
    path = "/procedures/{code}",
    tag = "procedures",
    security(("token" = [])),
    params(("code" = String, Path, description = "Procedure code", example = "1.001193"), AskedOne),
    responses((status = 200, description = "The version in force", body = ProcedureAnswer), web::Problems)
)]
async fn one(
    Held(state): Held<State>,
    bearer: Bearer,
    Path(code): Path<String>,
    Query(asked): Query<AskedOne>,
) -> Result<Json<ProcedureAnswer>, Problem> {
    let date = day(&state, asked.on.as_deref())?;
    let t = bearer.texts(&WORDS);
    let answer = state.kit.store.read(move |conn| {
        let catalogue = crate::catalogue(conn)?;
        let directory = organization::directory(conn)?;
        let unit = unit(&directory, asked.unit.as_deref())?;
        let version = queries::in_force(conn, &code, date)?;
        let parts = queries::parts(conn, &version)?;
        let standing = unit.map(|unit| Standing::of(&directory, unit)).unwrap_or_default();
        Ok(ProcedureAnswer::of(&catalogue, &version, parts, &standing, date, &t))
    });
    Ok(Json(answer.await?))
}

fn day(state: &State, on: Option<&str>) -> Result<Date, Refusal> {
    match on {
        None => Ok(state.kit.clock.now().date()),
        Some(on) => Date::parse(on).ok_or_else(|| Refusal::field("on", Reason::new("procedure-date"))),
    }
}

fn unit(directory: &Arc<Directory>, code: Option<&str>) -> Result<Option<Id>, Refusal> {
    let Some(code) = code.filter(|code| !code.is_empty()) else { return Ok(None) };
    let unit = directory.by_code(code).map(|unit| Some(unit.id));
    unit.ok_or_else(|| Refusal::field("unit", Reason::new("procedure-unit-unknown")))
}

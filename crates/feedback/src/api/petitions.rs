use axum::extract::State;
use identity::Ctx;
use kernel::{Reason, Refusal, Timestamp};
use organization::Directory;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Bearer, Json, Listing, Paging, Path, Problem, Query};

use crate::model::{Channel, Class, Clock, Petition, State as Where, Timeliness};
use crate::queries::{Cursor, DeskTab};
use crate::{Desk, commands, queries};

/// What a list is asked for.
#[derive(Deserialize, IntoParams, Default)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `open` (unless told), the nearest clock first; `climbed`, those whose clock has run out; `all`, the newest first.
    tab: String,
    /// Rows of a page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// A petition without the person who put it: who may see that opens the page.
#[derive(Serialize, ToSchema)]
#[schema(as = Petition)]
pub(super) struct PetitionAnswer {
    code: String,
    /// Number of its last event.
    seq: i32,
    title: String,
    channel: Channel,
    #[schema(inline)]
    state: Where,
    class: Option<Class>,
    /// Code of the body that has it.
    body: String,
    /// Code of the body it is about.
    about: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    filed_at: Timestamp,
    clock: Option<Clock>,
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
    /// Its clock ran out.
    lapsed: bool,
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
    outcome: Option<Timeliness>,
    #[schema(value_type = Option<String>, format = DateTime)]
    published_at: Option<Timestamp>,
}

/// Petitions that the caller may see.
#[utoipa::path(
    get,
    path = "/feedback/petitions",
    tag = "feedback",
    operation_id = "petitions",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "A page of petitions", body = Listing<PetitionAnswer>), web::Problems)
)]
pub(super) async fn list(
    State(desk): State<Desk>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Listing<PetitionAnswer>>, Problem> {
    let limit = Paging { limit: asked.limit.clone(), cursor: None }.rows()?;
    let cursor = asked.cursor.as_deref().filter(|cursor| !cursor.is_empty());
    let wrong = |field, code| Refusal::field(field, Reason::new(code));
    let after = cursor.map(|cursor| Cursor::parse(cursor).ok_or_else(|| wrong("cursor", "web-cursor"))).transpose()?;
    let tab = if asked.tab.is_empty() { Some(DeskTab::Open) } else { DeskTab::parse(&asked.tab) };
    let tab = tab.ok_or_else(|| wrong("tab", "web-field-value"))?;
    let now = desk.kit.clock.now();
    let listing = desk.kit.store.read(move |conn| {
        let page = queries::desk(conn, &Ctx::new(&bearer.actor, now), tab, limit, after)?;
        let directory = organization::directory(conn)?;
        let items = page.rows.into_iter().map(|row| answer(&directory, row)).collect();
        Ok(Listing { items, next: page.next.map(|next| next.to_string()) })
    });
    Ok(Json(listing.await?))
}

/// One petition.
#[utoipa::path(
    get,
    path = "/feedback/petitions/{code}",
    tag = "feedback",
    operation_id = "petition",
    security(("token" = [])),
    params(("code" = String, Path, description = "Its code, such as `PA-2026-000123`")),
    responses((status = 200, description = "The petition", body = PetitionAnswer), web::Problems)
)]
pub(super) async fn one(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(code): Path<String>,
) -> Result<Json<PetitionAnswer>, Problem> {
    let now = desk.kit.clock.now();
    let found = desk.kit.store.write(move |conn| {
        let petition = commands::look(conn, &Ctx::new(&bearer.actor, now), &code)?;
        Ok(answer(organization::directory(conn)?.as_ref(), petition))
    });
    Ok(Json(found.await?))
}

fn answer(directory: &Directory, own: Petition) -> PetitionAnswer {
    let code = |unit| directory.unit(unit).map(|unit: &organization::Unit| unit.code.clone());
    PetitionAnswer {
        body: code(own.holder_body).unwrap_or_default(),
        about: own.about.and_then(code),
        lapsed: own.lapsed_at.is_some(),
        code: own.code,
        seq: own.seq,
        title: own.title,
        channel: own.channel,
        state: own.state,
        class: own.class,
        filed_at: own.filed_at,
        clock: own.clock,
        due_at: own.due_at,
        ended_at: own.ended_at,
        outcome: own.outcome,
        published_at: own.published_at,
    }
}

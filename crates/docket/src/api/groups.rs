use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use identity::Ctx;
use kernel::{Id, Refusal};
use organization::Directory;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Bearer, Json, Path, Problem};

use super::answer::code as code_of;
use super::call::once;
use crate::Desk;
use crate::commands::SetUpGroup;
use crate::model::Group;
use crate::queries::GroupView;

/// A working group.
#[derive(Serialize, ToSchema)]
#[schema(as = WorkingGroup)]
pub(super) struct GroupAnswer {
    #[schema(value_type = String, format = "uuid")]
    id: Id,
    /// As people call it: `3`.
    number: String,
    year: i32,
    title: String,
    head_name: String,
    head_title: String,
    /// Number of the decision that set it up.
    decision: String,
    /// Made up, for a demo.
    illustration: bool,
}

impl From<Group> for GroupAnswer {
    fn from(group: Group) -> Self {
        let Group { id, number, year, title, head_name, head_title, decision, illustration, .. } = group;
        Self { id, number, year, title, head_name, head_title, decision, illustration }
    }
}

/// A working group with its people and communes.
#[derive(Serialize, ToSchema)]
#[schema(as = WholeWorkingGroup)]
pub(super) struct WholeGroup {
    #[serde(flatten)]
    group: GroupAnswer,
    members: Vec<MemberAnswer>,
    /// Codes of the communes in its charge.
    communes: Vec<String>,
}

/// A member.
#[derive(Serialize, ToSchema)]
#[schema(as = WorkingGroupMember)]
struct MemberAnswer {
    unit: String,
    name: String,
    title: String,
}

impl WholeGroup {
    fn new(directory: &Directory, view: GroupView) -> Self {
        let member = |member: crate::model::Member| MemberAnswer {
            unit: code_of(directory, member.unit),
            name: member.name,
            title: member.title,
        };
        Self {
            members: view.members.into_iter().map(member).collect(),
            communes: view.communes.into_iter().map(|commune| code_of(directory, commune)).collect(),
            group: view.group.into(),
        }
    }
}

/// The working groups, the newest first.
#[utoipa::path(
    get,
    path = "/groups",
    tag = "sessions",
    operation_id = "groups",
    security(("token" = [])),
    responses((status = 200, description = "All of them", body = Vec<GroupAnswer>), web::Problems)
)]
pub(super) async fn list(State(desk): State<Desk>, bearer: Bearer) -> Result<Json<Vec<GroupAnswer>>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let groups = kit.store.read(move |conn| desk.docket.groups(conn, &Ctx::new(&bearer.actor, now))).await?;
    Ok(Json(groups.into_iter().map(GroupAnswer::from).collect()))
}

/// Set up a working group.
#[utoipa::path(
    post,
    path = "/groups",
    tag = "sessions",
    operation_id = "set_up_group",
    security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 200)),
    request_body = SetUpGroup,
    responses((status = 201, description = "It has its id", body = WholeGroup), web::Problems)
)]
pub(super) async fn set_up(
    State(desk): State<Desk>,
    bearer: Bearer,
    headers: HeaderMap,
    Json(body): Json<SetUpGroup>,
) -> Result<Response, Problem> {
    let call = ("groups".to_owned(), StatusCode::CREATED);
    once(desk, bearer, &headers, call, body, |docket, conn, ctx, body, _| {
        let group = docket.set_up_group(conn, ctx, body)?;
        let view = docket.group(conn, ctx, group.id)?;
        Ok(WholeGroup::new(organization::directory(conn)?.as_ref(), view))
    })
    .await
}

/// One working group.
#[utoipa::path(
    get,
    path = "/groups/{id}",
    tag = "sessions",
    operation_id = "group",
    security(("token" = [])),
    params(("id" = String, Path, description = "Id of a group")),
    responses((status = 200, description = "The group", body = WholeGroup), web::Problems)
)]
pub(super) async fn one(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<WholeGroup>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let found = kit.store.read(move |conn| {
        let unknown = || Refusal::NotFound(kernel::Reason::new("docket-not-found"));
        let id = Id::parse(id.trim()).ok_or_else(unknown)?;
        let view = desk.docket.group(conn, &Ctx::new(&bearer.actor, now), id)?;
        Ok(WholeGroup::new(organization::directory(conn)?.as_ref(), view))
    });
    Ok(Json(found.await?))
}

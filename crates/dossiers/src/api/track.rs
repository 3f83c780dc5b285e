use axum::extract::State;
use kernel::Timestamp;
use serde::{Deserialize, Serialize};
use store::Conn;
use utoipa::{IntoParams, ToSchema};
use web::{Bearer, Json, Problem, Query, Visit};

use crate::Desk;
use crate::model::{Action, Dossier, NextClock, RequestItem, Timeliness};
use crate::queries::{self, Todo, Tracked};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// The dossier's code.
    #[param(min_length = 1, max_length = 60)]
    code: String,
    /// The last four digits of the applicant's personal number or phone.
    #[param(pattern = "^[0-9]{4}$")]
    check: String,
}

/// A dossier as its applicant sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = Tracked)]
pub(super) struct TrackAnswer {
    code: String,
    procedure: String,
    procedure_name: String,
    state: &'static str,
    #[schema(minimum = 1, maximum = 10)]
    portal_status: u8,
    /// The unit that has it.
    holder: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    since: Option<Timestamp>,
    /// The centre that received it and gives the result out.
    centre: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    filed_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
    next_clock: Option<&'static str>,
    #[schema(value_type = Option<String>, format = DateTime)]
    next_clock_at: Option<Timestamp>,
    timeliness: Option<&'static str>,
    #[schema(value_type = Option<String>, format = DateTime)]
    finished_at: Option<Timestamp>,
    /// What the applicant has to do.
    todo: TodoAnswer,
    /// The forms that exist, `01` to `05`.
    forms: Vec<&'static str>,
}

/// What the applicant has to do now.
#[derive(Serialize, ToSchema, Default)]
#[schema(as = Todo)]
struct TodoAnswer {
    /// `nothing`, `supplement`, `pay` or `collect`.
    kind: &'static str,
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// What is missing or has to be put right.
    items: Vec<ItemAnswer>,
    /// Dong.
    amount: Option<i64>,
    purpose: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = SupplementItem)]
struct ItemAnswer {
    part: String,
    /// `missing` or `to_fix`.
    ask: &'static str,
    reason: String,
}

/// Look a dossier up without an account.
///
/// Limited per address and per code; a wrong code and wrong digits answer alike.
#[utoipa::path(
    get,
    path = "/track",
    tag = "public",
    params(Asked),
    responses((status = 200, description = "Where it is and what to do", body = TrackAnswer), web::Problems)
)]
pub(super) async fn track(
    State(desk): State<Desk>,
    bearer: Result<Bearer, Problem>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Json<TrackAnswer>, Problem> {
    if bearer.is_err() {
        desk.limit_look_up(&visit.origin, &asked.code)?;
    }
    let now = desk.kit.clock.now();
    let read = move |conn: &mut Conn, dossier: &Dossier| queries::tracked(conn, dossier.clone(), now);
    let (pair, what) = ((asked.code.as_str(), asked.check.as_str()), (Action::View, "track"));
    let tracked = desk.applicant_looks(pair, what, &visit.origin, read).await?;
    Ok(Json(tracked.into()))
}

impl From<Tracked> for TrackAnswer {
    fn from(tracked: Tracked) -> Self {
        Self {
            portal_status: tracked.state.portal_status(),
            state: tracked.state.as_str(),
            next_clock: tracked.next_clock.map(NextClock::as_str),
            timeliness: tracked.timeliness.map(Timeliness::as_str),
            todo: tracked.todo.into(),
            code: tracked.code,
            procedure: tracked.procedure_code,
            procedure_name: tracked.procedure,
            holder: tracked.holder,
            since: tracked.since,
            centre: tracked.centre,
            filed_at: tracked.filed_at,
            due_at: tracked.due_at,
            next_clock_at: tracked.next_clock_at,
            finished_at: tracked.finished_at,
            forms: tracked.forms,
        }
    }
}

impl From<Todo> for TodoAnswer {
    fn from(todo: Todo) -> Self {
        match todo {
            Todo::Nothing => Self { kind: "nothing", ..Self::default() },
            Todo::Collect => Self { kind: "collect", ..Self::default() },
            Todo::Pay { amount, purpose, until } => Self {
                kind: "pay",
                until: Some(until),
                amount: Some(amount.0),
                purpose: Some(purpose),
                ..Self::default()
            },
            Todo::Supplement { items, until } => Self {
                kind: "supplement",
                until: Some(until),
                items: items.into_iter().map(ItemAnswer::from).collect(),
                ..Self::default()
            },
        }
    }
}

impl From<RequestItem> for ItemAnswer {
    fn from(item: RequestItem) -> Self {
        Self { part: item.part, ask: item.ask.as_str(), reason: item.reason }
    }
}

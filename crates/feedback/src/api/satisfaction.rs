use axum::extract::State;
use identity::Ctx;
use kernel::{FieldFault, Reason, Refusal};
use serde::{Deserialize, Serialize};
use store::Conn;
use utoipa::{IntoParams, ToSchema};
use web::{Bearer, Json, Problem, Query};

use crate::Desk;
use crate::model::Action;
use crate::pages::Days;
use crate::policy::{self, Scope, Standing};
use crate::queries::{self, By, Key, Places};
use crate::rules::{Count, Share};

/// What counts are asked for; every field is text, so that all that is wrong is said at once.
#[derive(Deserialize, IntoParams, Default)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `body` (unless told), `centre` or `procedure`.
    by: String,
    /// First day; the first of this month unless told.
    #[param(format = Date)]
    from: String,
    /// Last day; today unless told.
    #[param(format = Date)]
    to: String,
    /// Code of a body: its answers alone.
    unit: String,
}

/// How many said what (rule A52).
#[derive(Serialize, ToSchema)]
#[schema(as = Satisfaction)]
pub(super) struct CountAnswer {
    /// Code of the unit or procedure.
    code: String,
    very: i64,
    satisfied: i64,
    normal: i64,
    not: i64,
    /// Very satisfied and satisfied of all that answered, in tenths of a percent; null where nobody answered.
    content_per_mille: Option<i64>,
}

/// Satisfaction of a period, of what the caller may see.
#[utoipa::path(
    get,
    path = "/feedback/satisfaction",
    tag = "feedback",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "One line per unit or procedure with an answer", body = Vec<CountAnswer>), web::Problems)
)]
pub(super) async fn satisfaction(
    State(desk): State<Desk>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<CountAnswer>>, Problem> {
    let now = desk.kit.clock.now();
    let days = Days::read(&asked.from, &asked.to, now.date());
    let mut faults = days.faults.0;
    let by = if asked.by.is_empty() { Some(By::Body) } else { By::parse(&asked.by) };
    if by.is_none() {
        faults.push(FieldFault::new("by", Reason::new("web-field-value")));
    }
    let Some(by) = by.filter(|_| faults.is_empty()) else { return Err(Refusal::Invalid(faults).into()) };
    let span = (days.from, days.to);
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let ctx = Ctx::new(&bearer.actor, now);
        let places = places(conn, &ctx, &asked.unit)?;
        let counts = queries::satisfaction(conn, by, &places, span)?;
        let code = |key: &Key| match key {
            Key::Unit(unit) => directory.unit(*unit).map(|unit| unit.code.clone()).unwrap_or_default(),
            Key::Procedure(code) => code.clone(),
        };
        Ok(counts.iter().map(|(key, count)| answer(code(key), *count)).collect::<Vec<_>>())
    };
    Ok(Json(desk.kit.store.read(read).await?))
}

/// The body that was asked for, or all that the caller may see.
fn places(conn: &mut Conn, ctx: &Ctx<'_>, unit: &str) -> store::Result<Places> {
    let directory = organization::directory(conn)?;
    let scope = Scope::of(ctx.actor, Action::Figures, &directory)?;
    if unit.trim().is_empty() {
        return Ok(Places { bodies: scope.own(), ..Places::default() });
    }
    let unknown = || Refusal::field("unit", Reason::new("feedback-unit-unknown"));
    let body = directory.by_code(unit.trim()).map(|unit| directory.body_of(unit.id)).ok_or_else(unknown)?;
    policy::may(ctx.actor, Action::Figures, &Standing::of_body(&directory, body))?;
    Ok(Places::body(body))
}

fn answer(code: String, count: Count) -> CountAnswer {
    CountAnswer {
        code,
        very: count.very,
        satisfied: count.satisfied,
        normal: count.normal,
        not: count.not,
        content_per_mille: count.share().map(Share::per_mille),
    }
}

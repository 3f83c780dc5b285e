use axum::extract::State;
use identity::Ctx;
use kernel::{Date, FieldFault, Reason, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Bearer, Json, Problem, Query};

use super::answer;
use crate::Desk;
use crate::model::Action;
use crate::policy::Scope;
use crate::queries::{self, BodyCount};

#[derive(Deserialize, IntoParams, Default)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// First day of the finishes that are counted; the first of the year unless told.
    #[param(format = Date)]
    from: Option<String>,
    /// Last day; today unless told.
    #[param(format = Date)]
    to: Option<String>,
}

/// How a body stands.
#[derive(Serialize, ToSchema)]
#[schema(as = BodyCount)]
pub(super) struct CountAnswer {
    /// Code of the body.
    unit: String,
    name: String,
    /// Finished in the period before, on and after the appointed date (rule N1).
    early: i64,
    on_time: i64,
    late: i64,
    /// Open now with a running clock, by today's date.
    open_in_time: i64,
    open_late: i64,
    /// Open now with a clock that stands, because the applicant is waited for.
    open_paused: i64,
}

/// On time and late, per body.
#[utoipa::path(
    get,
    path = "/dossiers/counts",
    tag = "dossiers",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "Every body with anything to count", body = Vec<CountAnswer>), web::Problems)
)]
pub(super) async fn counts(
    State(desk): State<Desk>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<CountAnswer>>, Problem> {
    let now = desk.kit.clock.now();
    let (from, to) = period(&asked, now.date())?;
    let found = desk.kit.store.read(move |conn| {
        let ctx = Ctx::new(&bearer.actor, now);
        let directory = organization::directory(conn)?;
        let scope = Scope::of(ctx.actor, Action::List, &directory);
        let counts = queries::timeliness_counts(conn, from, to, now)?;
        let seen = counts.into_iter().filter(|(body, _)| scope.everything || scope.bodies.contains(body));
        let answer = |(body, count): (kernel::Id, BodyCount)| CountAnswer {
            unit: answer::unit_code(&directory, body),
            name: directory.unit(body).map(|unit| unit.name.clone()).unwrap_or_default(),
            early: count.early,
            on_time: count.on_time,
            late: count.late,
            open_in_time: count.open_in_time,
            open_late: count.open_late,
            open_paused: count.open_paused,
        };
        Ok(seen.map(answer).collect())
    });
    Ok(Json(found.await?))
}

fn period(asked: &Asked, today: Date) -> Result<(Date, Date), Refusal> {
    let mut faults = Vec::new();
    let mut read = |field: &str, text: &Option<String>, unless: Date| match text.as_deref().map(Date::parse) {
        None => unless,
        Some(Some(day)) => day,
        Some(None) => {
            faults.push(FieldFault::new(field, Reason::new("dossier-moment")));
            unless
        }
    };
    let first = Date::new(today.civil().year(), 1, 1).unwrap_or(today);
    let (from, to) = (read("from", &asked.from, first), read("to", &asked.to, today));
    if faults.is_empty() && from > to {
        faults.push(FieldFault::new("to", Reason::new("dossier-period")));
    }
    if faults.is_empty() { Ok((from, to)) } else { Err(Refusal::Invalid(faults)) }
}

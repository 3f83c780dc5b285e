use axum::extract::State;
use kernel::{Date, FieldFault, Reason, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Bearer, Json, Listing, Paging, Problem, Query};

use super::place_of;
use crate::Desk;
use crate::model::{Measure, PeriodKind};
use crate::pages::{PeriodAsk, PlaceAsk};
use crate::queries::{self, ListAsk, ListCursor, Listed};

/// Behind which figure; the fields are those of the figures.
#[derive(Deserialize, IntoParams, Default)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `carried-in`, `received`, `done-late`, `open-late` …
    figure: String,
    period: String,
    #[param(format = Date)]
    day: String,
    #[param(format = Date)]
    from: String,
    #[param(format = Date)]
    to: String,
    unit: String,
    procedure: String,
    field: String,
    /// Rows of a page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// One dossier behind a figure.
#[derive(Serialize, ToSchema)]
#[schema(as = SupervisionDossier)]
pub(super) struct DossierAnswer {
    code: String,
    procedure: String,
    /// Code of the body that decides it.
    unit: String,
    channel: String,
    #[schema(value_type = String, format = Date)]
    filed: Date,
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    ended: Option<Date>,
    /// `waiting`, `running` or `paused`, or how it ended.
    state: String,
}

/// The dossiers behind a figure, of what the caller may see.
#[utoipa::path(
    get,
    path = "/supervision/dossiers",
    tag = "supervision",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "A page of dossiers", body = Listing<DossierAnswer>), web::Problems)
)]
pub(super) async fn list(
    State(desk): State<Desk>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Listing<DossierAnswer>>, Problem> {
    let today = desk.kit.clock.now().date();
    let paging = Paging { limit: asked.limit, cursor: asked.cursor };
    let (rows, after) = (paging.rows()?, paging.after::<ListCursor>()?);
    let ask = PeriodAsk { period: asked.period, day: asked.day, from: asked.from, to: asked.to };
    let mut faults: Vec<FieldFault> = Vec::new();
    let period = ask.parse(today, PeriodKind::Month).map_err(|wrong| faults.extend(wrong)).ok();
    let measure = Measure::parse(&asked.figure);
    if measure.is_none() {
        faults.push(FieldFault::new("figure", Reason::new("supervision-figure-unknown")));
    }
    let (Some(period), Some(measure)) = (period, measure) else { return Err(Refusal::Invalid(faults).into()) };
    let place = PlaceAsk { unit: asked.unit, procedure: asked.procedure, field: asked.field };
    let found = desk.kit.store.read(move |conn| {
        let filter = place_of(conn, &bearer.actor, &place)?.filter;
        let directory = organization::directory(conn)?;
        let ask = ListAsk { measure, filter, period, today };
        let page = queries::list(conn, &ask, after, usize::try_from(rows).unwrap_or(1))?;
        let items = page.rows.into_iter().map(|listed| answer(listed, &directory)).collect();
        Ok(Listing { items, next: page.next.map(|next| web::cursor::cursor(&next)) })
    });
    Ok(Json(found.await?))
}

fn answer(listed: Listed, directory: &organization::Directory) -> DossierAnswer {
    let row = listed.row;
    DossierAnswer {
        code: listed.code,
        unit: directory.unit(row.body).map(|unit| unit.code.clone()).unwrap_or_default(),
        channel: row.channel.to_string(),
        filed: row.filed_day,
        due: row.due_day,
        ended: row.ended_day,
        state: row.ending.map_or_else(|| row.stage.to_string(), |ending| ending.to_string()),
        procedure: row.procedure,
    }
}

use axum::extract::State;
use kernel::{FieldFault, Reason, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Bearer, Json, Problem, Query};

use super::place_of;
use crate::Desk;
use crate::model::{Figure, PeriodKind};
use crate::pages::{PeriodAsk, PlaceAsk};
use crate::queries::{self, By, Key};
use crate::rules::{Rate, on_time_rate};

/// What figures are asked for; every field is text, so that all that is wrong is said at once.
#[derive(Deserialize, IntoParams, Default)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `body` (unless told), `centre` or `procedure`.
    by: String,
    /// `day`, `week`, `month` (unless told), `quarter`, `year` or `free`.
    period: String,
    /// A day of the period; today unless told.
    #[param(format = Date)]
    day: String,
    /// First day of a free period.
    #[param(format = Date)]
    from: String,
    /// Last day of a free period.
    #[param(format = Date)]
    to: String,
    /// Code of a body or centre.
    unit: String,
    /// Code of a procedure.
    procedure: String,
    /// Name of a field.
    field: String,
}

/// The figures of one unit or procedure (rules F3, F10).
#[derive(Serialize, ToSchema)]
#[schema(as = SupervisionFigure)]
pub(super) struct FigureAnswer {
    /// Code of the unit or procedure.
    code: String,
    name: String,
    carried_in: i64,
    received_direct: i64,
    received_online: i64,
    received_post: i64,
    done_early: i64,
    done_on_time: i64,
    done_late: i64,
    refused: i64,
    withdrawn: i64,
    stopped: i64,
    /// At the end of the period, or now while it runs.
    open_in_time: i64,
    open_late: i64,
    open_paused: i64,
    open_waiting: i64,
    /// Early and on time of all that was done, in tenths of a percent; null where nothing was done.
    on_time_per_mille: Option<i64>,
}

/// Figures of a period, of what the caller may see.
#[utoipa::path(
    get,
    path = "/supervision/figures",
    tag = "supervision",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "One line per unit or procedure with anything to count", body = Vec<FigureAnswer>), web::Problems)
)]
pub(super) async fn figures(
    State(desk): State<Desk>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<FigureAnswer>>, Problem> {
    let today = desk.kit.clock.now().date();
    let ask = PeriodAsk { period: asked.period, day: asked.day, from: asked.from, to: asked.to };
    let mut faults: Vec<FieldFault> = Vec::new();
    let period = ask.parse(today, PeriodKind::Month).map_err(|wrong| faults.extend(wrong)).ok();
    let by = if asked.by.is_empty() { Some(By::Body) } else { By::parse(&asked.by) };
    if by.is_none() {
        faults.push(FieldFault::new("by", Reason::new("supervision-by-unknown")));
    }
    let (Some(period), Some(by)) = (period, by) else { return Err(Refusal::Invalid(faults).into()) };
    let place = PlaceAsk { unit: asked.unit, procedure: asked.procedure, field: asked.field };
    let found = desk.kit.store.read(move |conn| {
        let place = place_of(conn, &bearer.actor, &place)?;
        if place.filter.centre.is_some() && (place.filter.procedures.is_some() || by == By::Procedure) {
            return Err(Refusal::field("unit", Reason::new("supervision-centre-procedure")).into());
        }
        let directory = organization::directory(conn)?;
        let catalogue = procedures::catalogue(conn)?;
        let figures = queries::figures(conn, by, &place.filter, period, today)?;
        let name = |key: &Key| match key {
            Key::Unit(unit) => {
                directory.unit(*unit).map(|unit| (unit.code.clone(), unit.name.clone())).unwrap_or_default()
            }
            Key::Procedure(code) => {
                let newest = catalogue.versions(code).last();
                (code.clone(), newest.map(|version| version.name.clone()).unwrap_or_default())
            }
        };
        Ok(figures.iter().map(|(key, figure)| answer(name(key), figure)).collect::<Vec<_>>())
    });
    Ok(Json(found.await?))
}

fn answer((code, name): (String, String), figure: &Figure) -> FigureAnswer {
    let (flow, stock) = (&figure.flow, &figure.stock);
    FigureAnswer {
        code,
        name,
        carried_in: figure.carried_in(),
        received_direct: flow.direct,
        received_online: flow.online,
        received_post: flow.post,
        done_early: flow.early,
        done_on_time: flow.on_time,
        done_late: flow.late,
        refused: flow.refused,
        withdrawn: flow.stopped,
        stopped: flow.closed,
        open_in_time: stock.in_time,
        open_late: stock.late,
        open_paused: stock.paused,
        open_waiting: stock.waiting,
        on_time_per_mille: on_time_rate(flow).map(Rate::per_mille),
    }
}

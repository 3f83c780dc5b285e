use axum::extract::State;
use identity::Ctx;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Bearer, Json, Problem};

use super::answer::{FigureAnswer, code};
use crate::Desk;
use crate::queries::{FigureRow, SharedRow};

/// The leader's figures.
#[derive(Serialize, ToSchema)]
#[schema(as = LeaderFigures)]
pub(super) struct FiguresAnswer {
    by_field: Vec<FigureAnswer>,
    by_department: Vec<FigureAnswer>,
    tasks: Vec<FigureAnswer>,
    shared: Vec<SharedAnswer>,
}

/// A matter that many communes share.
#[derive(Serialize, ToSchema)]
#[schema(as = SharedMatter)]
struct SharedAnswer {
    code: String,
    title: String,
    field: &'static str,
    communes: i32,
    state: &'static str,
    lead: String,
}

/// What was raised, answered in time, late and escalated, by field and by department; the five most shared matters.
#[utoipa::path(
    get,
    path = "/recommendations/figures",
    tag = "recommendations",
    operation_id = "recommendation_figures",
    security(("token" = [])),
    responses((status = 200, description = "The figures", body = FiguresAnswer), web::Problems)
)]
pub(super) async fn figures(State(desk): State<Desk>, bearer: Bearer) -> Result<Json<FiguresAnswer>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let figures = kit.store.read(move |conn| {
        let page = desk.docket.leader(conn, &Ctx::new(&bearer.actor, now))?;
        let directory = organization::directory(conn)?;
        let rows = |rows: Vec<FigureRow>| rows.into_iter().map(|row| FigureAnswer::new(&directory, row)).collect();
        let shared = |row: SharedRow| SharedAnswer {
            code: row.code,
            title: row.title,
            field: row.field.as_str(),
            communes: row.communes,
            state: row.state.as_str(),
            lead: code(&directory, row.lead_body),
        };
        Ok(FiguresAnswer {
            by_field: rows(page.by_field),
            by_department: rows(page.by_department),
            tasks: rows(desk.docket.task_figures(conn, &Ctx::new(&bearer.actor, now))?),
            shared: page.shared.into_iter().map(shared).collect(),
        })
    });
    Ok(Json(figures.await?))
}

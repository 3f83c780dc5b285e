use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use identity::Ctx;
use kernel::{Date, Refusal};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Bearer, Json, Path, Problem};

use super::answer::RowAnswer;
use crate::queries::Briefing;
use crate::{Desk, papers};

/// Type of a spreadsheet.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What to know of a commune before a visit. What nobody counts is `null`, never zero.
#[derive(Serialize, ToSchema)]
#[schema(as = BriefingSheet)]
pub(super) struct BriefingAnswer {
    #[schema(value_type = String, format = Date)]
    from: Date,
    #[schema(value_type = String, format = Date)]
    to: Date,
    received: Option<i64>,
    early: Option<i64>,
    on_time: Option<i64>,
    late: Option<i64>,
    open: Option<i64>,
    open_late: Option<i64>,
    accepted: Option<i64>,
    supplemented: Option<i64>,
    /// Share of content applicants, 0 to 1.
    satisfaction: Option<f64>,
    staff: Option<i64>,
    posts: Option<i64>,
    open_recommendations: Vec<RowAnswer>,
    /// Codes of open tasks that the commune leads.
    open_tasks: Vec<String>,
}

/// The briefing sheet of one commune of a session.
#[utoipa::path(
    get,
    path = "/sessions/{code}/briefing/{commune}",
    tag = "sessions",
    operation_id = "briefing",
    security(("token" = [])),
    params(("code" = String, Path, description = "Code of a session"), ("commune" = String, Path,
        description = "Code of one of its communes")),
    responses((status = 200, description = "The sheet", body = BriefingAnswer), web::Problems)
)]
pub(super) async fn briefing(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path((code, commune)): Path<(String, String)>,
) -> Result<Json<BriefingAnswer>, Problem> {
    let now = desk.kit.clock.now();
    let kit = desk.kit.clone();
    let found = kit.store.read(move |conn| {
        let directory = organization::directory(conn)?;
        let commune = directory.by_code(commune.trim()).map(|unit| unit.id).unwrap_or_default();
        let sheet = desk.docket.briefing(conn, &Ctx::new(&bearer.actor, now), &code, commune)?;
        Ok(answer(sheet, &directory))
    });
    Ok(Json(found.await?))
}

fn answer(sheet: Briefing, directory: &organization::Directory) -> BriefingAnswer {
    let figures = sheet.figures.as_ref();
    BriefingAnswer {
        from: sheet.from,
        to: sheet.to,
        received: figures.map(|own| own.received),
        early: figures.map(|own| own.early),
        on_time: figures.map(|own| own.on_time),
        late: figures.map(|own| own.late),
        open: figures.map(|own| own.open),
        open_late: figures.map(|own| own.open_late),
        accepted: figures.map(|own| own.accepted),
        supplemented: figures.map(|own| own.supplemented),
        satisfaction: figures.and_then(|own| own.satisfaction),
        staff: figures.map(|own| own.staff),
        posts: figures.and_then(|own| own.posts),
        open_recommendations: sheet
            .open_recommendations
            .into_iter()
            .map(|row| RowAnswer::new(directory, row))
            .collect(),
        open_tasks: sheet.open_tasks.into_iter().map(|row| row.task.code).collect(),
    }
}

/// The report of the working group on a session, as `report.pdf` or `report.xlsx`. That it was taken stands in the audit
/// chain.
#[utoipa::path(
    get,
    path = "/sessions/{code}/report/{name}",
    tag = "sessions",
    operation_id = "session_report",
    security(("token" = [])),
    params(("code" = String, Path, description = "Code of a session"), ("name" = String, Path,
        description = "`report.pdf` or `report.xlsx`")),
    responses(
        (status = 200, description = "The paper", content(
            (Vec<u8> = "application/pdf"),
            (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        )),
        web::Problems
    )
)]
pub(super) async fn report(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path((code, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let sheet = match name.as_str() {
        "report.pdf" => false,
        "report.xlsx" => true,
        _ => return Err(Refusal::NotFound(kernel::Reason::new("docket-not-found")).into()),
    };
    let now = desk.kit.clock.now();
    let (kit, docket) = (desk.kit.clone(), desk.docket.clone());
    let take =
        move |conn: &mut store::Conn| papers::session_report(conn, &docket, &Ctx::new(&bearer.actor, now), &code);
    let report = kit.store.write(take).await?;
    let print = move || if sheet { documents::group_report_xlsx(&report) } else { documents::group_report(&report) };
    let printed = tokio::task::spawn_blocking(print).await.map_err(|error| Problem::fault(&error))?;
    let bytes = printed.map_err(|error| Problem::fault(&error))?;
    let kind = if sheet { XLSX } else { "application/pdf" };
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use identity::Ctx;
use kernel::{Reason, Refusal};
use serde::Deserialize;
use store::Conn;
use utoipa::IntoParams;
use web::{Bearer, Path, Problem, Query};

use crate::Desk;
use crate::commands::Looked;
use crate::forms::{self, FormNumber};
use crate::model::Action;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Which of several requests (form 02) or apologies (form 04), from 1; the newest unless told.
    #[param(minimum = 1)]
    no: Option<i32>,
}

/// A form as PDF.
///
/// The look is written into the audit chain (rule N12).
#[utoipa::path(
    get,
    path = "/dossiers/{code}/forms/{form}",
    tag = "forms",
    security(("token" = [])),
    params(
        ("code" = String, Path),
        ("form" = String, Path, description = "`01.pdf` to `06.pdf`", pattern = "^0[1-6]\\.pdf$"),
        Asked
    ),
    responses(
        (status = 200, description = "The form", body = Vec<u8>, content_type = "application/pdf"),
        web::Problems
    )
)]
pub(super) async fn form(
    State(desk): State<Desk>,
    bearer: Bearer,
    Path((code, form)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let no = asked.no;
    let number = form.strip_suffix(".pdf").and_then(FormNumber::parse);
    let number = number.ok_or_else(|| Refusal::NotFound(Reason::new("dossier-form-unknown")))?;
    let base_url = desk.kit.base_url.clone();
    let read = move |conn: &mut Conn, _: &Ctx<'_>, looked: &Looked| {
        forms::paper_of(conn, &looked.dossier, number, no, &base_url)
    };
    let paper = desk.look(&bearer.actor, &code, (Action::Forms, &format!("form {number}")), read).await?;
    let pdf = tokio::task::spawn_blocking(move || paper.pdf()).await.map_err(|error| Problem::fault(&error))?;
    let pdf = pdf.map_err(|error| Problem::fault(&error))?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], pdf).into_response())
}

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use documents::DocumentError;
use identity::Ctx;
use kernel::{Reason, Refusal};
use serde::Deserialize;
use store::Conn;
use web::{PageError, Path, Query, Staff};

use super::{Answer, file};
use crate::commands::Looked;
use crate::desk::Desk;
use crate::forms::{self, FormNumber};
use crate::model::Action;

#[derive(Deserialize, Default)]
pub struct Ask {
    /// Which of several requests or apologies; the newest unless told.
    #[serde(default)]
    no: String,
}

/// A form as PDF, to be shown and printed in the page. The look stands in the chain (N12).
pub async fn form(
    State(desk): State<Desk>,
    staff: Staff,
    Path((code, form)): Path<(String, String)>,
    Query(ask): Query<Ask>,
) -> Answer {
    let number = number(&form)?;
    let (base_url, no) = (desk.kit.base_url.clone(), ask.no.trim().parse().ok());
    let read = move |conn: &mut Conn, _: &Ctx<'_>, looked: &Looked| {
        Ok((looked.dossier.code.clone(), forms::paper_of(conn, &looked.dossier, number, no, &base_url)?))
    };
    let what = no.map_or_else(|| format!("form {number}"), |no| format!("form {number}, {no}"));
    let (code, paper) = desk.look(&staff.actor, &code, (Action::Forms, &what), read).await?;
    print(move || paper.pdf(), &format!("{code}-{number}.pdf")).await
}

/// `01.pdf` to `06.pdf`.
pub fn number(form: &str) -> Result<FormNumber, PageError> {
    let number = form.strip_suffix(".pdf").and_then(FormNumber::parse);
    number.ok_or_else(|| Refusal::NotFound(Reason::new("dossier-form-unknown")).into())
}

/// A paper as an answer. Printing is work, so it goes to a thread of its own.
pub async fn print<F>(pdf: F, name: &str) -> Answer
where
    F: FnOnce() -> Result<Vec<u8>, DocumentError> + Send + 'static,
{
    let pdf = tokio::task::spawn_blocking(pdf).await.map_err(|error| PageError::fault(&error))?;
    let pdf = pdf.map_err(|error| PageError::fault(&error))?;
    let mut response: Response = pdf.into_response();
    file::framed(&mut response, "application/pdf", name);
    Ok(response)
}

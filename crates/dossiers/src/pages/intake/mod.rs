//! The one-screen intake: applicant, procedure and parts, the appointment slip (A20, A22).
//!
//! The whole form is sent with every step, so it works as a plain form; with script only its parts are exchanged.

mod draft;
mod form;
mod parts;
mod pick;
mod receive;
mod shown;
mod slip;
mod submit;

use axum::extract::State as From;
use axum::response::Response;
use kernel::codes::Sex;
use serde::Deserialize;
use web::{Faults, PageError, Query, Staff, Upload};

use super::Answer;
use super::typed::Typed;
use crate::desk::Desk;
use form::Form;
use shown::Mode;

pub use draft::{delete_draft, draft_file, drafts, save_draft};
pub use pick::procedures;
pub use submit::{accept, finish, refuse, request_supplement};

#[derive(Deserialize, Default)]
pub struct Ask {
    /// A draft to go on with.
    #[serde(default)]
    draft: String,
    /// A procedure to begin with, from the public board or a link.
    #[serde(default)]
    procedure: String,
}

/// An empty intake, or a draft as it was left.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let mut form = match ask.draft.as_str() {
        "" => Form::default(),
        id => draft::resume(&desk, &staff, id).await?,
    };
    form.typed.set_default("procedure", ask.procedure);
    shown::whole(&desk, &staff, form, Faults::none(), Mode::Accept).await
}

/// The whole page with what was typed: the way of browsers without script.
pub async fn show(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let mut faults = Faults::none();
    let form = taken(&desk, &staff, sent, &mut faults).await?;
    shown::whole(&desk, &staff, form, faults, Mode::Accept).await
}

/// The parts of a procedure that was chosen, with everything that hangs on them.
pub async fn procedure(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let mut faults = Faults::none();
    let form = taken(&desk, &staff, sent, &mut faults).await?;
    shown::chosen(&desk, &staff, form, faults).await
}

/// The slip alone, as the form stands.
pub async fn slip(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let form = draft::load(&desk, &staff, Typed::of(sent.fields)).await?;
    shown::slip(&desk, &staff, form).await
}

/// The form with its new files kept, its card read and its buttons obeyed; saved as a draft when there are files.
async fn taken(desk: &Desk, staff: &Staff, sent: Upload, faults: &mut Faults) -> Result<Form, PageError> {
    let mut form = draft::load(desk, staff, Typed::of(sent.fields)).await?;
    obey(&mut form, faults);
    let fresh = form.keep(desk, staff, &sent.files, faults).await?;
    if fresh || form.dropped {
        draft::store(desk, staff, &mut form).await?;
    }
    Ok(form)
}

/// What the small buttons of the form ask for.
fn obey(form: &mut Form, faults: &mut Faults) {
    if let Some(code) = form.typed.text("choose") {
        let typed = &mut form.typed;
        typed.set("procedure", code);
        typed.set("q", "");
        form.fresh = true;
        for name in ["part", "owed_part", "exemption", "case", "competent_unit", "limit.amount", "limit.basis", "fee"] {
            typed.remove(name);
        }
    }
    form.typed.remove("choose");
    if let Some(hash) = form.typed.text("drop") {
        form.files.retain(|file| file.hash != hash);
        form.dropped = true;
    }
    form.typed.remove("drop");
    read_card(&mut form.typed, faults);
}

/// A card's text that no script has spread over the fields. What was typed since the scan stays as it was typed.
fn read_card(typed: &mut Typed, faults: &mut Faults) {
    let Some(scanned) = typed.text("scan") else { return };
    match kernel::card::CardText::parse(&scanned) {
        Ok(card) => {
            let day = card.birth_date.civil();
            let sex = if card.sex == Sex::Male { "male" } else { "female" };
            let birth = format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
            for (field, value) in [
                ("applicant.name", card.name),
                ("applicant.personal_number", String::from(card.personal_number)),
                ("applicant.birth_date", birth),
                ("applicant.sex", sex.to_owned()),
                ("applicant.address", card.address),
            ] {
                if typed.text(field).is_none() {
                    typed.set(field, value);
                }
            }
            typed.set("scan", "");
        }
        Err(reason) => faults.add("scan", reason),
    }
}

/// 422: the form comes back.
fn faulty(mut response: Response) -> Response {
    *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    response
}

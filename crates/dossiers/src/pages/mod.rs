//! The pages of this wing. One page a file, with its template of the same name in `templates/`: the handler, what
//! was asked, and the struct that the template fills in.

mod acts;
mod clock;
mod deadline;
mod file;
mod intake;
mod names;
mod navigation;
mod next;
mod notices;
mod one;
mod opinions;
mod papers;
mod queue;
mod register;
mod returns;
mod search;
mod terms;
mod track;
mod typed;
mod wrong;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};

use crate::desk::Desk;

pub use navigation::navigation;
use one::size as one_size;

/// What a page answers.
type Answer = Result<Response, web::PageError>;

/// A form with files: several scans of the largest size in one go.
const UPLOAD: usize = 64 * 1024 * 1024;
/// Text fields of an intake with hundreds of parts.
const TEXT: usize = 2 * 1024 * 1024;

/// Every page.
pub fn router(desk: Desk) -> Router {
    Router::new()
        .route("/staff", get(queue::page))
        .route("/staff/next", get(next::next))
        .route("/staff/dossiers", get(search::page))
        .route("/staff/dossiers/{code}", get(one::page))
        .route("/staff/dossiers/{code}/deadline", get(deadline::page))
        .route("/staff/dossiers/{code}/files/{no}", get(file::file))
        .route("/staff/dossiers/{code}/forms/{form}", get(papers::form))
        .route("/staff/dossiers/{code}/notices/{notice}", get(notices::paper))
        .route("/staff/dossiers/{code}/notices/{notice}/give", post(notices::give))
        .route("/staff/notices", get(notices::page))
        .route("/staff/opinions", get(opinions::page))
        .route("/staff/register", get(register::page))
        .route("/staff/register/{file}", get(register::file))
        .route("/staff/returns", get(returns::page))
        .route("/staff/terms/{procedure}", get(terms::form).post(terms::set))
        .route("/track", get(track::page).post(track::look_up))
        .route("/track/forms/{form}", post(track::form))
        .merge(with_uploads())
        .with_state(desk)
}

/// Where forms may be larger than anywhere else.
fn with_uploads() -> Router<Desk> {
    let files = Router::new()
        .route("/staff/dossiers/{code}/actions/{action}", get(acts::form).post(acts::act))
        .route("/staff/intake", get(intake::page).post(intake::show))
        .route("/staff/intake/accept", post(intake::accept))
        .route("/staff/intake/finish", post(intake::finish))
        .route("/staff/intake/request-supplement", post(intake::request_supplement))
        .route("/staff/intake/refuse", post(intake::refuse))
        .route("/staff/intake/procedure", post(intake::procedure))
        .route("/staff/intake/files/{hash}", get(intake::draft_file))
        .layer(DefaultBodyLimit::max(UPLOAD));
    let texts = Router::new()
        .route("/staff/intake/procedures", get(intake::procedures))
        .route("/staff/intake/slip", post(intake::slip))
        .route("/staff/intake/draft", post(intake::save_draft))
        .route("/staff/intake/drafts", get(intake::drafts))
        .route("/staff/intake/drafts/{id}/delete", post(intake::delete_draft))
        .layer(DefaultBodyLimit::max(TEXT));
    files.merge(texts)
}

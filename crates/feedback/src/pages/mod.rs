//! The pages of this wing. One page a file, with its template in `templates/`.

mod acts;
mod ask;
mod desk;
mod field;
mod navigation;
mod new;
mod one;
mod parts;
mod petition;
mod published;
mod satisfaction;
mod tablet;
mod told;
mod track;

use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};

use crate::desk::Desk;

pub use navigation::navigation;
pub use satisfaction::Days;

/// What a page answers.
type Answer = Result<Response, web::PageError>;

/// Every page.
pub fn router(desk: Desk) -> Router {
    Router::new()
        .route("/feedback", get(ask::page).post(ask::question))
        .route("/feedback/answer", post(ask::answer))
        .route("/feedback/thanks", get(ask::thanks))
        .route("/feedback/tablet/{secret}", get(tablet::page).post(tablet::answer))
        .route("/petitions", get(petition::form).post(petition::send))
        .route("/petitions/track", get(track::page).post(track::look_up))
        .route("/petitions/answers", get(published::page))
        .route("/staff/feedback", get(satisfaction::page))
        .route("/staff/feedback/tablet", get(tablet::opening).post(tablet::open))
        .route("/staff/petitions", get(desk::page))
        .route("/staff/petitions/new", get(new::form).post(new::record))
        .route("/staff/petitions/{code}", get(one::page))
        .route("/staff/petitions/{code}/actions/{action}", get(acts::form).post(acts::act))
        .with_state(desk)
}

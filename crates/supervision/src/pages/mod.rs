//! The pages of this wing. One page a file, with its template of the same name in `templates/`.

mod ahead;
mod asked;
mod charts;
mod claims;
mod digest;
mod export;
mod field;
mod index;
mod lately;
mod list;
mod map;
mod navigation;
mod open_data;
mod packs;
mod person;
mod place;
mod proof;
mod report;
mod table;
mod unit;
mod wall;
mod weights;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};

use crate::Desk;

pub use asked::{PeriodAsk, Place, PlaceAsk};
pub use index::read as read_index;
pub use navigation::navigation;
pub use open_data::Shelf;

/// What a page answers.
type Answer = Result<Response, web::PageError>;

/// Every page.
pub fn router(desk: Desk) -> Router {
    Router::new()
        .route("/staff/supervision", get(wall::page))
        .route("/staff/supervision/units", get(table::units))
        .route("/staff/supervision/units/{code}", get(unit::page))
        .route("/staff/supervision/fields", get(field::all))
        .route("/staff/supervision/fields/{field}", get(field::page))
        .route("/staff/supervision/index", get(index::page))
        .route("/staff/supervision/index/weights", get(weights::page).post(weights::set))
        .route("/staff/supervision/index/export.csv", get(index::export))
        .route("/staff/supervision/index/parts/{part}", get(index::part))
        .route("/staff/supervision/people/{login}", get(person::page))
        .route("/staff/supervision/dossiers", get(list::page))
        .route("/staff/supervision/ahead", get(ahead::page))
        .route("/staff/supervision/ahead/{code}", get(ahead::one))
        .route("/staff/supervision/forecasts", get(proof::page))
        .route("/staff/supervision/digest", get(digest::page))
        .route("/staff/supervision/digest/mail", post(digest::mail))
        .route("/staff/supervision/export/{file}", get(export::file))
        .route("/staff/supervision/report.pdf", get(report::file))
        .merge(claims())
        .route("/open-data", get(open_data::page))
        .route("/open-data/{file}", get(open_data::file))
        .with_state(desk)
}

/// Where a list may be brought in.
fn claims() -> Router<Desk> {
    Router::new()
        .route("/staff/supervision/claims", get(claims::page).post(claims::import))
        .route("/staff/supervision/claims/{id}", get(claims::one))
        .route("/staff/supervision/claims/{id}/letter.pdf", get(claims::letter))
        .route("/staff/supervision/claims/{id}/evidence.zip", get(packs::archive))
        .route("/staff/supervision/claims/{id}/evidence/{file}", get(claims::evidence))
        .layer(DefaultBodyLimit::max(crate::claims::MOST_BYTES + 64 * 1024))
}

//! The calls of supervision under `/api/v1`: figures, the dossiers behind each, and what will be late.

mod ahead;
mod figures;
mod index;
mod list;

use identity::Actor;
use kernel::Lang;
use store::Conn;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Texts;

use crate::pages::{Place, PlaceAsk};
use crate::policy::Sight;
use crate::{Desk, WORDS};

/// The calls of this wing with their descriptions, relative to `/api/v1`.
pub fn api(desk: Desk) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(figures::figures))
        .routes(routes!(list::list))
        .routes(routes!(ahead::ahead))
        .routes(routes!(index::index))
        .with_state(desk)
}

/// The place that was asked for, if the caller may see it. Its title is not used.
fn place_of(conn: &mut Conn, actor: &Actor, asked: &PlaceAsk) -> store::Result<Place> {
    let directory = organization::directory(conn)?;
    let catalogue = procedures::catalogue(conn)?;
    let t = Texts::new(Lang::Vi, &WORDS);
    Ok(asked.place(&Sight::of(actor, &directory), &directory, &catalogue, &t)?)
}

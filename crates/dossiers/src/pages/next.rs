use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use identity::Ctx;
use serde::Deserialize;
use web::{Query, Staff};

use super::Answer;
use crate::desk::Desk;
use crate::queries::QueueFilter;

#[derive(Deserialize)]
pub struct Ask {
    /// Code of the dossier that was just worked on.
    #[serde(default)]
    after: String,
}

/// The next piece of the person's own work: one key after each dossier.
pub async fn next(State(desk): State<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let (now, actor, dossiers) = (desk.kit.clock.now(), staff.actor, desk.dossiers);
    let page = desk.kit.store.read(move |conn| {
        let mine = QueueFilter { holder: Some(actor.account), ..QueueFilter::default() };
        dossiers.queue(conn, &Ctx::new(&actor, now), &mine, 2, None)
    });
    let rows = page.await?.rows;
    let next = rows.iter().find(|row| row.code != ask.after);
    let to = next.map_or_else(|| "/staff".to_owned(), |row| format!("/staff/dossiers/{}", row.code));
    Ok(Redirect::to(&to).into_response())
}

use documents::{PortalStatus, StopRequest};
use store::Conn;

use super::shared::{Sheet, signed, texts};
use super::{FormNumber, none};
use crate::events::Event;
use crate::model::{Dossier, State};
use crate::queries;

/// Form 05, the notice that processing stops.
///
/// # Errors
/// Not found unless the applicant stopped it; those of the database.
pub fn form05(conn: &mut Conn, dossier: &Dossier, base_url: &str) -> store::Result<documents::Form05> {
    let history = queries::history(conn, dossier.id)?;
    let Some(line) = history.into_iter().rev().find(|line| matches!(line.event, Event::Stopped { .. })) else {
        return Err(none(FormNumber::F05));
    };
    let Event::Stopped { from, request, request_date, reason, fee_returned, originals_returned } = line.event else {
        return Err(none(FormNumber::F05));
    };
    let sheet = Sheet::load(conn, dossier, base_url)?;
    let reference = if request.is_empty() { texts().say("dossier-form-stop-request") } else { request };
    Ok(documents::Form05 {
        letterhead: sheet.letterhead(line.unit, line.at.date()),
        code: dossier.code.clone(),
        look_up: Some(sheet.look_up.clone()),
        applicant: sheet.applicant(),
        procedure: sheet.procedure.clone(),
        request: StopRequest { reference, date: request_date.unwrap_or(line.at.date()), reason },
        state: portal(from),
        stopped_at: line.at,
        fee_returned,
        originals_returned,
        signature: signed(&line.actor, line.at),
    })
}

fn portal(state: State) -> PortalStatus {
    PortalStatus::parse(&state.portal_status().to_string()).unwrap_or(PortalStatus::Processing)
}

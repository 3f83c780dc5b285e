use calendar::DerivationStep;
use kernel::{Id, Timestamp};
use serde::Serialize;
use store::Conn;

use crate::commands::{facts, rows};
use crate::model::Dossier;
use crate::rules::{self, DueFacts};

/// An appointment with the whole sum that led to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Deadline {
    /// The appointment in force.
    pub due_at: Timestamp,
    /// As form 01 gave it.
    pub first_due_at: Timestamp,
    /// The limit as text: `1wd`.
    pub limit: String,
    /// Where the limit was found, and the text it rests on (N5).
    pub limit_source: Option<String>,
    pub limit_basis: Option<String>,
    pub calendar_version: i32,
    /// True while the clock stands: the appointment will move when it runs again.
    pub paused: bool,
    /// The sum, in order, with rule numbers.
    pub steps: Vec<DerivationStep>,
}

/// The derivation of a dossier's appointment; `None` before acceptance.
///
/// # Errors
/// Those of the database.
pub fn deadline(conn: &mut Conn, dossier: &Dossier) -> store::Result<Option<Deadline>> {
    let (Some(accepted), Some(due_at), Some(text)) = (dossier.accepted_at, dossier.due_at, &dossier.time_limit) else {
        return Ok(None);
    };
    let limit = calendar::Limit::parse(text).map_err(|reason| store::Error::Stored(reason.code.to_owned()))?;
    let calendar = rows::calendar_of(conn, dossier)?;
    let pauses = rows::pauses(conn, dossier.id)?;
    let extensions = rows::extensions(conn, dossier.id)?;
    let derivation = rules::derive(&calendar, &DueFacts::new(accepted, limit, &pauses, &extensions));
    let detail = super::detail(conn, dossier.id)?;
    Ok(Some(Deadline {
        due_at,
        first_due_at: dossier.first_due_at.unwrap_or(due_at),
        limit: text.clone(),
        limit_source: detail.limit_source,
        limit_basis: detail.limit_basis,
        calendar_version: dossier.calendar_version,
        paused: dossier.state.is_paused(),
        steps: derivation.steps,
    }))
}

/// The last moment at which form 04 may go out for a dossier (A30); `None` where none may.
///
/// # Errors
/// Those of the database.
pub fn apology_until(conn: &mut Conn, dossier: Id, now: Timestamp) -> store::Result<Option<Timestamp>> {
    let dossier = rows::by_id(conn, dossier)?;
    facts::apology_until(conn, &dossier, now)
}

use identity::Ctx;
use kernel::Timestamp;
use store::Conn;

use crate::commands::{facts, rows};
use crate::model::{Action, Dossier};
use crate::policy::{self, DossierRelations};
use crate::rules;

/// The acts that the dossier's state permits now, whoever asks.
///
/// # Errors
/// Those of the database.
pub fn allowed_by_state(conn: &mut Conn, dossier: &Dossier, now: Timestamp) -> store::Result<Vec<Action>> {
    if !dossier.open {
        return Ok(Vec::new());
    }
    let calendar = rows::calendar_of(conn, dossier)?;
    let facts = facts::load_facts(conn, &calendar, dossier, now, None)?;
    Ok(rules::allowed_actions(dossier, &facts))
}

/// The acts that are open to this actor now: state and policy together. What a page offers and no more.
///
/// # Errors
/// Those of the database.
pub fn allowed_for(conn: &mut Conn, ctx: &Ctx<'_>, dossier: &Dossier) -> store::Result<Vec<Action>> {
    let open = allowed_by_state(conn, dossier, ctx.now)?;
    let directory = organization::directory(conn)?;
    let consulted = rows::consulted_units(conn, dossier.id)?;
    let relations = DossierRelations { directory: &directory, dossier, consulted: &consulted };
    Ok(open.into_iter().filter(|action| policy::may(ctx.actor, *action, &relations).is_ok()).collect())
}

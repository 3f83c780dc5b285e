use store::Conn;

use super::shared::{Sheet, signed};
use super::{FormNumber, none};
use crate::commands::rows;
use crate::model::Dossier;

/// Form 04, the newest apology with its appointment.
///
/// # Errors
/// Not found where the appointment was never moved; those of the database.
pub fn form04(conn: &mut Conn, dossier: &Dossier, base_url: &str) -> store::Result<documents::Form04> {
    let extension = rows::extensions(conn, dossier.id)?.pop().ok_or_else(|| none(FormNumber::F04))?;
    let sheet = Sheet::load(conn, dossier, base_url)?;
    Ok(documents::Form04 {
        letterhead: sheet.letterhead(extension.unit, extension.at.date()),
        code: dossier.code.clone(),
        look_up: Some(sheet.look_up.clone()),
        applicant: sheet.applicant(),
        procedure: sheet.procedure.clone(),
        received_at: dossier.accepted_at.unwrap_or(dossier.filed_at),
        original_due: extension.old_due,
        reason: extension.reason,
        responsible_unit: sheet.unit_name(extension.unit),
        new_due: extension.new_due,
        ordinal: u32::try_from(extension.ordinal).unwrap_or(1),
        signature: signed(&extension.signer_name, extension.at),
    })
}

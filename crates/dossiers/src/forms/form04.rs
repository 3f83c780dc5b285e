use store::Conn;

use super::shared::{Sheet, signed};
use super::{FormNumber, none};
use crate::commands::rows;
use crate::model::Dossier;

/// Form 04, an apology with its appointment: the one with number `no`, else the newest.
///
/// # Errors
/// Not found where the appointment was never moved; those of the database.
pub fn form04(conn: &mut Conn, dossier: &Dossier, no: Option<i32>, base_url: &str) -> store::Result<documents::Form04> {
    let extensions = rows::extensions(conn, dossier.id)?;
    let found = extensions.into_iter().rev().find(|extension| no.is_none_or(|no| no == extension.ordinal));
    let extension = found.ok_or_else(|| none(FormNumber::F04))?;
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

use documents::{Signature, Stage};
use kernel::Timestamp;
use store::Conn;

use super::shared::{Sheet, officer, signed, texts, unsigned};
use super::{FormNumber, none};
use crate::events::Event;
use crate::model::Dossier;
use crate::queries;

/// Form 03, the refusal.
///
/// # Errors
/// Not found where nothing was refused; those of the database.
pub fn form03(conn: &mut Conn, dossier: &Dossier, base_url: &str) -> store::Result<documents::Form03> {
    let history = queries::history(conn, dossier.id)?;
    let refused = history.into_iter().rev().find_map(|line| match line.event {
        Event::Refused { stage, reason, basis, guidance, approver } => {
            Some((line.at, line.actor, line.unit, stage, reason, basis, guidance, approver))
        }
        _ => None,
    });
    let Some((at, actor, unit, stage, reason, basis, guidance, approver)) = refused else {
        return Err(none(FormNumber::F03));
    };
    let sheet = Sheet::load(conn, dossier, base_url)?;
    let or_default = |text: String, key: &str| if text.is_empty() { texts().say(key) } else { text };
    Ok(documents::Form03 {
        letterhead: sheet.letterhead(unit, at.date()),
        code: Some(dossier.code.clone()),
        look_up: Some(sheet.look_up.clone()),
        stage: Stage::parse(stage.as_str()).unwrap_or(Stage::Intake),
        applicant: sheet.applicant(),
        procedure: sheet.procedure.clone(),
        reason,
        legal_basis: or_default(basis, "dossier-form-basis-refuse"),
        guidance: or_default(guidance, "dossier-form-guidance"),
        officer: officer(&actor, Some(sheet.unit_name(unit))),
        approver: signature(approver.as_deref(), &actor, at),
    })
}

/// Who refused has signed by doing it. Somebody else who approved it has not: the paper leaves room for their pen.
fn signature(approver: Option<&str>, actor: &str, at: Timestamp) -> Signature {
    match approver.filter(|approver| *approver != actor) {
        Some(approver) => unsigned(approver),
        None => signed(actor, at),
    }
}

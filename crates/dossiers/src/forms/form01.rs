use documents::{PartKind, PartLine, Representative, ReturnMode, Signature};
use store::Conn;

use super::shared::{Sheet, officer, signed, texts, unsigned};
use super::{FormNumber, none};
use crate::model::{Channel, Dossier, DossierPart};
use crate::queries;

/// Form 01, the receipt with the appointment, as it was given at acceptance: with the first appointment, because
/// form 04 tells of a new one.
///
/// # Errors
/// Not found before acceptance; those of the database.
pub fn form01(conn: &mut Conn, dossier: &Dossier, base_url: &str) -> store::Result<documents::Form01> {
    let (Some(accepted), Some(due)) = (dossier.accepted_at, dossier.first_due_at) else {
        return Err(none(FormNumber::F01));
    };
    let sheet = Sheet::load(conn, dossier, base_url)?;
    let parts = queries::parts(conn, dossier.id)?;
    let limit = sheet.limit().ok_or_else(|| none(FormNumber::F01))?;
    let centre = sheet.directory().unit(dossier.receiving_unit).map(|unit| unit.code.clone()).unwrap_or_default();
    Ok(documents::Form01 {
        letterhead: sheet.letterhead(dossier.receiving_unit, accepted.date()),
        code: dossier.code.clone(),
        look_up: sheet.look_up.clone(),
        receiver: officer(&sheet.receiver(), None),
        applicant: sheet.applicant(),
        representative: representative(&sheet),
        procedure: sheet.procedure.clone(),
        // What is owed is not here yet: it stands in the note below.
        parts: parts.iter().filter(|part| !part.owed).flat_map(lines).collect(),
        sets: u32::try_from(sheet.detail.sets).unwrap_or(1),
        limit,
        received_at: accepted,
        due_at: due,
        register_book: format!("{}/{centre}", dossier.filed_at.date().civil().year()),
        register_number: sheet.detail.register_no.to_string(),
        return_place: return_place(&sheet),
        return_mode: ReturnMode::parse(sheet.detail.return_mode.as_str()).unwrap_or(ReturnMode::Counter),
        owed: owed(conn, &sheet, &parts)?,
        contact_phone: sheet.phone(dossier.receiving_unit),
        giver_signature: giver(&sheet),
        receiver_signature: signed(&sheet.receiver(), accepted),
    })
}

fn representative(sheet: &Sheet<'_>) -> Option<Representative> {
    Some(Representative {
        name: sheet.detail.representative_name.clone()?,
        personal_number: sheet.detail.representative_number.clone(),
        phone: sheet.detail.representative_phone.clone(),
    })
}

/// A part that came as an original and as copies takes a line for each.
fn lines(part: &DossierPart) -> Vec<PartLine> {
    let line = |kind, quantity: i32| PartLine {
        name: part.title.clone(),
        kind,
        quantity: u32::try_from(quantity).unwrap_or(0),
    };
    if part.electronic {
        return vec![line(PartKind::Electronic, (part.originals + part.copies).max(1))];
    }
    let mut lines = Vec::new();
    if part.originals > 0 {
        lines.push(line(PartKind::Original, part.originals));
    }
    if part.copies > 0 || part.originals == 0 {
        lines.push(line(PartKind::Copy, part.copies));
    }
    lines
}

fn return_place(sheet: &Sheet<'_>) -> String {
    sheet.detail.return_place.clone().unwrap_or_else(|| sheet.unit_name(sheet.dossier.receiving_unit))
}

/// What the clerk noted, the parts still to be brought, the fee until it is settled.
fn owed(conn: &mut Conn, sheet: &Sheet<'_>, parts: &[DossierPart]) -> store::Result<Option<String>> {
    let mut owed: Vec<String> = sheet.detail.owed.clone().into_iter().collect();
    owed.extend(parts.iter().filter(|part| part.owed).map(|part| part.title.clone()));
    if let Some(fee) = queries::open_fee(conn, sheet.dossier.id)? {
        owed.push(texts().fill("dossier-form-owed-fee", [("amount", &fee)]));
    }
    Ok((!owed.is_empty()).then(|| owed.join("; ")))
}

/// Who handed it in: by their account on the portal, else by pen.
fn giver(sheet: &Sheet<'_>) -> Signature {
    let name = sheet.detail.representative_name.as_deref().unwrap_or(&sheet.dossier.applicant_name);
    match sheet.dossier.channel {
        Channel::Online => signed(name, sheet.dossier.filed_at),
        Channel::Direct | Channel::Post => unsigned(name),
    }
}

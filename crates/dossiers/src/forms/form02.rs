use documents::{Ask, Stage, SupplementItem};
use store::Conn;

use super::shared::{Sheet, officer, signed, texts};
use super::{FormNumber, none};
use crate::model::{Dossier, ItemAsk, RequestItem};
use crate::queries;

/// Form 02, the newest request to supplement.
///
/// # Errors
/// Not found where nothing was asked for; those of the database.
pub fn form02(conn: &mut Conn, dossier: &Dossier, base_url: &str) -> store::Result<documents::Form02> {
    let request = queries::requests(conn, dossier.id)?.pop().ok_or_else(|| none(FormNumber::F02))?;
    let sheet = Sheet::load(conn, dossier, base_url)?;
    let phone = Some(request.phone.clone()).filter(|phone| !phone.is_empty());
    let basis = Some(request.basis.clone()).filter(|basis| !basis.is_empty());
    Ok(documents::Form02 {
        letterhead: sheet.letterhead(request.unit, request.asked_at.date()),
        code: Some(dossier.code.clone()),
        look_up: Some(sheet.look_up.clone()),
        applicant: sheet.applicant(),
        procedure: sheet.procedure.clone(),
        items: request.list().into_iter().map(item).collect(),
        legal_basis: basis.unwrap_or_else(|| texts().say("dossier-form-basis-supplement")),
        stage: Stage::parse(request.stage.as_str()).unwrap_or(Stage::Intake),
        requester: officer(&request.asked_by_name, Some(sheet.unit_name(request.unit))),
        deadline: Some(request.answer_by.date()),
        contact_phone: phone
            .or_else(|| sheet.phone(request.unit))
            .or_else(|| sheet.phone(dossier.receiving_unit))
            .unwrap_or_default(),
        signature: signed(&request.asked_by_name, request.asked_at),
    })
}

fn item(item: RequestItem) -> SupplementItem {
    let ask = match item.ask {
        ItemAsk::Missing => Ask::Missing,
        ItemAsk::ToFix => Ask::ToFix,
    };
    SupplementItem { part: item.part, ask, reason: item.reason }
}

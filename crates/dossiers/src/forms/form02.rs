use documents::{Ask, Stage, SupplementItem};
use store::Conn;

use super::shared::{Sheet, officer, signed, texts};
use super::{FormNumber, none};
use crate::model::{Dossier, ItemAsk, RequestItem};
use crate::queries;

/// Form 02, a request to supplement: the one with number `no`, else the newest.
///
/// # Errors
/// Not found where nothing was asked for; those of the database.
pub fn form02(conn: &mut Conn, dossier: &Dossier, no: Option<i32>, base_url: &str) -> store::Result<documents::Form02> {
    let requests = queries::requests(conn, dossier.id)?;
    let found = requests.into_iter().rev().find(|request| no.is_none_or(|no| no == request.no));
    let request = found.ok_or_else(|| none(FormNumber::F02))?;
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

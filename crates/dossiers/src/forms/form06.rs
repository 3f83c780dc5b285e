use documents::{Officer, Pace};
use store::Conn;

use super::shared::{Sheet, officer};
use crate::model::{Dossier, HandOver, Step, Timeliness};
use crate::queries;

/// Form 06, the control slip, from the recorded hand-overs. The first line is the applicant's.
///
/// # Errors
/// Those of the database.
pub fn form06(conn: &mut Conn, dossier: &Dossier, base_url: &str) -> store::Result<documents::Form06> {
    let sheet = Sheet::load(conn, dossier, base_url)?;
    let recorded = queries::hand_overs(conn, dossier.id)?;
    let mut hand_overs = vec![filed(&sheet)];
    hand_overs.extend(recorded.iter().enumerate().map(|(at, row)| line(&sheet, row, recorded.get(at + 1))));
    Ok(documents::Form06 {
        letterhead: sheet.letterhead(dossier.receiving_unit, dossier.filed_at.date()),
        code: dossier.code.clone(),
        look_up: Some(sheet.look_up.clone()),
        applicant: dossier.applicant_name.clone(),
        procedure: sheet.procedure.clone(),
        limit: sheet.limit(),
        received_at: dossier.accepted_at.unwrap_or(dossier.filed_at),
        due_at: dossier.due_at,
        hand_overs,
    })
}

/// What the applicant gave to the counter.
fn filed(sheet: &Sheet<'_>) -> documents::HandOver {
    let dossier = sheet.dossier;
    let receiver = sheet.detail.receiver_name.as_deref();
    let giver = sheet.detail.representative_name.as_deref().unwrap_or(&dossier.applicant_name);
    documents::HandOver {
        giver: officer(giver, None),
        receiver: receiver.map(|name| officer(name, Some(sheet.unit_name(dossier.receiving_unit)))),
        at: dossier.filed_at,
        result: None,
        note: None,
        giver_signed_at: None,
        received_at: receiver.map(|_| dossier.accepted_at.unwrap_or(dossier.filed_at)),
    }
}

fn line(sheet: &Sheet<'_>, row: &HandOver, next: Option<&HandOver>) -> documents::HandOver {
    documents::HandOver {
        giver: officer(&row.giver_name, Some(sheet.unit_name(row.from_unit))),
        receiver: receiver(sheet, row, next),
        at: row.done_at,
        result: row.outcome.map(pace),
        note: row.note.clone(),
        giver_signed_at: Some(row.done_at),
        received_at: next.filter(|next| took_over(row, next)).map(|next| next.done_at),
    }
}

/// Whether who did the next thing is who got the dossier: only that shows that it was received.
fn took_over(row: &HandOver, next: &HandOver) -> bool {
    next.from_unit == row.to_unit && (row.receiver.is_none() || row.receiver == next.giver)
}

/// Who was named, else who went on with it; the applicant at the end; the unit while nobody has.
fn receiver(sheet: &Sheet<'_>, row: &HandOver, next: Option<&HandOver>) -> Option<Officer> {
    if row.to_kind == Step::Done {
        let to = sheet.detail.returned_to.as_deref().unwrap_or(&sheet.dossier.applicant_name);
        return Some(officer(to, None));
    }
    let unit = sheet.unit_name(row.to_unit);
    let took = next.filter(|next| next.from_unit == row.to_unit).map(|next| next.giver_name.as_str());
    match row.receiver_name.as_deref().or(took) {
        Some(name) => Some(officer(name, Some(unit))),
        None => Some(officer(&unit, None)),
    }
}

const fn pace(outcome: Timeliness) -> Pace {
    match outcome {
        Timeliness::Early => Pace::Early,
        Timeliness::OnTime => Pace::OnTime,
        Timeliness::Late => Pace::Late,
    }
}

use documents::{Inspection, InspectionItem, Officer, Signature};
use organization::UnitKind;

use super::letterhead;
use crate::model::{TemplateItem, Verdict};
use crate::pages::Names;
use crate::queries::{InspectionView, SessionView};

/// The sheet of an inspection.
#[must_use]
pub fn inspection(view: &InspectionView, session: &SessionView, names: &Names) -> Inspection {
    let own = &view.inspection;
    let place = names.unit(own.commune);
    let centre = names.0.centre_of(own.commune).filter(|unit| unit.kind == UnitKind::Centre);
    Inspection {
        letterhead: letterhead(names, own.commune, None, place, own.saved_at.date()),
        centre: centre.map_or_else(|| names.formal(own.commune), |unit| unit.formal_name.clone()),
        checklist: format!("{} ({})", view.template.title, view.template.version),
        at: own.submitted_at.unwrap_or(own.saved_at),
        inspectors: vec![Officer {
            name: own.inspector_name.clone(),
            post: None,
            unit: Some(session.group.title.clone()),
        }],
        items: view.items.iter().map(|question| item(question, view)).collect(),
        score: own.score.map(count),
        remarks: None,
        group: Signature {
            post: Some(session.group.head_title.clone()),
            name: session.group.head_name.clone(),
            ..Signature::default()
        },
        host: Signature { post: Some(names.unit(own.commune)), ..Signature::default() },
    }
}

fn item(question: &TemplateItem, view: &InspectionView) -> InspectionItem {
    let finding = view.findings.iter().find(|finding| finding.item == question.no);
    let verdict = finding.and_then(|finding| finding.verdict);
    let photos = view.photos.iter().filter(|photo| photo.part == Some(question.no)).count();
    InspectionItem {
        number: count(question.no),
        question: question.question.clone(),
        verdict: verdict.map_or(documents::Verdict::Open, printed),
        weight: count(question.weight),
        note: finding.and_then(|finding| finding.note.clone()),
        photos: u32::try_from(photos).unwrap_or(u32::MAX),
    }
}

const fn printed(verdict: Verdict) -> documents::Verdict {
    match verdict {
        Verdict::Good => documents::Verdict::Good,
        Verdict::Partly => documents::Verdict::Partly,
        Verdict::Bad => documents::Verdict::Bad,
        Verdict::NotApplicable => documents::Verdict::NotApplicable,
    }
}

fn count(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

use documents::{Conclusion, ConclusionParagraph, ConclusionTask, Signature};
use kernel::Date;

use super::letterhead;
use crate::model::{Paragraph, read_units};
use crate::pages::Names;
use crate::queries::ConclusionView;

/// The conclusion notice (H14). A draft carries `today` and no number.
#[must_use]
pub fn conclusion(view: &ConclusionView, names: &Names, today: Date) -> Conclusion {
    let own = &view.conclusion;
    let lines =
        |text: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(ToOwned::to_owned).collect();
    Conclusion {
        letterhead: letterhead(names, own.unit, own.number.clone(), own.place.clone(), own.signed_on.unwrap_or(today)),
        subject: own.title.clone(),
        opening: lines(&own.opening),
        paragraphs: view.paragraphs.iter().map(|one| paragraph(one, names)).collect(),
        closing: Vec::new(),
        recipients: lines(&own.recipients),
        signature: Signature {
            on_behalf: None,
            post: own.signer_title.clone(),
            name: own.signer.clone().unwrap_or_default(),
            signed_at: None,
        },
    }
}

fn paragraph(one: &Paragraph, names: &Names) -> ConclusionParagraph {
    let task = one.lead_body.map(|lead| ConclusionTask {
        lead: names.unit(lead),
        with: Some(names.list(&read_units(&one.cooperating))).filter(|units| !units.is_empty()),
        product: one.product.clone().unwrap_or_default(),
        due: one.due_on,
    });
    ConclusionParagraph { number: one.no.to_string(), text: one.content.clone(), task }
}

use kernel::{Timestamp, named_enum};
use serde::{Deserialize, Serialize};

use crate::values::{Letterhead, Officer, Signature};
use crate::{DocumentError, render};

/// What a working group found at a service centre, item by item.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Inspection {
    pub letterhead: Letterhead,
    /// The centre that was looked at.
    pub centre: String,
    /// Name and version of the checklist.
    pub checklist: String,
    pub at: Timestamp,
    pub inspectors: Vec<Officer>,
    pub items: Vec<InspectionItem>,
    /// Points of a hundred; `None` where nothing was applicable.
    pub score: Option<u32>,
    /// What was seen beyond the list, in plain paragraphs.
    pub remarks: Option<String>,
    /// For the working group.
    pub group: Signature,
    /// For the centre.
    pub host: Signature,
}

/// One item of the checklist.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct InspectionItem {
    pub number: u32,
    pub question: String,
    pub verdict: Verdict,
    /// How much the item counts.
    pub weight: u32,
    pub note: Option<String>,
    pub photos: u32,
}

named_enum! {
    /// What was found.
    pub enum Verdict { Good = "good", Partly = "partly", Bad = "bad", NotApplicable = "not_applicable", Open = "open" }
}

/// An inspection sheet as PDF, A4.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn inspection(form: &Inspection) -> Result<Vec<u8>, DocumentError> {
    render::pdf("inspection.typ", form, None)
}

use kernel::{Date, named_enum};
use serde::{Deserialize, Serialize};

use crate::values::{Applicant, Letterhead, Officer, Procedure, Signature};
use crate::{DocumentError, render};

/// Form 02: the request to supplement or complete a dossier, listing everything at once (rules A20, A26).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Form02 {
    pub letterhead: Letterhead,
    /// `None` only for a dossier that never got a code.
    pub code: Option<String>,
    /// What the QR opens, if the dossier can be looked up.
    pub look_up: Option<String>,
    pub applicant: Applicant,
    pub procedure: Procedure,
    /// Everything that is missing or has to be put right.
    pub items: Vec<SupplementItem>,
    pub legal_basis: String,
    pub stage: Stage,
    /// Who asks.
    pub requester: Officer,
    /// Last day to supplement (rule A27).
    pub deadline: Option<Date>,
    pub contact_phone: String,
    pub signature: Signature,
}

/// One thing that is missing or has to be put right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SupplementItem {
    /// The part or the datum.
    pub part: String,
    pub ask: Ask,
    /// Why, and what is expected.
    pub reason: String,
}

named_enum! {
    /// What is asked for.
    pub enum Ask { Missing = "missing", ToFix = "to_fix" }
}

named_enum! {
    /// When the request is made.
    pub enum Stage { Intake = "intake", Processing = "processing" }
}

/// Form 02 as PDF, A4.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn form02(form: &Form02) -> Result<Vec<u8>, DocumentError> {
    render::pdf("form02.typ", form, form.look_up.as_deref())
}

use serde::{Deserialize, Serialize};

use super::Stage;
use crate::values::{Applicant, Letterhead, Officer, Procedure, Signature};
use crate::{DocumentError, render};

/// Form 03: the refusal to receive or to resolve a dossier (rules A20, A28).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Form03 {
    pub letterhead: Letterhead,
    /// `None` when it was refused before it got a code.
    pub code: Option<String>,
    /// What the QR opens, if the dossier can be looked up.
    pub look_up: Option<String>,
    pub stage: Stage,
    pub applicant: Applicant,
    pub procedure: Procedure,
    /// In words a person understands, never a technical code (rule A28).
    pub reason: String,
    pub legal_basis: String,
    /// What to do instead and which body is the right one.
    pub guidance: String,
    /// Who handled it.
    pub officer: Officer,
    /// Who approved the refusal.
    pub approver: Signature,
}

/// Form 03 as PDF, A4.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn form03(form: &Form03) -> Result<Vec<u8>, DocumentError> {
    render::pdf("form03.typ", form, form.look_up.as_deref())
}

use kernel::Timestamp;
use serde::{Deserialize, Serialize};

use crate::values::{
    Applicant, Letterhead, Limit, Officer, PartLine, Procedure, Representative, ReturnMode, Signature,
};
use crate::{DocumentError, render};

/// Form 01: the receipt of a dossier and the appointment for its result.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Form01 {
    pub letterhead: Letterhead,
    /// The dossier code (rule C4).
    pub code: String,
    /// What the QR opens: the look-up page with the code. Must never carry the check digits.
    pub look_up: String,
    /// The official who received the dossier.
    pub receiver: Officer,
    pub applicant: Applicant,
    pub representative: Option<Representative>,
    pub procedure: Procedure,
    pub parts: Vec<PartLine>,
    /// Number of sets handed in.
    pub sets: u32,
    pub limit: Limit,
    pub received_at: Timestamp,
    /// The appointment, to the minute.
    pub due_at: Timestamp,
    /// Book of the register, e.g. its year and centre.
    pub register_book: String,
    /// Running number in that book.
    pub register_number: String,
    /// Where the result is given out.
    pub return_place: String,
    pub return_mode: ReturnMode,
    /// What is still owed: papers to be shown later, a fee to be paid.
    pub owed: Option<String>,
    /// Phone for questions.
    pub contact_phone: Option<String>,
    pub giver_signature: Signature,
    pub receiver_signature: Signature,
}

/// Form 01 as PDF, A5 landscape, over as many pages as the parts need.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn form01(form: &Form01) -> Result<Vec<u8>, DocumentError> {
    render::pdf("form01.typ", form, Some(&form.look_up))
}

use kernel::Timestamp;
use serde::{Deserialize, Serialize};

use crate::values::{Applicant, Letterhead, Procedure, Signature};
use crate::{DocumentError, render};

/// Form 04: the apology for being late, with the new appointment (rule A30).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Form04 {
    pub letterhead: Letterhead,
    pub code: String,
    pub look_up: Option<String>,
    pub applicant: Applicant,
    pub procedure: Procedure,
    pub received_at: Timestamp,
    /// The appointment that cannot be kept.
    pub original_due: Timestamp,
    pub reason: String,
    /// The unit that answers for the delay.
    pub responsible_unit: String,
    pub new_due: Timestamp,
    /// Which extension this is, from 1.
    pub ordinal: u32,
    pub signature: Signature,
}

/// Form 04 as PDF, A4.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn form04(form: &Form04) -> Result<Vec<u8>, DocumentError> {
    render::pdf("form04.typ", form, form.look_up.as_deref())
}

use kernel::{Date, Timestamp, Vnd};
use serde::{Deserialize, Serialize};

use crate::values::{Applicant, Letterhead, PortalStatus, Procedure, Signature};
use crate::{DocumentError, render};

/// Form 05: the notice that processing stops at the applicant's wish (rule A33).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Form05 {
    pub letterhead: Letterhead,
    pub code: String,
    pub look_up: Option<String>,
    pub applicant: Applicant,
    pub procedure: Procedure,
    /// The applicant's written request.
    pub request: StopRequest,
    /// The dossier's state when it was stopped.
    pub state: PortalStatus,
    pub stopped_at: Timestamp,
    /// Money given back; `None` when nothing had been paid or nothing is given back.
    pub fee_returned: Option<Vnd>,
    /// Papers given back, one a line; empty when there were none.
    pub originals_returned: Vec<String>,
    pub signature: Signature,
}

/// The request by which the applicant withdrew.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StopRequest {
    /// Its number or title, e.g. "Đơn đề nghị dừng giải quyết số 02".
    pub reference: String,
    pub date: Date,
    pub reason: Option<String>,
}

/// Form 05 as PDF, A4.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn form05(form: &Form05) -> Result<Vec<u8>, DocumentError> {
    render::pdf("form05.typ", form, form.look_up.as_deref())
}

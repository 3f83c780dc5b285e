use kernel::{Timestamp, named_enum};
use serde::{Deserialize, Serialize};

use crate::values::{Letterhead, Limit, Officer, Procedure};
use crate::{DocumentError, render};

/// Form 06: the slip that follows a dossier through all hands. Only ever grows (part b).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Form06 {
    pub letterhead: Letterhead,
    pub code: String,
    pub look_up: Option<String>,
    pub applicant: String,
    pub procedure: Procedure,
    pub limit: Option<Limit>,
    pub received_at: Timestamp,
    /// The appointment in force; `None` before acceptance.
    pub due_at: Option<Timestamp>,
    /// In the order of time.
    pub hand_overs: Vec<HandOver>,
}

/// One time the dossier changed hands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HandOver {
    pub giver: Officer,
    /// `None` while nobody has taken it yet.
    pub receiver: Option<Officer>,
    /// Shown as hour, minute and day.
    pub at: Timestamp,
    /// How the giver's step ended; `None` for the first, which had no clock.
    pub result: Option<Pace>,
    pub note: Option<String>,
    /// Electronic signature of the giver, else room for a pen.
    pub giver_signed_at: Option<Timestamp>,
    /// When the receiver is known to have had it, because the receiver went on with it; else room for a pen. It is no
    /// signature and is not called one.
    pub received_at: Option<Timestamp>,
}

named_enum! {
    /// How a step or a dossier ended against its clock (rule E10).
    pub enum Pace { Early = "early", OnTime = "on_time", Late = "late" }
}

/// Form 06 as PDF, A4.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn form06(form: &Form06) -> Result<Vec<u8>, DocumentError> {
    render::pdf("form06.typ", form, form.look_up.as_deref())
}

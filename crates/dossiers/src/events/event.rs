use kernel::{Id, Timestamp, Vnd};
use serde::{Deserialize, Serialize};

use crate::model::{
    Channel, FileRole, PaymentMethod, PaymentState, RequestItem, ResultClass, Stage, State, Step, Timeliness,
};

/// One thing that happened, as it stands in the history and, hashed, in the audit chain. Only ever add variants and
/// optional fields: old rows must read back for ever.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It has its code (N7).
    Filed {
        procedure: String,
        channel: Channel,
        receiving_unit: Id,
        competent_unit: Id,
        parts: i32,
    },
    Accepted {
        due_at: Timestamp,
        limit: String,
        limit_basis: Option<String>,
        fee: Vnd,
    },
    /// Form 03.
    Refused {
        stage: Stage,
        reason: String,
        basis: String,
        guidance: String,
        approver: Option<String>,
    },
    /// Form 02.
    SupplementRequested {
        no: i32,
        stage: Stage,
        items: Vec<RequestItem>,
        basis: String,
        answer_by: Timestamp,
    },
    Supplemented {
        no: i32,
        note: Option<String>,
        due_at: Option<Timestamp>,
    },
    OpinionRequested {
        no: i32,
        unit: Id,
        due_at: Timestamp,
    },
    OpinionGiven {
        no: i32,
        unit: Id,
        agrees: bool,
        outcome: Timeliness,
    },
    PaymentRequested {
        no: i32,
        amount: Vnd,
        purpose: String,
        pauses: bool,
        pay_by: Timestamp,
    },
    PaymentRecorded {
        no: i32,
        amount: Vnd,
        state: PaymentState,
        method: Option<PaymentMethod>,
        due_at: Option<Timestamp>,
    },
    /// The head gave it to somebody.
    Assigned {
        to: Id,
        to_name: String,
        step: Step,
        note: Option<String>,
    },
    /// It went on to the next step.
    Forwarded {
        from: Step,
        to: Step,
        to_unit: Id,
        to_person: Option<Id>,
        outcome: Option<Timeliness>,
        note: Option<String>,
    },
    /// It went back to an earlier step.
    StepReturned {
        from: Step,
        to: Step,
        to_unit: Id,
        to_person: Option<Id>,
        reason: String,
    },
    /// Signed: a result exists (A33).
    Approved {
        result: ResultClass,
        reason: Option<String>,
        /// Who signed, where that is not who recorded it (N4).
        signer: Option<Id>,
        signer_name: Option<String>,
    },
    /// Numbered: the result is ready (status 9).
    Issued {
        number: String,
        result: ResultClass,
        outcome: Timeliness,
    },
    ResultAttached {
        file: i32,
        hash: String,
    },
    FileAttached {
        file: i32,
        hash: String,
        role: FileRole,
    },
    /// Form 04.
    Apologised {
        ordinal: i32,
        reason: String,
        old_due: Timestamp,
        new_due: Timestamp,
    },
    /// Form 05.
    Stopped {
        from: State,
        request: String,
        request_date: Option<kernel::Date>,
        reason: Option<String>,
        fee_returned: Option<Vnd>,
        originals_returned: Vec<String>,
    },
    Closed {
        from: State,
        reason: String,
    },
    HandedOver {
        to: String,
        how: String,
    },
    /// A new calendar decision moved the appointment (E11).
    Recomputed {
        calendar_version: i32,
        old_due: Timestamp,
        new_due: Timestamp,
    },
}

impl Event {
    /// The event's lasting name, as it stands in the history.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Filed { .. } => "filed",
            Self::Accepted { .. } => "accepted",
            Self::Refused { .. } => "refused",
            Self::SupplementRequested { .. } => "supplement_requested",
            Self::Supplemented { .. } => "supplemented",
            Self::OpinionRequested { .. } => "opinion_requested",
            Self::OpinionGiven { .. } => "opinion_given",
            Self::PaymentRequested { .. } => "payment_requested",
            Self::PaymentRecorded { .. } => "payment_recorded",
            Self::Assigned { .. } => "assigned",
            Self::Forwarded { .. } => "forwarded",
            Self::StepReturned { .. } => "step_returned",
            Self::Approved { .. } => "approved",
            Self::Issued { .. } => "issued",
            Self::ResultAttached { .. } => "result_attached",
            Self::FileAttached { .. } => "file_attached",
            Self::Apologised { .. } => "apologised",
            Self::Stopped { .. } => "stopped",
            Self::Closed { .. } => "closed",
            Self::HandedOver { .. } => "handed_over",
            Self::Recomputed { .. } => "recomputed",
        }
    }

    /// Every kind, for the check that each has a name in both languages.
    pub const KINDS: &'static [&'static str] = &[
        "filed",
        "accepted",
        "refused",
        "supplement_requested",
        "supplemented",
        "opinion_requested",
        "opinion_given",
        "payment_requested",
        "payment_recorded",
        "assigned",
        "forwarded",
        "step_returned",
        "approved",
        "issued",
        "result_attached",
        "file_attached",
        "apologised",
        "stopped",
        "closed",
        "handed_over",
        "recomputed",
    ];

    /// Fluent key of the event's name.
    #[must_use]
    pub fn key(&self) -> String {
        key_of(self.kind())
    }

    /// Whether the applicant is told: every change of state, and every move of the appointment (A39).
    #[must_use]
    pub const fn is_told(&self) -> bool {
        !matches!(
            self,
            Self::Assigned { .. }
                | Self::OpinionRequested { .. }
                | Self::OpinionGiven { .. }
                | Self::StepReturned { .. }
                | Self::ResultAttached { .. }
                | Self::FileAttached { .. }
                | Self::Approved { .. }
        )
    }

    /// Reads an event back from the history.
    ///
    /// # Errors
    /// [`store::Error::Stored`] when this program did not write it.
    pub fn parse(detail: &str) -> store::Result<Self> {
        serde_json::from_str(detail).map_err(|error| store::Error::Stored(format!("event: {error}")))
    }
}

/// Fluent key of the name of an event of this kind.
#[must_use]
pub fn key_of(kind: &str) -> String {
    format!("dossier-event-{}", kind.replace('_', "-"))
}

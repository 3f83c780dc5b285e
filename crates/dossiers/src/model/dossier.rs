use diesel::prelude::*;
use kernel::{Id, Timestamp, Vnd};

use super::{Channel, NextClock, ResultClass, State, Step, Timeliness};
use crate::schema::dossier;

/// One request under one procedure: what queues, clocks and rules need. Whom it is about stands in
/// [`Detail`](super::Detail).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = dossier)]
#[diesel(treat_none_as_default_value = false)]
pub struct Dossier {
    pub id: Id,
    /// Code by C4 and N7, in its stored form.
    pub code: String,
    /// Number of the last event; goes up with every act and is the version an act is checked against.
    pub seq: i32,
    pub procedure_code: String,
    /// The version it is bound to (0.10).
    pub procedure_version: Id,
    /// The calendar its clocks were computed with (E11).
    pub calendar_version: i32,
    pub channel: Channel,
    /// The centre or point where it was handed in (A11).
    pub support_point: Id,
    /// The centre that received it (A11).
    pub receiving_unit: Id,
    /// The commune, department or division that decides (A11, N8).
    pub competent_unit: Id,
    /// The commune, department or province that `competent_unit` belongs to.
    pub competent_body: Id,
    pub applicant_name: String,
    pub applicant_folded: String,
    pub state: State,
    /// Follows from `state`; a column of its own so that indexes of open dossiers stay small.
    pub open: bool,
    pub filed_at: Timestamp,
    /// `None` until the counter has accepted it.
    pub accepted_at: Option<Timestamp>,
    /// The appointment in force; `None` until accepted.
    pub due_at: Option<Timestamp>,
    /// The appointment as first given on form 01.
    pub first_due_at: Option<Timestamp>,
    /// The limit as text: `1wd`, `8h`, `30d`, `1mo`, `same-day`.
    pub time_limit: Option<String>,
    pub holder_unit: Option<Id>,
    /// `None` while the unit has not assigned it.
    pub holder_person: Option<Id>,
    pub holder_since: Option<Timestamp>,
    /// Place in the bound e-process, from 1; 0 before acceptance.
    pub step_no: i32,
    pub step_kind: Step,
    /// Role that the step waits for.
    pub step_role: String,
    pub step_due: Option<Timestamp>,
    pub next_clock_at: Option<Timestamp>,
    pub next_clock: Option<NextClock>,
    pub resume_state: Option<State>,
    pub paused_since: Option<Timestamp>,
    /// Requests to supplement made after acceptance (A26).
    pub supplement_requests: i32,
    /// Apologies with a new appointment (A30).
    pub extensions: i32,
    /// When the result was ready (E10).
    pub finished_at: Option<Timestamp>,
    pub outcome: Option<Timeliness>,
    pub result_class: Option<ResultClass>,
    /// Number in the issuing body's register of the year.
    pub result_number: Option<String>,
    pub returned_at: Option<Timestamp>,
    pub fee: Vnd,
}

/// What is known of a dossier when it is filed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filed {
    pub procedure_code: String,
    pub procedure_version: Id,
    pub calendar_version: i32,
    pub channel: Channel,
    pub support_point: Id,
    pub receiving_unit: Id,
    pub competent_unit: Id,
    pub competent_body: Id,
    pub applicant_name: String,
    pub applicant_folded: String,
    pub filed_at: Timestamp,
}

impl Dossier {
    /// A filing before anything is decided, still without a code: it lies at the centre and waits for its answer (A21).
    #[must_use]
    pub fn filed(new: Filed) -> Self {
        Self {
            id: Id::new(),
            code: String::new(),
            seq: 0,
            procedure_code: new.procedure_code,
            procedure_version: new.procedure_version,
            calendar_version: new.calendar_version,
            channel: new.channel,
            support_point: new.support_point,
            receiving_unit: new.receiving_unit,
            competent_unit: new.competent_unit,
            competent_body: new.competent_body,
            applicant_name: new.applicant_name,
            applicant_folded: new.applicant_folded,
            state: State::Filed,
            open: true,
            filed_at: new.filed_at,
            accepted_at: None,
            due_at: None,
            first_due_at: None,
            time_limit: None,
            holder_unit: Some(new.receiving_unit),
            holder_person: None,
            holder_since: Some(new.filed_at),
            step_no: 0,
            step_kind: Step::Answer,
            step_role: identity::Role::Receiver.as_str().to_owned(),
            step_due: None,
            next_clock_at: None,
            next_clock: None,
            resume_state: None,
            paused_since: None,
            supplement_requests: 0,
            extensions: 0,
            finished_at: None,
            outcome: None,
            result_class: None,
            result_number: None,
            returned_at: None,
            fee: Vnd(0),
        }
    }

    /// Whether it was accepted: only then has it an appointment.
    #[must_use]
    pub const fn is_accepted(&self) -> bool {
        self.accepted_at.is_some()
    }

    /// Whether a result exists: from the signature on it can no longer be stopped (A33).
    #[must_use]
    pub const fn has_result(&self) -> bool {
        self.result_class.is_some()
    }

    /// The role its step waits for.
    #[must_use]
    pub fn waiting_role(&self) -> Option<identity::Role> {
        identity::Role::parse(&self.step_role)
    }

    /// Early, on time or late as it stands at `now`: by the finish, else by today (N1). `None` until accepted.
    #[must_use]
    pub fn timeliness(&self, now: Timestamp) -> Option<Timeliness> {
        let due = self.due_at?;
        Some(self.outcome.unwrap_or_else(|| calendar::outcome(self.finished_at.unwrap_or(now), due).into()))
    }
}

//! What happened, typed.

use kernel::{Id, Timestamp};
use serde::{Deserialize, Serialize};

use crate::model::{AnswerClass, ClockKind, Complexity, FileRole, Lack, Level, RecordKind, Timeliness};

/// One thing that happened, as it stands in the history and, hashed, in the audit chain. Only ever add variants and
/// optional fields: old rows must read back for ever. `recommendation` is the code of the one it is about, because a
/// matter may have many.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    Drafted {
        recommendation: String,
    },
    Edited {
        recommendation: String,
    },
    Sent {
        recommendation: String,
        commune: Id,
        lead: Id,
        due_at: Timestamp,
    },
    /// One more commune waits for the same answer.
    JoinedBy {
        recommendation: String,
        commune: Id,
    },
    Completed {
        recommendation: String,
        note: Option<String>,
        due_at: Timestamp,
    },
    Withdrawn {
        recommendation: String,
        reason: String,
    },
    Appealed {
        recommendation: String,
        reason: String,
        due_at: Timestamp,
    },
    /// `silent`: nobody said anything in time.
    Closed {
        recommendation: Option<String>,
        note: Option<String>,
        silent: bool,
    },
    Attached {
        file: i32,
        hash: String,
        role: FileRole,
    },
    Received {
        complexity: Complexity,
        due_at: Timestamp,
        outcome: Timeliness,
    },
    Returned {
        recommendation: String,
        lacks: Vec<Lack>,
        due_at: Timestamp,
    },
    Assigned {
        to: Id,
        to_name: String,
    },
    /// This matter went into another.
    JoinedInto {
        into: String,
    },
    /// Another matter came into this one.
    TookIn {
        matter: String,
        recommendations: i32,
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
    /// Silence: agreed, and responsible for it (H11, N11).
    OpinionSilent {
        no: i32,
        unit: Id,
        responsible: String,
    },
    AnswerDrafted {
        no: i32,
        class: AnswerClass,
    },
    Answered {
        no: i32,
        class: AnswerClass,
        number: String,
        outcome: Timeliness,
        hash: String,
    },
    Redirected {
        from: Id,
        to: Id,
        reason: String,
    },
    Checked {
        note: Option<String>,
        due_at: Timestamp,
    },
    SentBack {
        reason: String,
        due_at: Timestamp,
    },
    Submitted {
        proposal: String,
        due_at: Timestamp,
    },
    Decided {
        decision: String,
        task: Option<String>,
    },
    /// A clock ran out, so it went up a level; who was responsible is named (N11).
    Climbed {
        clock: ClockKind,
        due_at: Timestamp,
        responsible: String,
        to: Level,
    },
    /// A clock ran out and there is nobody above: flagged (H13).
    Lapsed {
        clock: ClockKind,
        due_at: Timestamp,
        responsible: String,
    },
    /// A new calendar decision moved a clock (E11).
    Recomputed {
        clock: ClockKind,
        old_due: Timestamp,
        new_due: Timestamp,
    },
    GroupSetUp {
        number: String,
        members: i32,
        communes: i32,
    },
    Planned {
        from: Timestamp,
        to: Timestamp,
        place: String,
    },
    Replanned {
        from: Timestamp,
        to: Timestamp,
        place: String,
    },
    Cancelled {
        reason: String,
    },
    Held {
        at: Timestamp,
        attendees: i32,
        due_at: Timestamp,
    },
    Recorded {
        no: i32,
        kind: RecordKind,
    },
    Inspected {
        commune: Id,
        template: Id,
        score: Option<i32>,
    },
    TemplateSaved {
        key: String,
        version: i32,
    },
    ConclusionDrafted {
        paragraphs: i32,
    },
    Concluded {
        number: String,
        tasks: Vec<String>,
        outcome: Timeliness,
    },
    TaskGiven {
        lead: Id,
        due_at: Option<Timestamp>,
        source: Option<String>,
    },
    Reported {
        no: i32,
        unit: Id,
        progress: i32,
        finished: bool,
    },
    ExtensionAsked {
        no: i32,
        reason: String,
        until: Timestamp,
    },
    ExtensionDecided {
        no: i32,
        approved: bool,
        due_at: Timestamp,
        remark: Option<String>,
    },
    Taken {
        outcome: Option<Timeliness>,
        remark: Option<String>,
    },
    TaskReturned {
        reason: String,
    },
}

impl Event {
    /// The event without the words of any recommendation but this one: each commune sees that another one of the same
    /// matter appealed or closed, and not what it wrote.
    #[must_use]
    pub(crate) fn without_words_but_of(self, own: &str) -> Self {
        match self {
            Self::Completed { recommendation, due_at, .. } if recommendation != own => {
                Self::Completed { recommendation, note: None, due_at }
            }
            Self::Withdrawn { recommendation, .. } if recommendation != own => {
                Self::Withdrawn { recommendation, reason: String::new() }
            }
            Self::Appealed { recommendation, due_at, .. } if recommendation != own => {
                Self::Appealed { recommendation, reason: String::new(), due_at }
            }
            Self::Closed { recommendation: Some(other), silent, .. } if other != own => {
                Self::Closed { recommendation: Some(other), note: None, silent }
            }
            Self::Returned { recommendation, due_at, .. } if recommendation != own => {
                Self::Returned { recommendation, lacks: Vec::new(), due_at }
            }
            other => other,
        }
    }

    /// The event's lasting name, as it stands in `kind`.
    #[must_use]
    pub fn kind(&self) -> String {
        let json = serde_json::to_value(self).unwrap_or_default();
        json["event"].as_str().unwrap_or_default().to_owned()
    }

    /// Fluent key of its name.
    #[must_use]
    pub fn key(&self) -> String {
        format!("docket-event-{}", self.kind().replace('_', "-"))
    }
}

//! What happened to a petition, typed.

use kernel::{Id, Timestamp};
use serde::{Deserialize, Serialize};

use crate::model::{Channel, Class, Clock, Timeliness};

/// One thing that happened, as it stands in the history and, hashed, in the audit chain. It names no citizen and repeats
/// nothing that a citizen wrote. Only ever add variants and optional fields: old rows must read back for ever.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    Filed {
        channel: Channel,
        about: Option<Id>,
        due_at: Timestamp,
    },
    Received,
    Classified {
        class: Class,
        clock: Option<Clock>,
        due_at: Option<Timestamp>,
        outcome: Option<Timeliness>,
    },
    Assigned {
        to: Id,
        to_name: String,
    },
    Transferred {
        from: Id,
        to: Id,
        reason: String,
    },
    Answered {
        number: Option<String>,
        outcome: Timeliness,
    },
    Forwarded {
        to: String,
        outcome: Timeliness,
    },
    NoticeGiven {
        number: Option<String>,
        outcome: Timeliness,
    },
    ClosedAsRepeat {
        of: String,
        outcome: Timeliness,
    },
    Published,
    /// The clock ran out, so it lies on the desk of the level above too; who was responsible is named.
    Climbed {
        clock: Clock,
        due_at: Timestamp,
        responsible: String,
    },
    /// A new calendar decision moved the clock (E11).
    Recomputed {
        old_due: Timestamp,
        new_due: Timestamp,
    },
}

impl Event {
    /// The event's lasting name, as it stands in `kind`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Filed { .. } => "filed",
            Self::Received => "received",
            Self::Classified { .. } => "classified",
            Self::Assigned { .. } => "assigned",
            Self::Transferred { .. } => "transferred",
            Self::Answered { .. } => "answered",
            Self::Forwarded { .. } => "forwarded",
            Self::NoticeGiven { .. } => "notice_given",
            Self::ClosedAsRepeat { .. } => "closed_as_repeat",
            Self::Published => "published",
            Self::Climbed { .. } => "climbed",
            Self::Recomputed { .. } => "recomputed",
        }
    }

    /// Every kind, for the check that each has a name in both languages.
    pub const KINDS: &'static [&'static str] = &[
        "filed",
        "received",
        "classified",
        "assigned",
        "transferred",
        "answered",
        "forwarded",
        "notice_given",
        "closed_as_repeat",
        "published",
        "climbed",
        "recomputed",
    ];
}

/// Fluent key of the name of an event of this kind.
#[must_use]
pub fn key_of(kind: &str) -> String {
    format!("feedback-event-{}", kind.replace('_', "-"))
}

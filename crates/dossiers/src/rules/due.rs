use calendar::{Calendar, Derivation, Limit};
use kernel::Timestamp;

use crate::model::{Extension, Pause};

/// Everything an appointment is computed from: the limit of the bound version, the moment of acceptance, and what
/// happened since (E3, E7, A30, N7).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DueFacts {
    pub accepted_at: Timestamp,
    pub limit: Limit,
    pub pauses: Vec<calendar::Pause>,
    /// The newest appointment given with form 04.
    pub extension: Option<calendar::Extension>,
}

impl DueFacts {
    /// The facts as they are stored. A pause that still lasts is left out: its end will move the appointment.
    #[must_use]
    pub fn new(accepted_at: Timestamp, limit: Limit, pauses: &[Pause], extensions: &[Extension]) -> Self {
        let ended = |pause: &Pause| Some(calendar::Pause { from: pause.from_at, to: pause.to_at? });
        Self {
            accepted_at,
            limit,
            pauses: pauses.iter().filter_map(ended).collect(),
            extension: extensions
                .iter()
                .max_by_key(|extension| extension.ordinal)
                .map(|extension| calendar::Extension { decided_at: extension.at, until: extension.new_due }),
        }
    }
}

/// The appointment with its whole sum.
#[must_use]
pub fn derive(calendar: &Calendar, facts: &DueFacts) -> Derivation {
    match facts.extension {
        None => calendar::due(calendar, facts.accepted_at, facts.limit, &facts.pauses),
        Some(extension) => calendar::due_extended(calendar, facts.accepted_at, facts.limit, &facts.pauses, extension),
    }
}

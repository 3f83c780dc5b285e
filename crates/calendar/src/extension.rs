use kernel::{Reason, Timestamp};
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::derivation::Derivation;
use crate::due::{Sum, derivation};
use crate::limit::Limit;
use crate::moment::Local;
use crate::pause::Pause;

/// A new appointment given with form 04 (rule A30).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Extension {
    /// When it was decided: pauses before it are already in it.
    pub decided_at: Timestamp,
    /// The new appointment.
    pub until: Timestamp,
}

/// When and how often an appointment may be moved (rule A30): settings, because the figures are from memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ExtensionRules {
    /// How many new appointments a dossier may get.
    pub times: u32,
    /// How many dates before the appointment the letter must go out.
    pub days_before: u16,
}

impl Default for ExtensionRules {
    fn default() -> Self {
        Self { times: 1, days_before: 1 }
    }
}

impl ExtensionRules {
    /// Whether the appointment `due` may be moved to `until` at `now`, after `given` earlier new appointments.
    ///
    /// # Errors
    /// `calendar-extension-times` (times), `calendar-extension-late` (days), `calendar-extension-earlier`,
    /// `calendar-extension-outside-hours`.
    pub fn check(
        self,
        calendar: &Calendar,
        due: Timestamp,
        until: Timestamp,
        given: u32,
        now: Timestamp,
    ) -> Result<(), Reason> {
        if given >= self.times {
            return Err(Reason::new("calendar-extension-times").with("times", self.times));
        }
        if Local::from(now).day() + i64::from(self.days_before) > Local::from(due).day() || now > due {
            return Err(Reason::new("calendar-extension-late").with("days", self.days_before));
        }
        if until <= due {
            return Err(Reason::new("calendar-extension-earlier"));
        }
        if !calendar.is_working_time(until) {
            return Err(Reason::new("calendar-extension-outside-hours"));
        }
        Ok(())
    }
}

/// A new appointment `extra` after the old one, counted like any limit from the old appointment on (rule A30).
#[must_use]
pub fn extend(calendar: &Calendar, due: Timestamp, extra: Limit) -> Derivation {
    let mut derived = crate::due(calendar, due, extra, &[]);
    if let Some(first) = derived.steps.first_mut() {
        (first.rule, first.code) = ("A30", "calendar-step-old-appointment");
    }
    derived
}

/// The due time of a dossier that got a new appointment: that appointment, and pauses since it was decided.
#[must_use]
pub fn due_extended(
    calendar: &Calendar,
    received: Timestamp,
    limit: Limit,
    pauses: &[Pause],
    extension: Extension,
) -> Derivation {
    derivation(calendar, &Sum::new(calendar, received, limit, pauses, Some(extension)))
}

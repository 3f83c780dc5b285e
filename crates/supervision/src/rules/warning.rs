use calendar::{Calendar, WORKING_DAY, working_between};
use dossiers::{State, Step};
use kernel::{Reason, Timestamp};

/// What an early warning looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Watched {
    pub state: State,
    pub step: Step,
    pub filed_at: Timestamp,
    pub due_at: Option<Timestamp>,
    /// Share of the time to the appointment, in hundredths, after which work that has not come to the signature yet is
    /// likely to be late: a setting.
    pub most_used: i64,
}

/// Why a dossier may become late, before it is; `None` where nothing is to be said. What is late already needs no
/// warning: the queue says so itself.
///
/// Nearest first: the last working day on which form 04 can be sent (A30: a working day before the appointment), then
/// work that has used most of its time.
#[must_use]
pub fn warning(calendar: &Calendar, watched: &Watched, now: Timestamp) -> Option<Reason> {
    let due = watched.due_at.filter(|due| now < *due)?;
    if !matches!(watched.state, State::Accepted | State::Processing) {
        return None;
    }
    let left = working_between(calendar, now, due).as_seconds();
    let whole = working_between(calendar, watched.filed_at, due).as_seconds();
    if is_before_signature(watched.step) && (WORKING_DAY..2 * WORKING_DAY).contains(&left) && whole > 2 * WORKING_DAY {
        return Some(Reason::new("supervision-warn-form-04"));
    }
    let used = (whole - left) * 100 / whole.max(1);
    if is_before_signature(watched.step) && used >= watched.most_used {
        return Some(Reason::new("supervision-warn-used").with("percent", used));
    }
    None
}

/// Whether the work itself is still to be done or checked.
const fn is_before_signature(step: Step) -> bool {
    matches!(step, Step::Intake | Step::Assign | Step::Process | Step::Check | Step::Whole)
}

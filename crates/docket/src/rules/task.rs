use kernel::{Reason, Timestamp};

use crate::model::{Task, TaskState, Timeliness};

/// H15: the state of national task-tracking, derived from reports, returns and extensions.
///
/// Finished: by the date on which what was taken had been reported, against the due date (N1); without a term a
/// finished task is on time. Open: returned while the lead has not reported again; without a term; past its date;
/// within an extended term; within its first term.
#[must_use]
pub fn task_state(task: &Task, now: Timestamp) -> TaskState {
    if task.done_at.is_some() {
        return match task.outcome {
            Some(Timeliness::Late) => TaskState::DoneLate,
            _ => TaskState::DoneOnTime,
        };
    }
    let Some(due) = task.due_at else {
        return if is_back(task) { TaskState::Returned } else { TaskState::NoTerm };
    };
    // While the approving level looks at a finished report, the lead's clock stands at the report.
    let late = calendar::outcome(task.reported_at.unwrap_or(now), due) == calendar::Outcome::Late;
    match (is_back(task), late, task.extensions > 0) {
        (true, _, _) => TaskState::Returned,
        (_, true, _) => TaskState::Overdue,
        (_, _, true) => TaskState::Adjusted,
        _ => TaskState::WithinTerm,
    }
}

const fn is_back(task: &Task) -> bool {
    task.returned_at.is_some() && task.reported_at.is_none()
}

/// H16: a longer term may be asked for only before the due date.
///
/// # Errors
/// `docket-extension-no-term`, `docket-extension-late` (due).
pub fn may_ask_extension(task: &Task, now: Timestamp) -> Result<Timestamp, Reason> {
    let due = task.due_at.ok_or_else(|| Reason::new("docket-extension-no-term"))?;
    if now > due {
        return Err(Reason::new("docket-extension-late").with("due", super::said(due)));
    }
    Ok(due)
}

use calendar::{Calendar, WorkingTime};
use kernel::Timestamp;

use super::PlannedStep;
use crate::model::Timeliness;

/// When a step that begins at `from` should be done: after its budget, never after the appointment. A step without a
/// budget ends with the appointment.
#[must_use]
pub fn begin_step(
    calendar: &Calendar,
    step: &PlannedStep,
    from: Timestamp,
    due: Option<Timestamp>,
) -> Option<Timestamp> {
    if step.budget <= 0 {
        return due;
    }
    let by_budget = calendar::add_working(calendar, from, WorkingTime::seconds(step.budget));
    Some(due.map_or(by_budget, |due| due.min(by_budget)))
}

/// How a step ended against its clock, to the minute: internal steps are compared by hours (N1).
#[must_use]
pub fn judge_step(due: Option<Timestamp>, done: Timestamp) -> Option<Timeliness> {
    const MINUTE: i64 = 60_000_000;
    let due = due?.as_micros().div_euclid(MINUTE);
    Some(match done.as_micros().div_euclid(MINUTE).cmp(&due) {
        std::cmp::Ordering::Less => Timeliness::Early,
        std::cmp::Ordering::Equal => Timeliness::OnTime,
        std::cmp::Ordering::Greater => Timeliness::Late,
    })
}

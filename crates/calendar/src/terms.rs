//! Terms that rules name by themselves.

use kernel::Timestamp;

use crate::calendar::Calendar;
use crate::derivation::Derivation;
use crate::limit::Limit;
use crate::moment::Local;
use crate::pause::Pause;

/// 15:00 as second of the day; exactly 15:00 still counts as the same day (rules A60, N6).
pub const SAME_DAY_CUTOFF: i64 = 15 * 3600;

/// When a dossier must have gone to the competent body (rule A24): by closing time of the day of receipt; what came
/// after `cutoff` (seconds of the day) or outside working hours, by the opening of the next working day.
#[must_use]
pub fn transfer_due(calendar: &Calendar, received: Timestamp, cutoff: i64) -> Timestamp {
    let (start, _) = calendar.start(received.into());
    if start.second() > cutoff {
        return Local::new(calendar.days.on_or_after(start.day() + 1), calendar.hours.opening()).into();
    }
    calendar.closing(start.day()).into()
}

/// When an unanswered supplement request of `asked` may be closed (rule A27). A person's wait is never shortened by a
/// pause (rule N6), so there are none to give.
#[must_use]
pub fn supplement_due(calendar: &Calendar, asked: Timestamp, wait: Limit) -> Derivation {
    const NONE: &[Pause] = &[];
    crate::due(calendar, asked, wait, NONE)
}

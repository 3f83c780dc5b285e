//! The due time of a limit: `sum` computes it, `explain` tells how.

mod explain;
mod sum;

use kernel::Timestamp;

use crate::calendar::Calendar;
use crate::derivation::Derivation;
use crate::limit::Limit;
use crate::pause::Pause;

pub(crate) use explain::derivation;
pub(crate) use sum::Sum;

/// The due time of something received at `received` (rules E1 to E9, A60, N6), with its derivation.
///
/// Depends on nothing but what is handed in: with a newer calendar the same call is the re-computation of rule E11.
/// Pauses may come in any order and overlap; the part before `received` is not counted.
#[must_use]
pub fn due(calendar: &Calendar, received: Timestamp, limit: Limit, pauses: &[Pause]) -> Derivation {
    derivation(calendar, &Sum::new(calendar, received, limit, pauses, None))
}

/// The due time alone.
#[must_use]
pub fn due_at(calendar: &Calendar, received: Timestamp, limit: Limit, pauses: &[Pause]) -> Timestamp {
    Sum::new(calendar, received, limit, pauses, None).due.into()
}

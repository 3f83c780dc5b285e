//! What one matter or task adds to the leader's figures. The roll-ups are sums of these and nothing else, so that a
//! recount over all of them must come out equal.

use std::ops::{Add, Sub};

use crate::model::{Matter, Task, Timeliness};

/// One line of figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    pub raised: i32,
    pub open: i32,
    pub in_time: i32,
    pub late: i32,
    pub escalated: i32,
    pub lapsed: i32,
}

impl Counts {
    /// Whether there is nothing to add.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }

    fn each(self, other: Self, op: fn(i32, i32) -> i32) -> Self {
        Self {
            raised: op(self.raised, other.raised),
            open: op(self.open, other.open),
            in_time: op(self.in_time, other.in_time),
            late: op(self.late, other.late),
            escalated: op(self.escalated, other.escalated),
            lapsed: op(self.lapsed, other.lapsed),
        }
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.each(other, |a, b| a + b)
    }
}

impl Sub for Counts {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.each(other, |a, b| a - b)
    }
}

/// A matter counts as often as communes raised it; one that was joined into another counts there.
#[must_use]
pub fn matter_counts(matter: &Matter) -> Counts {
    if matter.joined_into.is_some() {
        return Counts::default();
    }
    let times = |holds: bool| if holds { matter.recommendations } else { 0 };
    Counts {
        raised: matter.recommendations,
        open: times(matter.open),
        in_time: times(matches!(matter.outcome, Some(Timeliness::Early | Timeliness::OnTime))),
        late: times(matter.outcome == Some(Timeliness::Late)),
        escalated: times(matter.escalated),
        lapsed: times(matter.lapsed),
    }
}

/// A task: given, open, done in time and late (without a term always in time), climbed, clock run out. What climbed
/// because nobody above confirmed it is no fault of the lead, under whom it counts.
#[must_use]
pub fn task_counts(task: &Task) -> Counts {
    let done = task.done_at.is_some();
    Counts {
        raised: 1,
        open: i32::from(task.open),
        in_time: i32::from(done && task.outcome != Some(Timeliness::Late)),
        late: i32::from(done && task.outcome == Some(Timeliness::Late)),
        escalated: i32::from(task.lapsed && task.level != crate::model::Level::Department),
        lapsed: i32::from(task.lapsed),
    }
}

use std::ops::AddAssign;

use super::{Flow, Measure};

/// What is open at the end of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stock {
    /// Not yet accepted.
    pub waiting: i64,
    /// Before or on the appointed date (N1).
    pub in_time: i64,
    /// After it.
    pub late: i64,
    pub paused: i64,
}

impl Stock {
    /// All that is open.
    #[must_use]
    pub const fn open(&self) -> i64 {
        self.waiting + self.in_time + self.late + self.paused
    }

    /// As it was before that happened; what ran counts as in time.
    pub const fn take_back(&mut self, flow: &Flow) {
        self.waiting -= flow.waiting;
        self.in_time -= flow.running;
        self.paused -= flow.paused;
    }
}

impl AddAssign for Stock {
    fn add_assign(&mut self, more: Self) {
        self.waiting += more.waiting;
        self.in_time += more.in_time;
        self.late += more.late;
        self.paused += more.paused;
    }
}

/// The columns of a report over a period (F3): what was open before it, what happened in it, what is open at its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figure {
    pub flow: Flow,
    pub stock: Stock,
}

impl Figure {
    /// Open when the period began: what is open now, less what came, more what went.
    #[must_use]
    pub const fn carried_in(&self) -> i64 {
        self.stock.open() - self.flow.received() + self.flow.ended()
    }

    /// The number of one measure.
    #[must_use]
    pub const fn of(&self, measure: Measure) -> i64 {
        match measure {
            Measure::CarriedIn => self.carried_in(),
            Measure::Received => self.flow.received(),
            Measure::ReceivedDirect => self.flow.direct,
            Measure::ReceivedOnline => self.flow.online,
            Measure::ReceivedPost => self.flow.post,
            Measure::Done => self.flow.done(),
            Measure::DoneEarly => self.flow.early,
            Measure::DoneOnTime => self.flow.on_time,
            Measure::DoneLate => self.flow.late,
            Measure::Refused => self.flow.refused,
            Measure::Withdrawn => self.flow.stopped,
            Measure::Stopped => self.flow.closed,
            Measure::Open => self.stock.open(),
            Measure::OpenWaiting => self.stock.waiting,
            Measure::OpenInTime => self.stock.in_time,
            Measure::OpenLate => self.stock.late,
            Measure::OpenPaused => self.stock.paused,
        }
    }

    /// Whether there is nothing to count.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl AddAssign for Figure {
    fn add_assign(&mut self, more: Self) {
        self.flow += more.flow;
        self.stock += more.stock;
    }
}

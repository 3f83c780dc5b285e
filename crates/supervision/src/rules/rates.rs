use crate::model::{Figure, Flow, Stock};

/// A share of so many, exact; `None` of nothing is no rate (N14).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rate {
    pub part: i64,
    pub of: i64,
}

impl Rate {
    /// The share; `None` where there is nothing to share.
    #[must_use]
    pub const fn new(part: i64, of: i64) -> Option<Self> {
        if of > 0 { Some(Self { part, of }) } else { None }
    }

    /// Tenths of a percent, rounded to the nearest, but never up to the whole: 99.96 % is not everything.
    #[must_use]
    pub const fn per_mille(self) -> i64 {
        let rounded = (self.part * 2_000 + self.of) / (self.of * 2);
        if rounded >= 1_000 && self.part < self.of { 999 } else { rounded }
    }
}

/// F10: early and on time of all that was done.
#[must_use]
pub const fn on_time_rate(flow: &Flow) -> Option<Rate> {
    Rate::new(flow.early + flow.on_time, flow.done())
}

/// F10: late of all that was done.
#[must_use]
pub const fn late_rate(flow: &Flow) -> Option<Rate> {
    Rate::new(flow.late, flow.done())
}

/// F10: filed online of all that was received.
#[must_use]
pub const fn online_rate(flow: &Flow) -> Option<Rate> {
    Rate::new(flow.online, flow.received())
}

/// F10: in time of all that is open with its clock running.
#[must_use]
pub const fn open_in_time_rate(stock: &Stock) -> Option<Rate> {
    Rate::new(stock.in_time, stock.in_time + stock.late)
}

impl Figure {
    /// F10: early and on time of all that was done.
    #[must_use]
    pub const fn on_time(&self) -> Option<Rate> {
        on_time_rate(&self.flow)
    }
}

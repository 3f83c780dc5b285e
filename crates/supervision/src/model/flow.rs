use std::ops::{AddAssign, SubAssign};

/// What happened in a time: received by channel, ended by manner (F3), and by how many the open dossiers of each stage
/// became more or fewer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Flow {
    pub direct: i64,
    pub online: i64,
    pub post: i64,
    pub early: i64,
    pub on_time: i64,
    pub late: i64,
    pub refused: i64,
    pub stopped: i64,
    pub closed: i64,
    /// Net.
    pub waiting: i64,
    /// Net.
    pub running: i64,
    /// Net.
    pub paused: i64,
}

impl Flow {
    /// The columns that hold it, in the order of [`Flow::values`].
    pub const COLUMNS: [&'static str; 12] = [
        "direct", "online", "post", "early", "on_time", "late", "refused", "stopped", "closed", "waiting", "running",
        "paused",
    ];

    /// The counts in the order of the columns.
    #[must_use]
    pub const fn values(&self) -> [i64; 12] {
        [
            self.direct,
            self.online,
            self.post,
            self.early,
            self.on_time,
            self.late,
            self.refused,
            self.stopped,
            self.closed,
            self.waiting,
            self.running,
            self.paused,
        ]
    }

    /// The counts from columns in their order.
    #[must_use]
    pub const fn of(values: [i64; 12]) -> Self {
        let [direct, online, post, early, on_time, late, refused, stopped, closed, waiting, running, paused] = values;
        Self { direct, online, post, early, on_time, late, refused, stopped, closed, waiting, running, paused }
    }

    /// Received by any channel.
    #[must_use]
    pub const fn received(&self) -> i64 {
        self.direct + self.online + self.post
    }

    /// Finished with a result (E10).
    #[must_use]
    pub const fn done(&self) -> i64 {
        self.early + self.on_time + self.late
    }

    /// Ended in any manner.
    #[must_use]
    pub const fn ended(&self) -> i64 {
        self.done() + self.refused + self.stopped + self.closed
    }

    /// By how many the open dossiers became more.
    #[must_use]
    pub const fn net(&self) -> i64 {
        self.waiting + self.running + self.paused
    }
}

impl AddAssign for Flow {
    fn add_assign(&mut self, more: Self) {
        let (own, more) = (self.values(), more.values());
        *self = Self::of(std::array::from_fn(|at| own[at] + more[at]));
    }
}

impl SubAssign for Flow {
    fn sub_assign(&mut self, less: Self) {
        let (own, less) = (self.values(), less.values());
        *self = Self::of(std::array::from_fn(|at| own[at] - less[at]));
    }
}

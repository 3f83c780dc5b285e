use std::ops::AddAssign;

use crate::model::Level;

/// How many said what (A52).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    pub very: i64,
    pub satisfied: i64,
    pub normal: i64,
    pub not: i64,
}

impl Count {
    /// Adds answers of one level.
    pub const fn add(&mut self, level: Level, count: i64) {
        match level {
            Level::Very => self.very += count,
            Level::Satisfied => self.satisfied += count,
            Level::Normal => self.normal += count,
            Level::Not => self.not += count,
        }
    }

    /// Answers of one level.
    #[must_use]
    pub const fn of(&self, level: Level) -> i64 {
        match level {
            Level::Very => self.very,
            Level::Satisfied => self.satisfied,
            Level::Normal => self.normal,
            Level::Not => self.not,
        }
    }

    /// Everybody who answered.
    #[must_use]
    pub const fn all(&self) -> i64 {
        self.very + self.satisfied + self.normal + self.not
    }

    /// The share of content people: very satisfied and satisfied, of all who answered. `None` where nobody did, which is
    /// not the same as nobody being content.
    #[must_use]
    pub fn share(&self) -> Option<Share> {
        (self.all() > 0).then_some(Share { content: self.very + self.satisfied, all: self.all() })
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        for level in Level::ALL {
            self.add(*level, other.of(*level));
        }
    }
}

/// So many content people of so many; `all` is never 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    pub content: i64,
    pub all: i64,
}

impl Share {
    /// In thousandths, rounded to the nearest.
    #[must_use]
    pub const fn per_mille(self) -> i64 {
        (self.content * 1000 + self.all / 2) / self.all
    }
}

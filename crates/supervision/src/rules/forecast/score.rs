//! How good forecasts were: against what happened, and against two simple rules.

use std::ops::AddAssign;

/// Bins of the calibration, each a tenth wide.
pub const BINS: usize = 10;
/// Certain, in thousandths.
const WHOLE: i64 = 1_000;

/// A forecast that has come true or not, and what the two simple rules said. Chances are thousandths.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Judged {
    pub chance: i64,
    /// "Late when most of the time is used": 0 or 1000.
    pub used: i64,
    /// The share of late dossiers of that unit before.
    pub base: i64,
    pub late: bool,
}

/// Sums over judged forecasts of about the same chance.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Score {
    pub count: i64,
    pub late: i64,
    /// Sum of the chances, in thousandths.
    pub chances: i64,
    /// Sums of the squared distances to what happened, in millionths: of the forecast and of the two simple rules.
    pub model: i64,
    pub used: i64,
    pub base: i64,
}

impl Score {
    /// One judged forecast.
    #[must_use]
    pub fn one(judged: Judged) -> Self {
        let happened = if judged.late { WHOLE } else { 0 };
        let off = |chance: i64| (chance - happened).pow(2);
        Self {
            count: 1,
            late: i64::from(judged.late),
            chances: judged.chance,
            model: off(judged.chance),
            used: off(judged.used),
            base: off(judged.base),
        }
    }

    /// A Brier score: the mean squared distance, 0 for a seer and 0.25 for always "perhaps".
    #[must_use]
    pub fn brier(&self, sum: i64) -> Option<f64> {
        (self.count > 0).then(|| sum as f64 / (WHOLE * WHOLE) as f64 / self.count as f64)
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, more: Self) {
        self.count += more.count;
        self.late += more.late;
        self.chances += more.chances;
        self.model += more.model;
        self.used += more.used;
        self.base += more.base;
    }
}

/// The bin of a chance: `0` for under a tenth, the last for nine tenths and more.
#[must_use]
pub fn bin(chance: i64) -> usize {
    usize::try_from(chance.max(0) / 100).unwrap_or(0).min(BINS - 1)
}

//! Everything a forecast looks at, as plain data. All times are working seconds, of which a day has 28,800 (E1), so
//! that holidays and nights are already left out; `0` is the moment of the forecast.

use std::sync::Arc;

use kernel::Id;

use super::Spread;

/// Working time, in seconds.
pub type Seconds = i64;

/// Work that lies before this in somebody's hands, by nearest clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Queue {
    /// Dossiers with a nearer clock, without those for which others are waited for.
    pub ahead: u32,
    /// Working time for one on a busy day of this person.
    pub pace: Seconds,
}

impl Queue {
    /// What lies before, at the pace of a busy day; but nobody needs longer for one than such a step lies there as a
    /// rule, which says more of somebody who has little to do.
    #[must_use]
    pub fn new(ahead: u32, pace: Seconds, times: &Spread) -> Self {
        Self { ahead, pace: pace.min(times.at(0.5) as Seconds) }
    }
}

/// One step that is still to be done.
#[derive(Clone, Debug)]
pub struct Coming {
    /// How long such a step took at this unit, without the times in which others were waited for.
    pub times: Arc<Spread>,
    /// How long it takes elsewhere in the province.
    pub usual: Arc<Spread>,
    /// When the person who holds it, or will, is away: from and to.
    pub away: Vec<(Seconds, Seconds)>,
    /// What lies before it with that person; `None` while nobody is known.
    pub queue: Option<Queue>,
}

/// An opinion that was asked for and has not come.
#[derive(Clone, Debug)]
pub struct Asked {
    pub unit: Id,
    /// How long that unit took for its answers.
    pub times: Arc<Spread>,
    /// How long it has had.
    pub elapsed: Seconds,
    /// Working time that remains after the answer: about one piece of work of the holder.
    pub then: Seconds,
}

/// An open dossier whose clock runs.
#[derive(Clone, Debug)]
pub struct Situation {
    /// Dice fall alike for the same dossier.
    pub seed: u64,
    /// To the end of the date of the appointment (N1); negative when it is over.
    pub left: Seconds,
    /// How long the present step has lasted, without the times in which others were waited for.
    pub elapsed: Seconds,
    /// The present step and those after it up to the number of the result (E10).
    pub steps: Vec<Coming>,
    pub opinion: Option<Asked>,
}

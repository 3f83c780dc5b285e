//! Why a dossier will be late, as the model itself knows it: what it would come to without one of the things it counts.

use kernel::{Id, Reason};
use serde::{Deserialize, Serialize};

use super::situation::{Coming, Seconds, Situation};

/// What is left out to see what it makes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Without {
    Absence,
    Queue,
    Opinion,
    /// The unit's own times: those of the province are taken instead.
    OwnTimes,
}

/// One reason of a forecast with its values. Times are working seconds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "cause", rename_all = "snake_case")]
pub enum Cause {
    /// Who holds it, or will, is away for so long.
    Absence { lasts: Seconds },
    /// So much lies before it.
    Queue { ahead: u32, pace: Seconds },
    /// An opinion has not come; the unit takes about so long.
    Opinion { unit: Id, elapsed: Seconds, usual: Seconds },
    /// Steps take longer here than elsewhere.
    Slow { here: Seconds, elsewhere: Seconds },
    /// The present step lasts longer than so many of a hundred before.
    Long { elapsed: Seconds, longer_than: i64 },
    /// So many steps remain, which take so long, and so much is left.
    Remaining { steps: i64, take: Seconds, left: Seconds },
}

impl Cause {
    /// The reason in words. `span` says working time and `unit` the name of a unit, because both are words too.
    #[must_use]
    pub fn reason(&self, span: impl Fn(Seconds) -> String, unit: impl Fn(Id) -> String) -> Reason {
        match self {
            Self::Absence { lasts } => Reason::new("supervision-cause-absence").with("time", span(*lasts)),
            Self::Queue { ahead, pace } => {
                Reason::new("supervision-cause-queue").with("ahead", ahead).with("time", span(*pace))
            }
            Self::Opinion { unit: asked, elapsed, usual } => Reason::new("supervision-cause-opinion")
                .with("unit", unit(*asked))
                .with("elapsed", span(*elapsed))
                .with("usual", span(*usual)),
            Self::Slow { here, elsewhere } => {
                Reason::new("supervision-cause-slow").with("here", span(*here)).with("elsewhere", span(*elsewhere))
            }
            Self::Long { elapsed, longer_than } => {
                Reason::new("supervision-cause-long").with("elapsed", span(*elapsed)).with("percent", longer_than)
            }
            Self::Remaining { steps, take, left } => Reason::new("supervision-cause-remaining")
                .with("steps", steps)
                .with("take", span(*take))
                .with("left", span(*left)),
        }
    }
}

/// What could make it late, each with what to leave out to see.
pub(super) fn candidates(situation: &Situation) -> Vec<(Cause, Without)> {
    let mut all = Vec::new();
    let away: Seconds = situation.steps.iter().flat_map(|step| &step.away).map(|(from, to)| to - from.max(&0)).sum();
    if away > 0 {
        all.push((Cause::Absence { lasts: away }, Without::Absence));
    }
    let fullest =
        situation.steps.iter().filter_map(|step| step.queue).max_by_key(|queue| i64::from(queue.ahead) * queue.pace);
    if let Some(queue) = fullest.filter(|queue| queue.ahead > 0) {
        all.push((Cause::Queue { ahead: queue.ahead, pace: queue.pace }, Without::Queue));
    }
    if let Some(asked) = &situation.opinion {
        let usual = asked.times.at(0.5) as Seconds;
        all.push((Cause::Opinion { unit: asked.unit, elapsed: asked.elapsed, usual }, Without::Opinion));
    }
    let (here, elsewhere) = (total(situation, |step| step.times.at(0.5)), total(situation, |step| step.usual.at(0.5)));
    if here > elsewhere {
        all.push((Cause::Slow { here, elsewhere }, Without::OwnTimes));
    }
    all
}

/// What can be said of any dossier: how long the present step lasts already, and what remains against what is left.
#[must_use]
pub fn plain(situation: &Situation) -> Vec<Cause> {
    let mut all = Vec::new();
    if let Some(step) = situation.steps.first() {
        let longer_than = (step.times.up_to(situation.elapsed as f64) * 100.0) as i64;
        if longer_than >= MOST {
            all.push(Cause::Long { elapsed: situation.elapsed, longer_than });
        }
    }
    let present = situation.steps.first().map_or(0.0, |step| step.times.left(situation.elapsed as f64, 0.5));
    let later = total(situation, |step| step.times.at(0.5))
        - situation.steps.first().map_or(0, |step| step.times.at(0.5) as Seconds);
    let steps = i64::try_from(situation.steps.len()).unwrap_or(i64::MAX);
    all.push(Cause::Remaining { steps, take: present as Seconds + later, left: situation.left });
    all
}

/// Hundredths of the past beyond which a step is said to last long.
const MOST: i64 = 75;

fn total(situation: &Situation, of: impl Fn(&Coming) -> f64) -> Seconds {
    situation.steps.iter().map(of).sum::<f64>() as Seconds
}

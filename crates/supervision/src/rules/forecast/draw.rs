//! The forecast itself: the remaining steps are lived through many times, each time with other lengths drawn from the
//! past, and counted by how many of these lives end late.

use dossiers::generate::Dice;

use super::cause::{Cause, Without};
use super::situation::{Coming, Seconds, Situation};

/// Lives that are drawn: the chance is then right to about 3 in 100.
const LIVES: usize = 256;
/// From this chance on, in thousandths, it is worth saying what makes it.
const WORTH_SAYING: i64 = 150;

/// When a dossier will be finished, and how likely that is too late.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Forecast {
    /// Of a thousand such dossiers so many end late.
    pub chance: i64,
    /// Working time until the finish that is as likely passed as not.
    pub finish: Seconds,
    /// Working time in which nine of ten are finished.
    pub surely: Seconds,
    /// What makes it late, the heaviest first: with the chance there would be without it.
    pub causes: Vec<(Cause, i64)>,
}

/// Forecasts one dossier. The same situation gives the same forecast.
#[must_use]
pub fn forecast(situation: &Situation) -> Forecast {
    let lives = lives(situation, None);
    let chance = late(&lives, situation.left);
    let mut causes: Vec<(Cause, i64)> = Vec::new();
    if chance >= WORTH_SAYING {
        let without =
            |(cause, what): (Cause, Without)| (cause, late(&self::lives(situation, Some(what)), situation.left));
        causes = super::cause::candidates(situation).into_iter().map(without).collect();
        // A cause without which it would be as late is none.
        causes.retain(|(_, other)| chance - other >= WORTH_SAYING / 3);
        causes.sort_by_key(|(_, other)| *other);
    }
    Forecast { chance, finish: lives[LIVES / 2], surely: lives[LIVES * 9 / 10], causes }
}

/// Of a thousand.
fn late(lives: &[Seconds], left: Seconds) -> i64 {
    let in_time = lives.partition_point(|finish| *finish <= left);
    let late = i64::try_from(lives.len() - in_time).unwrap_or(0);
    let all = i64::try_from(lives.len()).unwrap_or(1).max(1);
    (late * 1_000 + all / 2) / all
}

/// The finish of every life, the earliest first. The dice are the same with and without a cause, so that only the cause
/// makes the difference.
fn lives(situation: &Situation, without: Option<Without>) -> Vec<Seconds> {
    let mut dice = Dice::new(situation.seed);
    let mut all: Vec<Seconds> = (0..LIVES).map(|_| live(situation, without, &mut dice)).collect();
    all.sort_unstable();
    all
}

fn live(situation: &Situation, without: Option<Without>, dice: &mut Dice) -> Seconds {
    let mut at: Seconds = 0;
    for (no, step) in situation.steps.iter().enumerate() {
        let (drawn, asked) = (dice.part(), dice.part());
        let times = if without == Some(Without::OwnTimes) { &step.usual } else { &step.times };
        let elapsed = if no == 0 { situation.elapsed as f64 } else { 0.0 };
        let mut lasts = times.left(elapsed, drawn) as Seconds;
        if without != Some(Without::Queue)
            && let Some(queue) = step.queue
        {
            // What lies before is worked off meanwhile; it is not done sooner than that.
            lasts = lasts.max((i64::from(queue.ahead) + 1) * queue.pace - at);
        }
        if no == 0
            && without != Some(Without::Opinion)
            && let Some(opinion) = &situation.opinion
        {
            lasts = lasts.max(opinion.times.left(opinion.elapsed as f64, asked) as Seconds + opinion.then);
        }
        at = if without == Some(Without::Absence) { at + lasts } else { pass(step, at, lasts) };
    }
    at
}

/// Goes on by working time in which the person is there.
fn pass(step: &Coming, from: Seconds, lasts: Seconds) -> Seconds {
    let (mut at, mut rest) = (from, lasts);
    for (begins, ends) in &step.away {
        if *ends <= at {
            continue;
        }
        let before = (begins - at).max(0);
        if rest < before {
            break;
        }
        (at, rest) = (*ends, rest - before);
    }
    at + rest
}

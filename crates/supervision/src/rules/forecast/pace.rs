use calendar::WORKING_DAY;

use super::Seconds;

/// Working time for one piece of work on a busy day: the day that nine of ten did not pass, by what was done on it.
/// Days on which nothing was done are no measure, so leave them out. `None` for somebody who has done nothing.
#[must_use]
pub fn pace(mut days: Vec<i64>) -> Option<Seconds> {
    days.sort_unstable();
    let busy = days.get(days.len() * 9 / 10).or(days.last()).copied()?;
    Some(WORKING_DAY / busy.max(1))
}

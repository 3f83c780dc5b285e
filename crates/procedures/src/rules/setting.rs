use kernel::{Date, Id};
use organization::Directory;

/// Where a question about settings comes from: a unit with everything above it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// The unit, then its parents, the province last.
    pub chain: Vec<Id>,
    /// Its commune is a hard area (J2).
    pub hard_area: bool,
}

impl Standing {
    /// The standing of one unit.
    #[must_use]
    pub fn of(directory: &Directory, unit: Id) -> Self {
        let mut chain = vec![unit];
        let mut at = directory.unit(unit);
        while let Some(parent) = at.and_then(|unit| unit.parent).filter(|parent| !chain.contains(parent)) {
            chain.push(parent);
            at = directory.unit(parent);
        }
        let hard_area = directory.unit(directory.body_of(unit)).is_some_and(|body| body.hard_area);
        Self { chain, hard_area }
    }

    /// How far a setting's unit is: 0 = the unit itself; a setting for all comes after every unit.
    /// `None` where the setting does not hold here.
    #[must_use]
    pub fn distance(&self, unit: Option<Id>) -> Option<usize> {
        match unit {
            None => Some(self.chain.len()),
            Some(unit) => self.chain.iter().position(|own| *own == unit),
        }
    }
}

/// How well a setting fits: compare with `<`, the least fits best. Nearest unit first, then the one made for
/// this channel, then for this case, then the newest.
pub(super) fn fit(
    standing: &Standing,
    unit: Option<Id>,
    exact: [bool; 2],
    since: (Date, kernel::Timestamp),
) -> Option<impl Ord + use<>> {
    let distance = standing.distance(unit)?;
    Some((distance, !exact[0], !exact[1], std::cmp::Reverse(since)))
}

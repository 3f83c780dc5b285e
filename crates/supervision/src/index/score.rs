use super::{Group, Part, Weight};

/// So many of so many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counted {
    pub good: i64,
    pub all: i64,
}

/// What is known of a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Datum {
    /// No event of ours says anything about it (N14).
    NoSource,
    /// There was nothing of it in the period.
    Nothing,
    Counted(Counted),
}

impl Datum {
    /// A count; of nothing there is nothing to score.
    #[must_use]
    pub const fn of(good: i64, all: i64) -> Self {
        if all > 0 { Self::Counted(Counted { good, all }) } else { Self::Nothing }
    }
}

/// A part with its points, all in hundredths of a point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scored {
    pub weight: Weight,
    pub datum: Datum,
    /// `None` where there is nothing to score.
    pub earned: Option<i64>,
}

impl Scored {
    /// Points that could still be earned.
    #[must_use]
    pub fn lost(&self) -> i64 {
        self.earned.map_or(0, |earned| self.weight.points - earned)
    }

    /// By how many of `all` the good ones would have to be more for all points.
    #[must_use]
    pub fn missing(&self) -> i64 {
        let Datum::Counted(Counted { good, all }) = self.datum else { return 0 };
        ((all * self.weight.full_at + 999) / 1000 - good).max(0)
    }
}

/// A group with what it earned of what could be earned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroupScore {
    pub group: Group,
    pub parts: Vec<Scored>,
    pub earned: i64,
    /// Points of the parts that could be scored: the others are left out of the maximum (N14).
    pub counted: i64,
}

/// The index of a unit and period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Index {
    pub groups: Vec<GroupScore>,
    pub earned: i64,
    pub counted: i64,
}

/// The points of a part in hundredths, rounded to the nearest: in proportion up to the share that earns all (F5: below
/// it the linear share of the threshold; F3: the rate itself).
#[must_use]
pub const fn points(weight: i64, full_at: i64, counted: Counted) -> i64 {
    let (top, bottom) = (weight * counted.good * 1000, counted.all * full_at);
    if bottom <= 0 || top >= weight * bottom {
        return weight;
    }
    (top * 2 + bottom) / (bottom * 2)
}

/// Scores what was counted by the weights of the day.
#[must_use]
pub fn index(weights: &[Weight], datum: impl Fn(Part) -> Datum) -> Index {
    let score = |weight: &Weight| {
        let datum = datum(weight.part);
        let earned = match datum {
            Datum::Counted(counted) => Some(points(weight.points, weight.full_at, counted)),
            Datum::NoSource | Datum::Nothing => None,
        };
        Scored { weight: weight.clone(), datum, earned }
    };
    let group = |group: &Group| {
        let parts: Vec<Scored> = weights.iter().filter(|own| own.part.group() == *group).map(score).collect();
        let earned = parts.iter().filter_map(|part| part.earned).sum();
        let counted = parts.iter().filter(|part| part.earned.is_some()).map(|part| part.weight.points).sum();
        GroupScore { group: *group, parts, earned, counted }
    };
    let groups: Vec<GroupScore> = Group::ALL.iter().map(group).collect();
    Index {
        earned: groups.iter().map(|group| group.earned).sum(),
        counted: groups.iter().map(|group| group.counted).sum(),
        groups,
    }
}

impl Index {
    /// What would raise it most: the parts that lost points, the most first, and of equal ones that with the least to
    /// do.
    #[must_use]
    pub fn gains(&self) -> Vec<&Scored> {
        let parts = self.groups.iter().flat_map(|group| &group.parts);
        let mut gains: Vec<&Scored> = parts.filter(|part| part.lost() > 0).collect();
        gains.sort_by_key(|part| (std::cmp::Reverse(part.lost()), part.missing(), part.weight.part));
        gains
    }

    /// The score as if everything that could be scored were a hundred points, in tenths; `None` where nothing could.
    #[must_use]
    pub const fn of_hundred(&self) -> Option<i64> {
        if self.counted > 0 { Some((self.earned * 2_000 + self.counted) / (self.counted * 2)) } else { None }
    }
}

//! How long things took in the past: counts in buckets of growing width, and what they say of the time that is left.

/// Buckets of a distribution.
pub const BUCKETS: usize = 32;
/// Upper edge of the first bucket: a quarter of an hour of working time, in seconds.
const FIRST: f64 = 900.0;
/// Each bucket reaches so much further than the one before; the last but one ends at about 60 working days.
const GROWTH: f64 = 1.29;
/// Share of the past below which it says nothing any more of something that lasts already as long.
const TOO_FEW: f64 = 0.01;

/// Past times of one kind, counted: 32 numbers however many there were.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Times([u32; BUCKETS]);

impl Times {
    /// Takes one past time in, in working seconds.
    pub fn add(&mut self, seconds: i64) {
        let count = &mut self.0[bucket(seconds)];
        *count = count.saturating_add(1);
    }

    /// Takes all of another in.
    pub fn add_all(&mut self, more: &Self) {
        for (own, more) in self.0.iter_mut().zip(more.0) {
            *own = own.saturating_add(more);
        }
    }

    /// How many there were.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.iter().copied().map(u64::from).sum()
    }

    /// As it is stored: the counts with blanks between, without the noughts at the end.
    #[must_use]
    pub fn to_text(&self) -> String {
        let used = self.0.iter().rposition(|count| *count > 0).map_or(0, |last| last + 1);
        let counts: Vec<String> = self.0[..used].iter().map(u32::to_string).collect();
        counts.join(" ")
    }

    /// Reads the stored form; what cannot be read counts as nothing.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut times = Self::default();
        for (own, count) in times.0.iter_mut().zip(text.split_ascii_whitespace()) {
            *own = count.parse().unwrap_or(0);
        }
        times
    }
}

/// The bucket of a time: each ends where the next begins.
fn bucket(seconds: i64) -> usize {
    let seconds = seconds.max(0) as f64;
    (0..BUCKETS - 1).find(|at| seconds <= upper(*at)).unwrap_or(BUCKETS - 1)
}

/// Upper edge of a bucket, in seconds.
fn upper(at: usize) -> f64 {
    FIRST * GROWTH.powi(i32::try_from(at).unwrap_or(0))
}

/// A distribution made of past times: its shares below the upper edge of each bucket.
#[derive(Clone, PartialEq, Debug)]
pub struct Spread {
    below: [f64; BUCKETS],
    /// How many past times of the very place stand behind it.
    pub own: u64,
}

impl Spread {
    /// The distribution of a place's own times, drawn towards `like` as if `weight` of the times had been taken from
    /// there: with few of its own a place is believed to be like the others. `None` where there is nothing at all.
    #[must_use]
    pub fn new(own: &Times, like: Option<&Self>, weight: f64) -> Option<Self> {
        let count = own.count();
        let weight = like.map_or(0.0, |_| weight);
        let whole = count as f64 + weight;
        if whole <= 0.0 {
            return None;
        }
        let (mut below, mut sum) = ([0.0; BUCKETS], 0.0);
        for (at, (below, count)) in below.iter_mut().zip(own.0).enumerate() {
            sum += f64::from(count) + weight * like.map_or(0.0, |like| like.share(at));
            *below = sum / whole;
        }
        Some(Self { below, own: count })
    }

    /// Share of one bucket.
    fn share(&self, at: usize) -> f64 {
        self.below[at] - if at == 0 { 0.0 } else { self.below[at - 1] }
    }

    /// Share of the times that were no longer than this.
    #[must_use]
    pub fn up_to(&self, seconds: f64) -> f64 {
        let at = bucket(seconds as i64);
        let (from, before) = if at == 0 { (0.0, 0.0) } else { (upper(at - 1), self.below[at - 1]) };
        let within = ((seconds - from) / (upper(at) - from)).clamp(0.0, 1.0);
        before + self.share(at) * within
    }

    /// The time that a share of them did not pass, in seconds: `0.5` gives the median.
    #[must_use]
    pub fn at(&self, share: f64) -> f64 {
        let at = self.below.iter().position(|below| *below >= share).unwrap_or(BUCKETS - 1);
        let (from, before) = if at == 0 { (0.0, 0.0) } else { (upper(at - 1), self.below[at - 1]) };
        let own = self.share(at);
        let within = if own > 0.0 { ((share - before) / own).clamp(0.0, 1.0) } else { 1.0 };
        from + (upper(at) - from) * within
    }

    /// What is left of something that has lasted so long already, at a share of those that lasted longer. Where hardly
    /// any did, as long again is as likely as not.
    #[must_use]
    pub fn left(&self, elapsed: f64, share: f64) -> f64 {
        let over = self.up_to(elapsed);
        if 1.0 - over >= TOO_FEW {
            return (self.at(over + share * (1.0 - over)) - elapsed).max(0.0);
        }
        elapsed.max(FIRST) * ((1.0 - share.min(0.99)).recip() - 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Spread, Times};

    const HOUR: i64 = 3_600;

    fn times(hours: &[i64]) -> Times {
        let mut times = Times::default();
        hours.iter().for_each(|hours| times.add(hours * HOUR));
        times
    }

    #[test]
    fn what_is_stored_reads_back() {
        let own = times(&[0, 1, 1, 8, 4_000]);
        assert_eq!(Times::parse(&own.to_text()), own);
        assert_eq!(Times::default().to_text(), "");
        assert_eq!(Times::parse("1 x").count(), 1, "what cannot be read is nothing");
    }

    #[test]
    fn few_times_are_drawn_towards_the_others() {
        let others = Spread::new(&times(&[8; 100]), None, 0.0).unwrap();
        let alone = Spread::new(&times(&[40; 2]), Some(&others), 20.0).unwrap();
        let many = Spread::new(&times(&[40; 200]), Some(&others), 20.0).unwrap();
        assert!(alone.at(0.5) < 10.0 * 3_600.0, "two of its own change little");
        assert!(many.at(0.5) > 30.0 * 3_600.0, "two hundred speak for themselves");
        assert_eq!(Spread::new(&Times::default(), None, 20.0), None);
    }

    #[test]
    fn what_has_lasted_long_lasts_longer() {
        let own = Spread::new(&times(&[1, 2, 4, 8, 16, 32, 64]), None, 0.0).unwrap();
        let at_first = own.left(0.0, 0.5);
        let later = own.left(20.0 * 3_600.0, 0.5);
        assert!(later > at_first, "{later} {at_first}");
        let unheard_of = own.left(900.0 * 3_600.0, 0.5);
        assert!((unheard_of - 900.0 * 3_600.0).abs() < 1.0, "as long again");
    }
}

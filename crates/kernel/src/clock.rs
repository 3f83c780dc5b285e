use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use crate::Timestamp;

/// The only place that may ask what time it is. The door makes one and hands it on; commands and rules take
/// the moment as a value.
#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    System,
    From { start: Timestamp, since: Instant },
    Held(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that shows `start` now and ticks on: `motcua demo --now`.
    #[must_use]
    pub fn starting_at(start: Timestamp) -> Self {
        Self(Source::From { start, since: Instant::now() })
    }

    /// A clock that stands until [`Clock::set`] moves it: for tests.
    #[must_use]
    pub fn held(at: Timestamp) -> Self {
        Self(Source::Held(Arc::new(AtomicI64::new(at.as_micros()))))
    }

    /// Moves a held clock; any other clock ignores it.
    pub fn set(&self, at: Timestamp) {
        if let Source::Held(micros) = &self.0 {
            micros.store(at.as_micros(), Ordering::SeqCst);
        }
    }

    /// This moment, to the microsecond.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::System => Timestamp::from_micros(jiff::Timestamp::now().as_microsecond()),
            Source::From { start, since } => {
                let elapsed = i64::try_from(since.elapsed().as_micros()).unwrap_or(i64::MAX);
                Timestamp::from_micros(start.as_micros().saturating_add(elapsed))
            }
            Source::Held(micros) => Timestamp::from_micros(micros.load(Ordering::SeqCst)),
        }
    }
}

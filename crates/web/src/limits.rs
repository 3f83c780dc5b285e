//! How often something may be tried: token buckets per key, in bounded memory.

use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroU32;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::failure::Failure;

/// Keys one limiter remembers at most; about 5 MB.
const KEYS: usize = 50_000;
/// How often a full memory is searched for keys that have recovered.
const SWEEP: Duration = Duration::from_secs(5);
/// What all further keys share while the memory is full.
const CROWD: u64 = 0;

/// One limit: so many at once, refilled at so many a minute, for each key.
pub struct Limiter {
    buckets: DefaultKeyedRateLimiter<u64>,
    hash: RandomState,
    clock: DefaultClock,
    swept: Mutex<Option<Instant>>,
}

impl Limiter {
    /// A limit of `a_minute` per key, of which `at_once` may come in one go. Zero counts as one.
    #[must_use]
    pub fn new(a_minute: u32, at_once: u32) -> Self {
        let at_once = NonZeroU32::new(at_once).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_minute(NonZeroU32::new(a_minute).unwrap_or(NonZeroU32::MIN)).allow_burst(at_once);
        Self {
            buckets: RateLimiter::keyed(quota),
            hash: RandomState::new(),
            clock: DefaultClock::default(),
            swept: Mutex::new(None),
        }
    }

    /// How many keys are remembered now.
    #[must_use]
    pub fn keys(&self) -> usize {
        self.buckets.len()
    }

    /// Counts one try of this key.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn check(&self, key: &str) -> Result<(), Failure> {
        if self.buckets.len() >= KEYS {
            self.sweep();
        }
        let key = if self.buckets.len() >= KEYS { CROWD } else { self.hash.hash_one(key) };
        self.buckets.check_key(&key).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            Failure::too_many(u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1))
        })
    }

    /// Forgets keys that have recovered; one caller at a time and not at every call, for it looks at all.
    fn sweep(&self) {
        let Ok(mut swept) = self.swept.try_lock() else { return };
        if swept.is_none_or(|at| at.elapsed() > SWEEP) {
            self.buckets.retain_recent();
            *swept = Some(Instant::now());
        }
    }
}

/// The limits of the public doors.
pub struct Limits {
    /// Sign-ins from one address; a whole office may stand behind it.
    pub sign_in_address: Limiter,
    /// Sign-ins to one account name.
    pub sign_in_account: Limiter,
    /// Look-ups from one address.
    pub track_address: Limiter,
    /// Look-ups of one dossier code: four digits must not be guessed.
    pub track_code: Limiter,
    /// Papers printed for one address that anybody may ask for.
    pub print_address: Limiter,
    /// Petitions sent from one address; a family, or a centre's own counter, may stand behind it.
    pub petition_address: Limiter,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sign_in_address: Limiter::new(120, 120),
            sign_in_account: Limiter::new(10, 20),
            track_address: Limiter::new(30, 30),
            track_code: Limiter::new(5, 10),
            print_address: Limiter::new(30, 30),
            petition_address: Limiter::new(2, 10),
        }
    }
}

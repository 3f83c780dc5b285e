//! The sums of days that are over, kept in memory: what happened on them does not change any more, and a trend looks at
//! hundreds of them.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use diesel::prelude::*;
use jiff::ToSpan;
use kernel::{Date, Id};
use store::Conn;

use super::filter::Filter;
use super::flows::{Sums, flow, sums};
use crate::model::Flow;
use crate::schema::{supervision_day, supervision_revision};

/// What happened on a day at each body, by the body's id; the counts as [`Flow::values`] gives them.
type Day = Vec<(Id, [i32; 12])>;

/// The days before `until`.
#[derive(Clone)]
pub(super) struct Past {
    /// Of which sums, see `supervision_revision`.
    revision: Id,
    pub until: Date,
    days: BTreeMap<Date, Day>,
}

/// The revision of sums that have no name.
pub(crate) const UNNAMED: Id = Id::from_bytes([0; 16]);

/// Of the one store that this process serves.
static PAST: Mutex<Option<Arc<Past>>> = Mutex::new(None);

/// The days that are over; `None` where the store's sums have no name.
///
/// Yesterday is not among them yet: an act that began before midnight may end after it.
///
/// # Errors
/// Those of the database.
pub(super) fn past(conn: &mut Conn, today: Date) -> store::Result<Option<Arc<Past>>> {
    let revision: Id = supervision_revision::table.select(supervision_revision::revision).first(conn)?;
    if revision == UNNAMED {
        return Ok(None);
    }
    let until = Date::from(today.civil().saturating_sub(1.day()));
    let kept = PAST.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let kept = kept.filter(|kept| kept.revision == revision && kept.until <= until);
    let mut past = match kept {
        Some(kept) if kept.until == until => return Ok(Some(kept)),
        Some(kept) => kept.as_ref().clone(),
        None => Past { revision, until: Date::from(jiff::civil::Date::MIN), days: BTreeMap::new() },
    };
    past.read_to(conn, until)?;
    let past = Arc::new(past);
    *PAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(past.clone());
    Ok(Some(past))
}

impl Past {
    fn read_to(&mut self, conn: &mut Conn, until: Date) -> store::Result<()> {
        use supervision_day as d;
        let rows: Vec<(Date, Id, Sums)> = d::table
            .filter(d::day.ge(self.until).and(d::day.lt(until)))
            .group_by((d::day, d::body))
            .order((d::day, d::body))
            .select((d::day, d::body, sums!(d)))
            .load(conn)?;
        for (day, body, sums) in rows {
            let counts = flow(sums).values().map(|count| i32::try_from(count).unwrap_or(i32::MAX));
            self.days.entry(day).or_default().push((body, counts));
        }
        self.until = until;
        Ok(())
    }

    /// What happened from a day to a day, both included, as far as it is over, by body.
    pub fn by_body(&self, filter: &Filter, days: (Date, Date)) -> HashMap<Id, Flow> {
        let mut sums: HashMap<Id, [i64; 12]> = HashMap::new();
        self.each(filter, days, |_, body, counts| add(sums.entry(body).or_default(), counts));
        sums.into_iter().map(|(body, counts)| (body, Flow::of(counts))).collect()
    }

    /// The same by day.
    pub fn by_day(&self, filter: &Filter, days: (Date, Date)) -> BTreeMap<Date, Flow> {
        let mut sums: BTreeMap<Date, [i64; 12]> = BTreeMap::new();
        self.each(filter, days, |day, _, counts| add(sums.entry(day).or_default(), counts));
        sums.into_iter().map(|(day, counts)| (day, Flow::of(counts))).collect()
    }

    fn each(&self, filter: &Filter, (from, to): (Date, Date), mut take: impl FnMut(Date, Id, &[i32; 12])) {
        if to < from {
            return;
        }
        for (day, bodies) in self.days.range(from..=to) {
            match &filter.bodies {
                None => bodies.iter().for_each(|(body, counts)| take(*day, *body, counts)),
                Some(asked) => {
                    let found = asked.iter().filter_map(|body| bodies.binary_search_by_key(body, |own| own.0).ok());
                    found.for_each(|at| take(*day, bodies[at].0, &bodies[at].1));
                }
            }
        }
    }
}

fn add(sum: &mut [i64; 12], counts: &[i32; 12]) {
    for (sum, count) in sum.iter_mut().zip(counts) {
        *sum += i64::from(*count);
    }
}

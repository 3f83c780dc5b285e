//! Recomputing every chain.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use diesel::prelude::*;
use kernel::Id;

use super::heads::SignedHead;
use super::read::{Head, Written, current_heads, entries_of_unit};
use super::record::{Content, genesis, next};
use crate::schema::audit_entry;
use crate::{Conn, Result};

/// Entries held in memory at a time.
const PAGE: i64 = 2_000;

/// What verifying found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    Whole(Verified),
    Broken(Broken),
}

/// How much was found whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Verified {
    pub chains: u64,
    pub entries: u64,
    /// Signed heads that were compared.
    pub heads: u64,
}

/// The first broken place: in the order of units, and in a chain from its start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Broken {
    pub unit: Id,
    /// The number of the entry, from 1.
    pub seq: i64,
    pub why: Why,
}

kernel::named_enum! {
    /// What is wrong at the broken place.
    pub enum Why {
        /// The entry is not what its hash was made of, or does not follow from the one before it: changed,
        /// moved or slipped in.
        Changed = "changed",
        /// The entry is not there, and later ones are.
        Missing = "missing",
        /// The entry stands behind the end of its chain.
        Surplus = "surplus",
        /// The chain ends before the end its head names.
        CutOff = "cut_off",
        /// The chain is shorter than a signed head: an older state was put back, or its tail and head removed.
        RolledBack = "rolled_back",
        /// The entry is not the one a signed head was made of: the chain was written anew.
        Rewritten = "rewritten",
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unit {} entry {}: {}", self.unit, self.seq, self.why)
    }
}

/// Signed heads by unit and length.
type Known<'a> = HashMap<Id, BTreeMap<i64, &'a SignedHead>>;

/// Recomputes every chain, and compares it with heads that were signed earlier, if any are given (their
/// signatures are checked when they are [read](super::heads::read)). Run it in
/// [`Store::snapshot_blocking`](crate::Store::snapshot_blocking) so that it sees one state while others act.
///
/// # Errors
/// Those of the database. A broken chain is no error but a [`Verdict`].
pub fn verify(conn: &mut Conn, signed: Option<&[SignedHead]>) -> Result<Verdict> {
    let mut known = Known::new();
    for head in signed.unwrap_or_default() {
        known.entry(head.unit).or_default().insert(head.length, head);
    }
    let heads: BTreeMap<Id, Head> = current_heads(conn)?.into_iter().map(|head| (head.unit, head)).collect();
    let mut units: Vec<Id> = heads.keys().chain(known.keys()).copied().chain(units_with_entries(conn)?).collect();
    units.sort_unstable();
    units.dedup();
    let mut total = Verified::default();
    for unit in units {
        let marks = known.remove(&unit).unwrap_or_default();
        let mut walk = Walk { unit, seq: 0, hash: genesis(unit).to_vec(), marks };
        if let Some(broken) = walk.run(conn, heads.get(&unit), &mut total)? {
            return Ok(Verdict::Broken(broken));
        }
    }
    Ok(Verdict::Whole(total))
}

/// Hops from unit to unit along the key, so that it costs a look per unit and not one per entry.
fn units_with_entries(conn: &mut Conn) -> Result<Vec<Id>> {
    let mut units = Vec::new();
    loop {
        let mut next = audit_entry::table.select(audit_entry::unit).order(audit_entry::unit).limit(1).into_boxed();
        if let Some(last) = units.last() {
            next = next.filter(audit_entry::unit.gt(*last));
        }
        match next.first::<Id>(conn).optional()? {
            Some(unit) => units.push(unit),
            None => return Ok(units),
        }
    }
}

/// One chain on the way from its start to its end.
struct Walk<'a> {
    unit: Id,
    seq: i64,
    hash: Vec<u8>,
    marks: BTreeMap<i64, &'a SignedHead>,
}

impl Walk<'_> {
    fn run(&mut self, conn: &mut Conn, head: Option<&Head>, total: &mut Verified) -> Result<Option<Broken>> {
        let length = head.map_or(0, |head| head.length);
        loop {
            let page = entries_of_unit(conn, self.unit, self.seq, PAGE)?;
            if page.is_empty() {
                break;
            }
            for entry in &page {
                if let Some(why) = self.step(entry, length) {
                    return Ok(Some(self.broken(self.seq + 1, why)));
                }
            }
        }
        if let Some(broken) = self.end(head) {
            return Ok(Some(broken));
        }
        total.chains += 1;
        total.entries += self.seq.unsigned_abs();
        total.heads += self.marks.len() as u64;
        Ok(None)
    }

    fn step(&mut self, entry: &Written, length: i64) -> Option<Why> {
        let seq = self.seq + 1;
        if entry.seq != seq {
            return Some(Why::Missing);
        }
        let hash = next(&self.hash, seq, &content(entry).bytes());
        if hash.as_slice() != entry.hash {
            return Some(Why::Changed);
        }
        if seq > length {
            return Some(Why::Surplus);
        }
        if self.marks.get(&seq).is_some_and(|mark| mark.hash.as_slice() != hash) {
            return Some(Why::Rewritten);
        }
        self.seq = seq;
        self.hash = hash.to_vec();
        None
    }

    fn end(&self, head: Option<&Head>) -> Option<Broken> {
        if let Some(head) = head {
            if head.length > self.seq {
                return Some(self.broken(self.seq + 1, Why::CutOff));
            }
            if head.hash != self.hash {
                return Some(self.broken(self.seq, Why::Changed));
            }
        }
        let beyond = self.marks.keys().next_back().is_some_and(|length| *length > self.seq);
        beyond.then(|| self.broken(self.seq + 1, Why::RolledBack))
    }

    const fn broken(&self, seq: i64, why: Why) -> Broken {
        Broken { unit: self.unit, seq, why }
    }
}

fn content(entry: &Written) -> Content<'_> {
    Content {
        unit: entry.unit,
        at: entry.at,
        actor: entry.actor,
        act: &entry.act,
        object: &entry.object,
        detail: &entry.detail,
        origin: &entry.origin,
    }
}

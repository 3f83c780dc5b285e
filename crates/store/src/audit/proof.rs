use kernel::{Id, Timestamp};
use serde::{Deserialize, Serialize};

use super::read::{Head, Written, entries_of_unit};
use super::record::{Content, genesis, next};
use crate::{Conn, Result};

/// One entry of a chain, so that anybody can recompute its hash without the store: SHA-256 over the hash before it,
/// its number as eight bytes (most significant first) and its record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Proof {
    pub unit: Id,
    /// Its number in the unit's chain, from 1.
    pub seq: i64,
    pub at: Timestamp,
    /// The hash of the entry before it, in hex.
    pub previous: String,
    /// The record's bytes, in hex: unit, moment, actor, then act, object, detail and origin, each with its length.
    pub record: String,
    /// In hex.
    pub hash: String,
}

impl Proof {
    /// The entry with the hash before it, as the store has them.
    ///
    /// # Errors
    /// Those of the database.
    pub fn of(conn: &mut Conn, entry: &Written) -> Result<Self> {
        let before = if entry.seq > 1 { entries_of_unit(conn, entry.unit, entry.seq - 2, 1)? } else { Vec::new() };
        let previous = before.first().map_or_else(|| genesis(entry.unit).to_vec(), |before| before.hash.clone());
        let record = Content {
            unit: entry.unit,
            at: entry.at,
            actor: entry.actor,
            act: &entry.act,
            object: &entry.object,
            detail: &entry.detail,
            origin: &entry.origin,
        };
        Ok(Self {
            unit: entry.unit,
            seq: entry.seq,
            at: entry.at,
            previous: hex::encode(previous),
            record: hex::encode(record.bytes()),
            hash: hex::encode(&entry.hash),
        })
    }

    /// Whether the hash is that of the record.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let (Ok(previous), Ok(record)) = (hex::decode(&self.previous), hex::decode(&self.record)) else { return false };
        hex::encode(next(&previous, self.seq, &record)) == self.hash
    }

    /// Act, object, detail and origin, as the record says them; `None` for a record that is not one, or not of the unit
    /// and moment beside it.
    #[must_use]
    pub fn texts(&self) -> Option<[String; 4]> {
        let record = hex::decode(&self.record).ok()?;
        let (unit, rest) = record.split_at_checked(16)?;
        let (at, rest) = rest.split_at_checked(8)?;
        let at = Timestamp::from_micros(i64::from_be_bytes(at.try_into().ok()?));
        let (flag, rest) = rest.split_first()?;
        let mut rest = if *flag == 0 { rest } else { rest.get(16..)? };
        let mut text = || {
            let (length, after) = rest.split_at_checked(4)?;
            let length = usize::try_from(u32::from_be_bytes(length.try_into().ok()?)).ok()?;
            let (text, after) = after.split_at_checked(length)?;
            rest = after;
            String::from_utf8(text.to_vec()).ok()
        };
        let texts = [text()?, text()?, text()?, text()?];
        // Moments outside of the record are written to the second.
        let is_own = unit == self.unit.as_bytes() && at.to_string() == self.at.to_string();
        is_own.then_some(texts)
    }

    /// The head that the chain had when this was its last entry, to be signed.
    #[must_use]
    pub fn head(&self) -> Head {
        let hash = hex::decode(&self.hash).unwrap_or_default();
        Head { unit: self.unit, length: self.seq, hash, at: self.at }
    }
}

//! The bytes that are hashed; the layout is described in the module above.

use kernel::{Id, Timestamp};
use sha2::{Digest, Sha256};

/// A SHA-256 value.
pub type Hash = [u8; 32];

/// What one entry says, as it is stored.
#[derive(Clone, Copy)]
pub struct Content<'a> {
    pub unit: Id,
    pub at: Timestamp,
    pub actor: Option<Id>,
    pub act: &'a str,
    pub object: &'a str,
    pub detail: &'a str,
    pub origin: &'a str,
}

impl Content<'_> {
    /// The record's canonical bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let texts = [self.act, self.object, self.detail, self.origin];
        let mut out = Vec::with_capacity(64 + texts.iter().map(|text| text.len()).sum::<usize>());
        out.extend_from_slice(self.unit.as_bytes());
        out.extend_from_slice(&self.at.as_micros().to_be_bytes());
        match &self.actor {
            None => out.push(0),
            Some(actor) => {
                out.push(1);
                out.extend_from_slice(actor.as_bytes());
            }
        }
        for text in texts {
            // A text of 4 GiB does not fit a row of either database.
            out.extend_from_slice(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
            out.extend_from_slice(text.as_bytes());
        }
        out
    }
}

/// The hash before the first entry of a unit's chain.
pub fn genesis(unit: Id) -> Hash {
    Sha256::new().chain_update(b"motcua audit chain 1").chain_update(unit.as_bytes()).finalize().into()
}

/// The hash of entry `seq`.
pub fn next(previous: &[u8], seq: i64, record: &[u8]) -> Hash {
    Sha256::new().chain_update(previous).chain_update(seq.to_be_bytes()).chain_update(record).finalize().into()
}

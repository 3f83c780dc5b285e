//! The log of signed heads beside the store, and its copy somewhere else.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use kernel::{Id, Timestamp};

use super::heads::{SignedHead, Signer, sign_all};
use crate::{Result, Store, private};

/// Appends signed heads to a file, at least hourly and at stop (the door calls it).
pub struct HeadLog {
    signer: Signer,
    file: PathBuf,
    copy: Option<PathBuf>,
    /// The length each unit's chain had when it was last written, to leave out what has not moved.
    written: Mutex<HashMap<Id, i64>>,
}

/// What one [`HeadLog::append`] did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Signed {
    /// Heads written.
    pub heads: usize,
    /// Why the copy could not be written. The log itself was, and the next time the copy gets these too.
    pub copy_failed: Option<String>,
}

impl HeadLog {
    /// A log in `file`, and a second one in `copy`: a place outside that an administrator names.
    #[must_use]
    pub fn new(signer: Signer, file: PathBuf, copy: Option<PathBuf>) -> Self {
        Self { signer, file, copy, written: Mutex::default() }
    }

    /// The public key the heads are signed with, in hex.
    #[must_use]
    pub fn public_key(&self) -> String {
        self.signer.public_key()
    }

    /// Signs the heads that moved since the last call (all of them at the first) and appends them. Blocks on
    /// the disk.
    ///
    /// # Errors
    /// Those of the database and of the log; a copy that fails is only told.
    pub fn append(&self, store: &Store, now: Timestamp) -> Result<Signed> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let mut heads = sign_all(store, &self.signer, now)?;
        heads.retain(|head| written.get(&head.unit) != Some(&head.length));
        write(&self.file, &heads)?;
        let copied = self.copy.as_deref().map_or(Ok(()), |copy| write(copy, &heads));
        if copied.is_ok() {
            written.extend(heads.iter().map(|head| (head.unit, head.length)));
        }
        Ok(Signed { heads: heads.len(), copy_failed: copied.err().map(|error| error.to_string()) })
    }
}

fn write(file: &Path, heads: &[SignedHead]) -> Result<()> {
    let mut lines = String::new();
    for head in heads {
        lines.push_str(&serde_json::to_string(head).map_err(std::io::Error::other)?);
        lines.push('\n');
    }
    if lines.is_empty() {
        return Ok(());
    }
    let mut out = private::append(file)?;
    out.write_all(lines.as_bytes())?;
    Ok(out.sync_all()?)
}

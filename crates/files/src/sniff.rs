use bytes::Bytes;

use crate::{FileError, Limits, MediaKind};

/// A file that may be stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    pub kind: MediaKind,
    /// What to store: of an image, without its positions and other notes.
    pub bytes: Bytes,
    pub pages: Option<u32>,
}

/// Looks at the content and decides whether it is taken.
///
/// # Errors
/// The reason why not.
pub fn check(bytes: Bytes, limits: &Limits) -> Result<Checked, FileError> {
    if bytes.is_empty() {
        return Err(FileError::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(FileError::too_large(limits));
    }
    Err(FileError::UnknownKind)
}

//! Looks into a file. The name and the declared type of a file say nothing; its content does.

mod jpeg;
mod orientation;
mod pdf;
mod png;

use bytes::Bytes;

use crate::{FileError, Limits, MediaKind};

/// A file that may be stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    pub kind: MediaKind,
    /// What to store: of an image, without its positions and other notes.
    pub bytes: Bytes,
    /// Pages of a PDF.
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
    match infer::get(&bytes).map(|kind| kind.mime_type()) {
        Some("application/pdf") => {
            let pages = pdf::check(&bytes, limits)?;
            Ok(Checked { kind: MediaKind::Pdf, bytes, pages: Some(pages) })
        }
        Some("image/jpeg") => Ok(Checked { kind: MediaKind::Jpeg, bytes: jpeg::clean(bytes, limits)?, pages: None }),
        Some("image/png") => Ok(Checked { kind: MediaKind::Png, bytes: png::clean(bytes, limits)?, pages: None }),
        _ => Err(FileError::UnknownKind),
    }
}

/// Refuses an image that no viewer should be asked to unpack.
fn check_dimensions(width: u32, height: u32, limits: &Limits) -> Result<(), FileError> {
    let pixels = u64::from(width) * u64::from(height);
    if width == 0 || height == 0 {
        return Err(FileError::Damaged);
    }
    if width > limits.side || height > limits.side || pixels > limits.pixels {
        return Err(FileError::Dimensions { width, height });
    }
    Ok(())
}

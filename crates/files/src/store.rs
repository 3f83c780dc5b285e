use bytes::Bytes;
use futures::stream::BoxStream;

use crate::{FileError, Limits, MediaKind};

/// What is known of a file after it was stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stored {
    /// SHA-256 of the stored bytes, lower-case hex: the file's address.
    pub hash: String,
    pub kind: MediaKind,
    /// Stored bytes; fewer than were sent when positions and the like were taken out of an image.
    pub size: u64,
    /// The declared name, made fit to be shown.
    pub name: String,
    /// Pages of a PDF.
    pub pages: Option<u32>,
}

/// Where the files lie. Cheap to clone.
#[derive(Clone, Debug)]
pub struct FileStore {}

impl FileStore {
    /// Opens the store at a folder, at `s3://bucket/prefix`, or in memory (`memory:`, for tests).
    ///
    /// # Errors
    /// When the address cannot be used.
    pub fn open(address: &str) -> Result<Self, FileError> {
        let _ = address;
        Ok(Self {})
    }

    /// Checks and stores a file.
    ///
    /// # Errors
    /// When the file is not taken, or the store does not answer.
    pub async fn put(&self, bytes: Bytes, declared_name: &str, limits: &Limits) -> Result<Stored, FileError> {
        let _ = (bytes, declared_name, limits);
        Err(FileError::NotFound)
    }

    /// The whole file.
    ///
    /// # Errors
    /// When there is none, it was changed underneath, or the store does not answer.
    pub async fn get(&self, hash: &str) -> Result<Bytes, FileError> {
        let _ = hash;
        Err(FileError::NotFound)
    }

    /// The file as it comes.
    ///
    /// # Errors
    /// When there is none or the store does not answer.
    pub async fn stream(&self, hash: &str) -> Result<BoxStream<'static, Result<Bytes, FileError>>, FileError> {
        let _ = hash;
        Err(FileError::NotFound)
    }

    /// Whether there is such a file.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn exists(&self, hash: &str) -> Result<bool, FileError> {
        let _ = hash;
        Ok(false)
    }
}

use bytes::Bytes;
use futures::StreamExt;
use futures::stream::{self, BoxStream};
use sha2::{Digest, Sha256};

use crate::FileError;

/// SHA-256 in lower-case hex.
pub fn of(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Whether `text` has the one form in which hashes are written; anything else never reaches a path.
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

struct Reading {
    parts: BoxStream<'static, Result<Bytes, FileError>>,
    so_far: Sha256,
    hash: String,
}

/// The same parts, with an error after the last when they are not what the hash says.
pub fn verified(
    hash: String,
    parts: BoxStream<'static, Result<Bytes, FileError>>,
) -> BoxStream<'static, Result<Bytes, FileError>> {
    let reading = Reading { parts, so_far: Sha256::new(), hash };
    stream::unfold(Some(reading), next).boxed()
}

async fn next(reading: Option<Reading>) -> Option<(Result<Bytes, FileError>, Option<Reading>)> {
    let mut reading = reading?;
    match reading.parts.next().await {
        Some(Ok(part)) => {
            reading.so_far.update(&part);
            Some((Ok(part), Some(reading)))
        }
        Some(Err(fault)) => Some((Err(fault), None)),
        None if hex::encode(reading.so_far.finalize()) == reading.hash => None,
        None => Some((Err(FileError::Corrupt { hash: reading.hash }), None)),
    }
}

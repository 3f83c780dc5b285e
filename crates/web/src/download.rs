use std::fs::File;
use std::io::{Seek, SeekFrom};

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use bytes::BytesMut;
use tokio::io::AsyncReadExt;

use crate::PageError;

/// Bytes sent at a time.
const CHUNK: usize = 64 * 1024;

/// A file that was written for this one answer, sent from the disk piece by piece: a table of a million rows takes no
/// memory. `name` is what the browser saves it as: plain letters, digits, dots and hyphens.
///
/// # Errors
/// When the file cannot be read from its beginning, or the name does not fit a header.
pub fn download(mut file: File, kind: &'static str, name: &str) -> Result<Response, PageError> {
    let length = file.seek(SeekFrom::End(0)).and_then(|end| file.rewind().map(|()| end));
    let length = length.map_err(|error| PageError::fault(&error))?;
    let named = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let named = named.map_err(|error| PageError::fault(&error))?;
    let pieces = futures::stream::try_unfold(tokio::fs::File::from_std(file), |mut file| async {
        let mut piece = BytesMut::with_capacity(CHUNK);
        let read = file.read_buf(&mut piece).await?;
        Ok::<_, std::io::Error>((read > 0).then(|| (piece.freeze(), file)))
    });
    let mut response = Body::from_stream(pieces).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(header::CONTENT_DISPOSITION, named);
    Ok(response)
}

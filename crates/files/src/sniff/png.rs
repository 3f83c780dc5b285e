//! PNG: the picture is kept; texts, times, positions and moving frames are not.

use bytes::Bytes;
use img_parts::png::{Png, PngChunk};

use super::check_dimensions;
use crate::{FileError, Limits};

const SIGNATURE: usize = 8;

/// The chunks that make up the picture and its colours.
const KEPT: [&[u8; 4]; 11] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"];

/// The same picture without anything else in the file.
pub fn clean(bytes: Bytes, limits: &Limits) -> Result<Bytes, FileError> {
    // Checks the length and the sum of every chunk.
    let mut png = Png::from_bytes(bytes.clone()).map_err(|_| FileError::Damaged)?;
    check_order(png.chunks())?;
    let end = SIGNATURE + png.chunks().iter().map(PngChunk::len).sum::<usize>();
    if bytes[end..].iter().any(|&byte| byte != 0) {
        return Err(FileError::Polyglot);
    }
    let (width, height) = png.dimensions().ok_or(FileError::Damaged)?;
    check_dimensions(width, height, limits)?;
    png.chunks_mut().retain(|chunk| KEPT.contains(&&chunk.kind()));
    Ok(png.encoder().bytes())
}

fn check_order(chunks: &[PngChunk]) -> Result<(), FileError> {
    let is = |chunk: Option<&PngChunk>, kind: &[u8; 4]| chunk.is_some_and(|chunk| chunk.kind() == *kind);
    let whole =
        is(chunks.first(), b"IHDR") && is(chunks.last(), b"IEND") && chunks.iter().any(|c| c.kind() == *b"IDAT");
    // A capital first letter says that a viewer must understand the chunk.
    let strange = |chunk: &&PngChunk| chunk.kind()[0].is_ascii_uppercase() && !KEPT.contains(&&chunk.kind());
    if whole && !chunks.iter().any(|chunk| strange(&chunk)) { Ok(()) } else { Err(FileError::Damaged) }
}

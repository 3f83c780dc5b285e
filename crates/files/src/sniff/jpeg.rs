//! JPEG: the picture, its colours and the way up are kept; positions, devices, texts and thumbnails are not.

use bytes::Bytes;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use memchr::memmem;

use super::{check_dimensions, orientation};
use crate::{FileError, Limits};

const EXIF: &[u8] = b"Exif\0\0";
const COLOURS: &[u8] = b"ICC_PROFILE\0";

/// The same picture without anything else in the file.
pub fn clean(bytes: Bytes, limits: &Limits) -> Result<Bytes, FileError> {
    let mut jpeg = Jpeg::from_bytes(bytes.clone()).map_err(|_| FileError::Damaged)?;
    let (width, height) = jpeg.dimensions().ok_or(FileError::Damaged)?;
    check_dimensions(width.into(), height.into(), limits)?;
    cut_after_end(&mut jpeg, &bytes)?;
    let upright = jpeg.segments().iter().find_map(way_up);
    jpeg.segments_mut().retain(is_picture);
    if let Some(upright) = upright {
        let notes = [EXIF, &orientation::note(upright)].concat();
        jpeg.segments_mut().insert(0, JpegSegment::new_with_contents(markers::APP1, notes.into()));
    }
    Ok(jpeg.encoder().bytes())
}

/// Cuts off what a camera hangs behind the picture (a preview, a depth map, a short film); anything else there
/// makes the file two files.
fn cut_after_end(jpeg: &mut Jpeg, bytes: &Bytes) -> Result<(), FileError> {
    let Some(scan) = jpeg.segments_mut().last_mut().filter(|segment| segment.has_entropy()) else {
        return Err(FileError::Damaged);
    };
    // The last segment holds all the rest of the file.
    let data = bytes.slice(bytes.len() - (scan.len_with_entropy() - scan.len())..);
    let end = end_of_picture(&data)?;
    if !is_from_a_camera(&data[end..]) {
        return Err(FileError::Polyglot);
    }
    *scan = JpegSegment::new_with_entropy(scan.marker(), scan.contents().clone(), data.slice(..end));
    Ok(())
}

/// Where the end marker of the picture ends. Between the scans of a progressive picture only its own tables may
/// stand.
fn end_of_picture(data: &[u8]) -> Result<usize, FileError> {
    let mut at = 0;
    loop {
        at += memchr::memchr(markers::P, &data[at..]).ok_or(FileError::Damaged)?;
        let marker = *data.get(at + 1).ok_or(FileError::Damaged)?;
        at += match marker {
            markers::P => 1,
            markers::Z | markers::RST0..=markers::RST7 => 2,
            markers::EOI => return Ok(at + 2),
            markers::DHT | markers::DQT | markers::DRI | markers::DAC | markers::DNL | markers::SOS => {
                2 + table_length(data, at + 2)?
            }
            _ => return Err(FileError::Damaged),
        };
    }
}

fn table_length(data: &[u8], at: usize) -> Result<usize, FileError> {
    let &[high, low] = data.get(at..at + 2).ok_or(FileError::Damaged)? else { return Err(FileError::Damaged) };
    let length = usize::from(u16::from_be_bytes([high, low]));
    if length < 2 || at + length > data.len() { Err(FileError::Damaged) } else { Ok(length) }
}

fn is_from_a_camera(tail: &[u8]) -> bool {
    let tail = &tail[tail.iter().position(|&byte| byte != 0).unwrap_or(tail.len())..];
    let film = tail.get(..8).is_some_and(|start| memmem::find(start, b"ftyp").is_some());
    tail.is_empty() || tail.starts_with(&[markers::P, markers::SOI]) || film || tail.ends_with(b"SEFT")
}

/// Frame, tables, scans, colour profile, and the two notes that say how colours are coded.
fn is_picture(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP2 => segment.contents().starts_with(COLOURS),
        markers::APP0 => segment.contents().starts_with(b"JFIF\0"),
        markers::APP14 => segment.contents().starts_with(b"Adobe"),
        markers::APP1..=markers::APP15 | markers::COM => false,
        _ => true,
    }
}

fn way_up(segment: &JpegSegment) -> Option<u16> {
    let notes = segment.contents().strip_prefix(EXIF)?;
    (segment.marker() == markers::APP1).then(|| orientation::read(notes)).flatten()
}

//! PDF: whole, one document, without a password, without script, programs or other files inside.

use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object, Stream};
use memchr::memmem;

use super::check_dimensions;
use crate::{FileError, Limits};

/// Names of things that act by themselves when a reader opens or touches the document.
const ACTIVE: [&str; 11] = [
    "JavaScript",
    "JS",
    "Launch",
    "RichMedia",
    "RichMediaExecute",
    "XFA",
    "EF",
    "EmbeddedFile",
    "ImportData",
    "GoToE",
    "SubmitForm",
];
/// Of these the ones that are searched in the raw bytes too, where a reader that repairs a file could find an
/// object that the table does not list. They are too long to stand in packed data by chance.
const ACTIVE_RAW: [&str; 3] = ["/JavaScript", "/Launch", "/RichMedia"];
/// The least that a packed table may unpack to, however many tables there are.
const LEAST_TABLE: usize = 256 * 1024;

/// The number of pages of a PDF that is taken.
pub fn check(bytes: &[u8], limits: &Limits) -> Result<u32, FileError> {
    check_ends(bytes)?;
    if let Some(name) = ACTIVE_RAW.into_iter().find(|name| memmem::find(bytes, name.as_bytes()).is_some()) {
        return Err(FileError::Active(name));
    }
    let document = load(bytes, limits)?;
    let mut unpacked = 0;
    for object in document.objects.values() {
        walk(object)?;
        if let Object::Stream(stream) = object {
            check_stream(stream, &mut unpacked, limits)?;
        }
    }
    walk_dictionary(&document.trailer)?;
    pages(&document, limits)
}

/// Nothing before the header, nothing after the end, and no archive whose table reaches the end of the file.
fn check_ends(bytes: &[u8]) -> Result<(), FileError> {
    const END: &[u8] = b"%%EOF";
    const ARCHIVE: &[u8] = b"PK\x05\x06";
    if !bytes.starts_with(b"%PDF-") {
        return Err(FileError::Polyglot);
    }
    let Some(end) = memmem::rfind(bytes, END) else {
        return Err(FileError::Damaged);
    };
    let after = &bytes[end + END.len()..];
    if after.iter().any(|byte| !byte.is_ascii_whitespace() && *byte != 0) {
        return Err(FileError::Polyglot);
    }
    let archive = memmem::rfind(bytes, ARCHIVE);
    let closes = |at: usize| {
        let length = bytes.get(at + 20..at + 22).map(|pair| usize::from(u16::from_le_bytes([pair[0], pair[1]])));
        length.is_some_and(|length| at + 22 + length >= end)
    };
    if archive.is_some_and(closes) { Err(FileError::Polyglot) } else { Ok(()) }
}

fn load(bytes: &[u8], limits: &Limits) -> Result<Document, FileError> {
    let tables = memmem::find_iter(bytes, b"/ObjStm").count();
    let most = (limits.unpacked / tables.max(1)).max(LEAST_TABLE);
    let options = LoadOptions { max_decompressed_size: Some(most), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|fault| because(&fault, limits))?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(FileError::Encrypted);
    }
    // A reader might repair it; which of several repairs it shows is then anybody's guess.
    if document.xref_recovery.is_some() { Err(FileError::Damaged) } else { Ok(document) }
}

fn because(fault: &Error, limits: &Limits) -> FileError {
    match fault {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => FileError::Bomb { most: limits.unpacked },
        Error::Decryption(_) | Error::InvalidPassword | Error::UnsupportedSecurityHandler(_) => FileError::Encrypted,
        _ => FileError::Damaged,
    }
}

/// Looks for active names in an object; indirect ones are objects of their own. The reader of the file bounds
/// how deep they nest.
fn walk(object: &Object) -> Result<(), FileError> {
    match object {
        Object::Name(name) => check_name(name),
        Object::Array(items) => items.iter().try_for_each(walk),
        Object::Dictionary(dictionary) => walk_dictionary(dictionary),
        Object::Stream(stream) => walk_dictionary(&stream.dict),
        _ => Ok(()),
    }
}

fn walk_dictionary(dictionary: &Dictionary) -> Result<(), FileError> {
    dictionary.iter().try_for_each(|(key, value)| check_name(key).and_then(|()| walk(value)))
}

fn check_name(name: &[u8]) -> Result<(), FileError> {
    match ACTIVE.into_iter().find(|active| active.as_bytes() == name) {
        Some(active) => Err(FileError::Active(active)),
        None => Ok(()),
    }
}

/// Pictures are judged by their pixels, everything else by what it unpacks to, all together.
fn check_stream(stream: &Stream, unpacked: &mut usize, limits: &Limits) -> Result<(), FileError> {
    if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image") {
        let side =
            |key: &[u8]| stream.dict.get(key).and_then(Object::as_i64).ok().and_then(|side| u32::try_from(side).ok());
        return match (side(b"Width"), side(b"Height")) {
            (Some(width), Some(height)) => check_dimensions(width, height, limits),
            _ => Ok(()),
        };
    }
    if !stream.dict.has(b"Filter") {
        return Ok(());
    }
    match stream.decompressed_content_with_limit(limits.unpacked.saturating_sub(*unpacked)) {
        Ok(content) => *unpacked += content.len(),
        Err(fault @ Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
            return Err(because(&fault, limits));
        }
        // A filter that is not known here is the viewer's to complain about.
        Err(_) => {}
    }
    Ok(())
}

fn pages(document: &Document, limits: &Limits) -> Result<u32, FileError> {
    let most = limits.pages;
    let pages = document.page_iter().take(most as usize + 1).count();
    match u32::try_from(pages).unwrap_or(u32::MAX) {
        0 => Err(FileError::Damaged),
        pages if pages > most => Err(FileError::TooManyPages { pages, most }),
        pages => Ok(pages),
    }
}

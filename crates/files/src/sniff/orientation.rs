//! Which way up a camera was held: the one note of a picture that is kept, because without it a form that was
//! photographed lies on its side.

/// The tag of the orientation in the notes (TIFF 6.0).
const TAG: u16 = 0x0112;
/// Upright: the value that needs no note.
const UPRIGHT: u16 = 1;

/// The orientation in TIFF-shaped notes; `None` when there is none, it is upright, or the notes are broken.
pub fn read(notes: &[u8]) -> Option<u16> {
    let big = match notes.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let pair = notes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let long = |at: usize| -> Option<usize> {
        let (first, second) = (usize::from(short(at)?), usize::from(short(at + 2)?));
        Some(if big { (first << 16) + second } else { (second << 16) + first })
    };
    let table = long(4)?;
    (0..usize::from(short(table)?))
        .map(|entry| table + 2 + entry * 12)
        .find(|&entry| short(entry) == Some(TAG))
        .and_then(|entry| short(entry + 8))
        .filter(|value| (UPRIGHT + 1..=8).contains(value))
}

/// Notes that hold the orientation and nothing else.
pub fn note(value: u16) -> [u8; 26] {
    let mut note = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    note[18..20].copy_from_slice(&value.to_be_bytes());
    note
}

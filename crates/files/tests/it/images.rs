//! Images: positions and other notes are taken out, second files refused, sizes bounded.

use bytes::Bytes;
use files::{FileError, Limits};
use img_parts::ImageEXIF;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::{Png, PngChunk};
use proptest::prelude::*;
use rstest::rstest;

use crate::samples::{jpeg, jpeg_of, png, png_of, png_with, verdict};

const POSITION: &[u8] = b"GPS 18.6796 105.6813 in a private place";

/// Notes as a camera writes them: a way up, then a position.
fn notes(orientation: u16, big: bool) -> Vec<u8> {
    let short = |value: u16| if big { value.to_be_bytes() } else { value.to_le_bytes() };
    let long = |value: u32| if big { value.to_be_bytes() } else { value.to_le_bytes() };
    let start: &[u8] = if big { b"MM\0*" } else { b"II*\0" };
    let table = [short(1), short(0x0112), short(3)].concat();
    [start, &long(8), &table, &long(1), &short(orientation), &[0; 2], &[0; 4], POSITION].concat()
}

fn with_segments(extra: Vec<JpegSegment>) -> Vec<u8> {
    let mut picture = Jpeg::from_bytes(jpeg().into()).expect("a JPEG");
    picture.segments_mut().splice(1..1, extra);
    picture.encoder().bytes().to_vec()
}

fn segment(marker: u8, contents: &[u8]) -> JpegSegment {
    JpegSegment::new_with_contents(marker, Bytes::copy_from_slice(contents))
}

fn holds(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len()).any(|window| window == needle)
}

#[rstest]
#[case::as_it_is(1, None)]
#[case::on_its_side(6, Some(6))]
#[case::nonsense(77, None)]
fn a_photograph_loses_its_position_and_keeps_its_way_up(
    #[case] orientation: u16,
    #[case] kept: Option<u8>,
    #[values(true, false)] big: bool,
) {
    let exif = [b"Exif\0\0", &notes(orientation, big)[..]].concat();
    let sent = with_segments(vec![segment(markers::APP1, &exif)]);
    assert!(holds(&sent, POSITION));
    let stored = verdict(sent).expect("taken").bytes;
    assert!(!holds(&stored, POSITION));
    let left = Jpeg::from_bytes(stored).expect("a JPEG").exif();
    // The value stands in the tenth byte of the table's one entry.
    assert_eq!(left.map(|notes| notes[19]), kept);
}

#[test]
fn only_the_picture_and_its_colours_stay_of_a_jpeg() {
    let profile = [&b"ICC_PROFILE\0\x01\x01"[..], b"colours"].concat();
    let sent = with_segments(vec![
        segment(markers::APP1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>secret</x:xmpmeta>"),
        segment(markers::APP2, &profile),
        segment(markers::APP2, b"MPF\0secret"),
        segment(markers::APP13, b"Photoshop 3.0\0secret"),
        segment(markers::APP14, b"Adobe\0d\0\0\0\0\x01"),
        segment(markers::COM, b"secret"),
    ]);
    let stored = verdict(sent).expect("taken").bytes;
    assert!(!holds(&stored, b"secret"));
    assert!(holds(&stored, b"colours") && holds(&stored, b"Adobe"));
}

#[test]
fn a_clean_picture_is_stored_as_it_was_sent() {
    assert_eq!(verdict(jpeg()).expect("taken").bytes, jpeg());
    assert_eq!(verdict(png()).expect("taken").bytes, png());
}

#[test]
fn cleaning_twice_changes_nothing() {
    let exif = [b"Exif\0\0", &notes(8, true)[..]].concat();
    let once = verdict(with_segments(vec![segment(markers::APP1, &exif)])).expect("taken").bytes;
    assert_eq!(verdict(once.clone()).expect("taken").bytes, once);
}

#[test]
fn only_the_picture_stays_of_a_png() {
    let mut picture = Png::from_bytes(png().into()).expect("a PNG");
    picture.set_exif(Some(notes(6, true).into()));
    for kind in [b"tEXt", b"iTXt", b"zTXt", b"tIME", b"acTL", b"fdAT", b"prVt"] {
        picture.chunks_mut().insert(1, PngChunk::new(*kind, Bytes::from_static(b"secret")));
    }
    let stored = verdict(picture.encoder().bytes()).expect("taken").bytes;
    assert!(!holds(&stored, b"secret") && !holds(&stored, POSITION));
    assert_eq!(stored, png());
}

#[rstest]
#[case::html(b"<script>alert(1)</script>")]
#[case::zip(b"PK\x03\x04 a PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
#[case::pdf(b"%PDF-1.7 %%EOF")]
#[case::zeros_then_program(b"\0\0\0\0\x7fELF")]
fn a_second_file_behind_an_image_is_refused(#[case] tail: &[u8]) {
    for image in [jpeg(), png()] {
        assert!(matches!(verdict([&image, tail].concat()), Err(FileError::Polyglot)));
    }
}

#[rstest]
#[case::nothing(b"\0\0\0\0")]
#[case::preview(b"\0\0\xff\xd8\xff\xe1 a second picture PK\x05\x06")]
#[case::film(b"\0\0\0\x18ftypmp42 a film")]
#[case::maker(b"\x01\x08 notes of a maker SEFT")]
fn what_a_camera_hangs_behind_a_picture_is_cut_off(#[case] tail: &[u8]) {
    assert_eq!(verdict([&jpeg(), tail].concat()).expect("taken").bytes, jpeg());
}

#[test]
fn absurd_sizes_are_refused() {
    let limits = Limits::DEFAULT;
    for image in [png_of(50_000, 2), png_of(2, 50_000), png_of(20_000, 20_000), jpeg_of(60_000, 60_000)] {
        assert!(matches!(files::check(image.into(), &limits), Err(FileError::Dimensions { .. })));
    }
    assert!(matches!(verdict(png_of(0, 5)), Err(FileError::Damaged)));
    assert!(matches!(verdict(jpeg_of(0, 5)), Err(FileError::Damaged)));
    verdict(png_of(7_016, 9_921)).expect("an A3 page at 600 dots an inch");
}

#[test]
fn an_image_that_is_cut_off_anywhere_is_damaged() {
    for image in [jpeg(), png()] {
        for end in 12..image.len() {
            let cut = verdict(image[..end].to_vec());
            assert!(matches!(cut, Err(FileError::Damaged | FileError::UnknownKind)), "{end}: {cut:?}");
        }
    }
}

#[test]
fn a_png_with_a_wrong_sum_or_a_strange_part_is_damaged() {
    let mut wrong = png();
    let last = wrong.len() - 20;
    wrong[last] ^= 1;
    assert!(matches!(verdict(wrong), Err(FileError::Damaged)));
    let mut picture = Png::from_bytes(png().into()).expect("a PNG");
    picture.chunks_mut().insert(1, PngChunk::new(*b"EVIL", Bytes::new()));
    assert!(matches!(verdict(picture.encoder().bytes()), Err(FileError::Damaged)));
    assert!(matches!(verdict(png_with(vec![])), Err(FileError::UnknownKind | FileError::Damaged)));
}

proptest! {
    #[test]
    fn a_changed_image_is_taken_or_refused_but_never_a_crash(at in 0..400usize, value: u8, which: bool) {
        let mut image = if which { jpeg() } else { png() };
        let at = at % image.len();
        image[at] = value;
        if let Ok(checked) = verdict(image) {
            prop_assert!(verdict(checked.bytes).is_ok());
        }
    }
}

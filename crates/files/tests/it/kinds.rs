//! The content decides what a file is; its name never does.

use files::{FileError, Limits, MediaKind};
use rstest::rstest;

use crate::samples::{jpeg, packed, pdf, png, verdict};

#[test]
fn pdf_jpeg_and_png_are_taken() {
    let found = |bytes: Vec<u8>| verdict(bytes).map(|checked| (checked.kind, checked.pages)).expect("taken");
    assert_eq!(found(pdf()), (MediaKind::Pdf, Some(3)));
    assert_eq!(found(packed(crate::samples::document(12))), (MediaKind::Pdf, Some(12)));
    assert_eq!(found(jpeg()), (MediaKind::Jpeg, None));
    assert_eq!(found(png()), (MediaKind::Png, None));
}

#[rstest]
#[case::svg(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
#[case::html(b"<!doctype html><script>alert(1)</script>")]
#[case::text(b"xin chao")]
#[case::gif(b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;")]
#[case::zip(b"PK\x03\x04\x14\0\0\0\0\0")]
#[case::program(b"\x7fELF\x02\x01\x01\0")]
#[case::office(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")]
#[case::one_byte(b"%")]
#[case::zeros(b"\0\0\0\0\0\0\0\0")]
fn everything_else_is_refused_whatever_its_name(#[case] bytes: &'static [u8]) {
    assert!(matches!(verdict(bytes), Err(FileError::UnknownKind)));
}

#[test]
fn an_empty_file_is_refused() {
    assert!(matches!(verdict(""), Err(FileError::Empty)));
}

#[test]
fn a_file_over_the_limit_is_refused_before_it_is_read() {
    let limits = Limits::with_bytes(100);
    assert!(matches!(files::check(pdf().into(), &limits), Err(FileError::TooLarge { most: 100 })));
    assert!(matches!(files::check(vec![0; 101].into(), &limits), Err(FileError::TooLarge { .. })));
}

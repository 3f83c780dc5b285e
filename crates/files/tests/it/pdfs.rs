//! PDFs: whole, one document, nothing in it that acts.

use files::{FileError, Limits};
use lopdf::encryption::{EncryptionState, EncryptionVersion, Permissions};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use proptest::prelude::*;
use rstest::rstest;

use crate::samples::{by_hand, document, document_with, packed, pdf, saved, verdict};

fn script() -> Dictionary {
    dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") }
}

fn is_active(bytes: Vec<u8>) -> bool {
    matches!(verdict(bytes), Err(FileError::Active(_)))
}

#[test]
fn script_is_refused_wherever_it_stands() {
    assert!(is_active(saved(document_with("OpenAction", script()))), "on opening");
    assert!(is_active(saved(document_with("AA", dictionary! { "WC" => script() }))), "on closing");
    let tree =
        dictionary! { "JavaScript" => dictionary! { "Names" => vec![Object::string_literal("a"), script().into()] } };
    assert!(is_active(saved(document_with("Names", tree))), "by name");
    let mut elsewhere = document(1);
    elsewhere.add_object(dictionary! { "Type" => "Annot", "A" => script() });
    assert!(is_active(saved(elsewhere)), "in an object that nothing refers to");
}

#[test]
fn script_inside_packed_objects_is_refused() {
    let bytes = packed(document_with("OpenAction", script()));
    assert!(!bytes.windows(11).any(|window| window == b"/JavaScript"), "it cannot be seen from outside");
    assert!(is_active(bytes));
}

#[test]
fn a_name_in_disguise_is_refused() {
    let with = |action: &str| by_hand(&["<</Type/Catalog/Pages 2 0 R/OpenAction ", action, ">>"].concat());
    assert_eq!(verdict(with("[3 0 R/Fit]")).expect("taken").pages, Some(1));
    assert!(is_active(with("<</S/L#61unch/F(x)>>")));
    assert!(is_active(with("<</S/#4aavaScript/#4aS(app.alert\\(1\\))>>")));
    assert!(is_active(with("[[[[<</S/#4aavaScript>>]]]]")));
}

#[test]
fn a_header_behind_other_bytes_is_refused() {
    let behind = [b"<script>alert(1)</script>", &pdf()[..]].concat();
    assert!(matches!(verdict(behind), Err(FileError::Polyglot | FileError::UnknownKind)));
    assert!(matches!(verdict([b"\n", &pdf()[..]].concat()), Err(FileError::Polyglot | FileError::UnknownKind)));
}

#[rstest]
#[case::launch(dictionary! { "S" => "Launch", "F" => Object::string_literal("cmd.exe") })]
#[case::remote(dictionary! { "S" => "GoToE" })]
#[case::submit(dictionary! { "S" => "SubmitForm", "F" => Object::string_literal("http://x") })]
#[case::import(dictionary! { "S" => "ImportData" })]
#[case::media(dictionary! { "S" => "RichMediaExecute" })]
#[case::form(dictionary! { "XFA" => Object::string_literal("<xdp/>") })]
#[case::file(dictionary! { "Type" => "Filespec", "EF" => dictionary! {} })]
fn other_things_that_act_are_refused(#[case] action: Dictionary) {
    assert!(is_active(saved(document_with("OpenAction", action.clone()))));
    assert!(is_active(packed(document_with("OpenAction", action))));
}

#[test]
fn an_action_that_only_shows_a_page_is_taken() {
    let mut document = document(2);
    let first = document.page_iter().next().expect("a page");
    let there = vec![first.into(), "Fit".into()];
    document.catalog_mut().expect("a catalogue").set("OpenAction", there);
    assert_eq!(verdict(saved(document)).expect("taken").pages, Some(2));
}

#[rstest]
#[case::with_a_password("secret")]
#[case::without_a_password("")]
fn an_encrypted_pdf_is_refused(#[case] password: &str) {
    let mut document = document(1);
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).expect("a key");
    document.encrypt(&state).expect("encrypted");
    assert!(matches!(verdict(saved(document)), Err(FileError::Encrypted)));
}

#[test]
fn a_broken_table_is_refused() {
    let broken = |change: &dyn Fn(&str) -> String| {
        let bytes = pdf();
        let at = bytes.windows(7).rposition(|window| window == b"\nxref\n0").expect("a table") + 1;
        let tail = String::from_utf8(bytes[at..].to_vec()).expect("ASCII");
        verdict([&bytes[..at], change(&tail).as_bytes()].concat())
    };
    for verdict in [
        broken(&|tail| tail.replace("xref\n0", "xerf\n0")),
        broken(&|tail| tail.replace("startxref\n", "startxref\n9")),
        broken(&|tail| tail.replace("startxref\n", "startxref\n-1\n")),
        broken(&|tail| tail.replace("/Root", "/Toor")),
        broken(&|tail| tail.replacen("00000 n", "00009 n", 2).replace("0000000", "0000099")),
        broken(&|_| "%%EOF".to_owned()),
    ] {
        assert!(matches!(verdict, Err(FileError::Damaged)), "{verdict:?}");
    }
}

#[test]
fn a_pdf_that_is_cut_off_is_refused() {
    let bytes = pdf();
    for end in (8..bytes.len() - 6).step_by(29) {
        let cut = verdict(bytes[..end].to_vec());
        assert!(matches!(cut, Err(FileError::Damaged)), "{end}: {cut:?}");
    }
}

#[rstest]
#[case::html(b"<script>alert(1)</script>")]
#[case::zip(b"PK\x03\x04a PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
#[case::program(b"\x7fELF")]
fn a_second_file_behind_a_pdf_is_refused(#[case] tail: &[u8]) {
    assert!(matches!(verdict([&pdf(), tail].concat()), Err(FileError::Polyglot)));
}

#[test]
fn an_archive_whose_comment_is_the_rest_of_the_pdf_is_refused() {
    let bytes = pdf();
    let rest = &bytes[15..];
    let length = u16::try_from(rest.len()).expect("short").to_le_bytes();
    let archive = [b"%PK\x05\x06", &[0; 16][..], &length].concat();
    let both = [&bytes[..15], &archive, rest].concat();
    assert!(matches!(verdict(both), Err(FileError::Polyglot)));
}

#[test]
fn blanks_behind_the_end_are_no_second_file() {
    verdict([&pdf()[..], b"\r\n \0\0\0\n"].concat()).expect("taken");
}

#[test]
fn a_document_without_pages_or_with_too_many_is_refused() {
    assert!(matches!(verdict(saved(document(0))), Err(FileError::Damaged)));
    let limits = Limits { pages: 5, ..Limits::DEFAULT };
    let many = files::check(saved(document(6)).into(), &limits);
    assert!(matches!(many, Err(FileError::TooManyPages { pages: 6, most: 5 })));
}

#[test]
fn pages_in_a_circle_end() {
    let mut circle = document(1);
    let tree =
        circle.catalog().and_then(|catalog| catalog.get(b"Pages")).and_then(Object::as_reference).expect("a tree");
    circle.get_dictionary_mut(tree).expect("a tree").set("Kids", vec![Object::Reference(tree)]);
    assert!(verdict(saved(circle)).is_err());
}

fn bomb(size: usize) -> Stream {
    let mut stream = Stream::new(Dictionary::new(), vec![0; size]);
    stream.compress().expect("compressed");
    stream
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let limits = Limits { unpacked: 1_000_000, ..Limits::DEFAULT };
    let mut one = document(1);
    one.add_object(bomb(1_500_000));
    assert!(matches!(files::check(saved(one).into(), &limits), Err(FileError::Bomb { .. })));
    let mut several = document(1);
    for _ in 0..4 {
        several.add_object(bomb(400_000));
    }
    assert!(matches!(files::check(saved(several).into(), &limits), Err(FileError::Bomb { .. })), "all together");
    let mut nested = document(1);
    let mut stream = bomb(3_000_000);
    let inside = Stream::new(Dictionary::new(), stream.content.clone());
    stream.content = {
        let mut outer = inside;
        outer.compress().expect("compressed");
        outer.content
    };
    stream.dict.set("Filter", vec!["FlateDecode".into(), "FlateDecode".into()]);
    nested.add_object(stream);
    assert!(matches!(files::check(saved(nested).into(), &limits), Err(FileError::Bomb { .. })), "packed twice");
}

#[test]
fn a_packed_table_that_is_a_bomb_is_refused() {
    let limits = Limits { unpacked: 300_000, ..Limits::DEFAULT };
    let mut document: Document = document(1);
    let text = Object::string_literal("a".repeat(2_000_000));
    document.add_object(dictionary! { "Title" => text });
    let bytes = packed(document);
    assert!(bytes.len() < 20_000, "{}", bytes.len());
    assert!(matches!(files::check(bytes.into(), &limits), Err(FileError::Bomb { .. })));
}

#[test]
fn a_picture_of_absurd_size_inside_is_refused() {
    let mut document = document(1);
    let picture = dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 100_000, "Height" => 100_000 };
    document.add_object(Stream::new(picture, vec![0; 10]));
    assert!(matches!(verdict(saved(document)), Err(FileError::Dimensions { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn a_changed_pdf_is_taken_or_refused_but_never_a_crash(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), pack: bool) {
        let mut bytes = if pack { packed(document(2)) } else { pdf() };
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let _ = verdict(bytes);
    }
}

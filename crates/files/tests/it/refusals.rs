//! Every refusal names its field and a text that exists in both languages.

use files::{FileError, Limits};
use kernel::Refusal;

const VI: &str = include_str!("../../../web/locales/vi/files.ftl");
const EN: &str = include_str!("../../../web/locales/en/files.ftl");

fn faults() -> Vec<FileError> {
    vec![
        FileError::Empty,
        FileError::too_large(&Limits::DEFAULT),
        FileError::UnknownKind,
        FileError::Polyglot,
        FileError::Damaged,
        FileError::Encrypted,
        FileError::Active("JS"),
        FileError::Dimensions { width: 1, height: 2 },
        FileError::TooManyPages { pages: 3, most: 2 },
        FileError::Bomb { most: 1 },
        FileError::NotFound,
    ]
}

#[test]
fn every_reason_has_its_text_with_its_values_in_both_languages() {
    for fault in faults() {
        let reason = fault.reason().expect("a fault of the file");
        for texts in [VI, EN] {
            let start = format!("{} = ", reason.code);
            let text = texts.lines().find_map(|line| line.strip_prefix(&start)).expect(reason.code);
            for gap in text.split("{ $").skip(1).filter_map(|rest| rest.split(' ').next()) {
                assert!(reason.args.iter().any(|(name, _)| *name == gap), "{} has no {gap}", reason.code);
            }
        }
    }
}

#[test]
fn a_refusal_names_the_field() {
    let refusal = FileError::Encrypted.refusal("files[2]").expect("a refusal");
    let Refusal::Invalid(faults) = refusal else { panic!("{refusal:?}") };
    assert_eq!((faults[0].field.as_str(), faults[0].reason.code), ("files[2]", "file-encrypted"));
    assert!(matches!(FileError::NotFound.refusal("file"), Some(Refusal::NotFound(_))));
}

#[test]
fn a_fault_of_the_store_is_no_refusal() {
    assert!(FileError::Unavailable("the disk is full".into()).refusal("file").is_none());
    assert!(FileError::Corrupt { hash: String::new() }.refusal("file").is_none());
}

#[test]
fn the_size_limit_is_told_in_megabytes() {
    let reason = FileError::too_large(&Limits::DEFAULT).reason().expect("a reason");
    assert_eq!(reason.args, [("most", "20".to_owned())]);
}

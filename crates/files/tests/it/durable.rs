//! The local disk: whole files or none, and a clear answer when the disk does not take them.

use files::{FileError, FileStore, Limits};

use crate::samples::{pdf, png};

fn files_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[tokio::test]
async fn a_folder_is_made_and_holds_nothing_but_whole_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = folder.path().join("a/b/c");
    let store = FileStore::open(deep.to_str().expect("UTF-8")).expect("opened");
    store.ready().await.expect("answers");
    let stored = store.put(pdf().into(), "a.pdf", &Limits::DEFAULT).await.expect("stored");
    let files = files_below(&deep);
    assert_eq!(files.len(), 1, "no half or temporary file beside it: {files:?}");
    assert_eq!(files[0].file_name().and_then(|name| name.to_str()), Some(stored.hash.as_str()));
}

#[tokio::test]
async fn a_store_is_found_again_by_the_next_process() {
    let folder = tempfile::tempdir().expect("a folder");
    let address = folder.path().to_str().expect("UTF-8");
    let hash =
        FileStore::open(address).expect("opened").put(png().into(), "", &Limits::DEFAULT).await.expect("stored").hash;
    assert_eq!(FileStore::open(address).expect("opened").get(&hash).await.expect("there"), png());
}

#[tokio::test]
async fn half_a_file_left_by_a_crash_is_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = FileStore::open(folder.path().to_str().expect("UTF-8")).expect("opened");
    let hash = store.put(pdf().into(), "", &Limits::DEFAULT).await.expect("stored").hash;
    let file = files_below(folder.path()).remove(0);
    std::fs::write(&file, &pdf()[..50]).expect("written");
    store.put(pdf().into(), "", &Limits::DEFAULT).await.expect("stored again");
    assert_eq!(store.get(&hash).await.expect("there"), pdf());
}

#[tokio::test]
async fn a_disk_that_does_not_take_the_file_is_told_as_such() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("files");
    let store = FileStore::open(place.to_str().expect("UTF-8")).expect("opened");
    // The folder goes away underneath and a file stands in its place.
    std::fs::remove_dir(&place).expect("removed");
    std::fs::write(&place, b"").expect("written");
    let fault = store.put(pdf().into(), "a.pdf", &Limits::DEFAULT).await.expect_err("no disk");
    assert!(matches!(fault, FileError::Unavailable(_)), "{fault:?}");
    assert!(fault.refusal("file").is_none(), "it is not the clerk's fault");
}

#[test]
fn an_address_that_cannot_be_used_is_told_at_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    std::fs::write(&file, b"").expect("written");
    for address in [file.to_str().expect("UTF-8"), "s3://", "s3:///prefix"] {
        assert!(matches!(FileStore::open(address), Err(FileError::Address(_))), "{address}");
    }
}

#[test]
fn a_bucket_with_and_without_a_prefix_can_be_named() {
    FileStore::open("s3://papers").expect("opened");
    FileStore::open("s3://papers/commune/42/").expect("opened");
}

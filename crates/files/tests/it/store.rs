//! The store: by content, once, checked on the way back.

use bytes::Bytes;
use files::{FileError, FileStore, Limits, MediaKind, Stored};
use futures::{StreamExt, TryStreamExt};
use rstest::rstest;
use sha2::{Digest, Sha256};

use crate::samples::{jpeg, pdf, png};

/// A store of each kind, and the folder that must outlive it.
fn stores() -> Vec<(FileStore, Option<tempfile::TempDir>)> {
    let folder = tempfile::tempdir().expect("a folder");
    let local = FileStore::open(folder.path().join("files").to_str().expect("UTF-8")).expect("opened");
    vec![(FileStore::open("memory:").expect("opened"), None), (local, Some(folder))]
}

async fn put(store: &FileStore, bytes: Vec<u8>, name: &str) -> Result<Stored, FileError> {
    store.put(bytes.into(), name, &Limits::DEFAULT).await
}

async fn all(store: &FileStore) -> Vec<(String, u64)> {
    store.list().try_collect().await.expect("listed")
}

#[tokio::test]
async fn a_file_comes_back_by_its_hash() {
    for (store, _folder) in stores() {
        let stored = put(&store, pdf(), "../đơn.exe").await.expect("stored");
        assert_eq!(stored.hash, hex::encode(Sha256::digest(pdf())));
        assert_eq!((stored.kind, stored.size, stored.pages), (MediaKind::Pdf, pdf().len() as u64, Some(3)));
        assert_eq!(stored.name, "đơn.pdf");
        assert!(store.exists(&stored.hash).await.expect("answered"));
        assert_eq!(store.get(&stored.hash).await.expect("there"), pdf());
        let parts: Vec<Bytes> = store.stream(&stored.hash).await.expect("there").try_collect().await.expect("whole");
        assert_eq!(parts.concat(), pdf());
    }
}

#[tokio::test]
async fn the_same_content_is_stored_once_under_any_name() {
    for (store, _folder) in stores() {
        let first = put(&store, png(), "a.png").await.expect("stored");
        let second = put(&store, png(), "b.jpg").await.expect("stored");
        assert_eq!((first.hash, second.name.as_str()), (second.hash, "b.png"));
        assert_eq!(all(&store).await.len(), 1);
    }
}

#[tokio::test]
async fn thirty_two_people_put_the_same_file_at_once() {
    for (store, _folder) in stores() {
        let puts = (0..32).map(|_| {
            let store = store.clone();
            tokio::spawn(async move { put(&store, jpeg(), "a.jpg").await.map(|stored| stored.hash) })
        });
        let hashes: Vec<String> =
            futures::future::join_all(puts).await.into_iter().map(|put| put.expect("ran").expect("stored")).collect();
        assert!(hashes.iter().all(|hash| hash == &hashes[0]));
        assert_eq!(store.get(&hashes[0]).await.expect("there"), jpeg());
        assert_eq!(all(&store).await, [(hashes[0].clone(), jpeg().len() as u64)]);
    }
}

#[tokio::test]
async fn what_is_refused_is_not_stored() {
    for (store, _folder) in stores() {
        put(&store, b"<svg/>".to_vec(), "a.jpg").await.expect_err("refused");
        assert!(all(&store).await.is_empty());
    }
}

#[rstest]
#[case("")]
#[case("../../../etc/passwd")]
#[case("..%2f..%2fetc%2fpasswd")]
#[case("zz00000000000000000000000000000000000000000000000000000000000000")]
#[case("ABCDEF0000000000000000000000000000000000000000000000000000000000")]
#[case("0000000000000000000000000000000000000000000000000000000000000000")]
#[tokio::test]
async fn what_is_no_hash_or_unknown_is_not_found(#[case] hash: &str) {
    for (store, _folder) in stores() {
        assert!(matches!(store.get(hash).await, Err(FileError::NotFound)));
        assert!(matches!(store.stream(hash).await.map(|_| ()), Err(FileError::NotFound)));
        assert!(!store.exists(hash).await.expect("answered"));
    }
}

#[tokio::test]
async fn a_backup_is_put_back_only_when_it_is_what_it_was() {
    for (store, _folder) in stores() {
        let hash = hex::encode(Sha256::digest(b"an older kind of file"));
        store.restore(&hash, Bytes::from_static(b"an older kind of file")).await.expect("put back");
        assert_eq!(store.get(&hash).await.expect("there"), "an older kind of file");
        let changed = store.restore(&hash, Bytes::from_static(b"changed")).await;
        assert!(matches!(changed, Err(FileError::Corrupt { .. })));
    }
}

#[tokio::test]
async fn the_stream_of_a_changed_file_ends_with_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = FileStore::open(folder.path().to_str().expect("UTF-8")).expect("opened");
    let hash = put(&store, pdf(), "a.pdf").await.expect("stored").hash;
    let file = folder.path().join(&hash[..2]).join(&hash[2..4]).join(&hash);
    let mut bytes = std::fs::read(&file).expect("read");
    bytes[100] ^= 1;
    std::fs::write(&file, bytes).expect("written");
    assert!(matches!(store.get(&hash).await, Err(FileError::Corrupt { .. })));
    let parts: Vec<_> = store.stream(&hash).await.expect("there").collect().await;
    assert!(matches!(parts.last(), Some(Err(FileError::Corrupt { .. }))));
}

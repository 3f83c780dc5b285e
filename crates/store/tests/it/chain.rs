//! The audit chain while many act at once.

use store::audit::heads::{Signer, read, sign_all};
use store::audit::{HeadLog, Verdict, Verified, current_heads, entries_about, verify};

use crate::tell::{moment, note, unit};

fn whole(chains: u64, entries: u64, heads: u64) -> Verdict {
    Verdict::Whole(Verified { chains, entries, heads })
}

#[test]
fn entries_count_up_in_their_own_unit_and_read_back() {
    testkit::both(&[], |store| {
        let seqs = store
            .write_blocking(|conn| {
                Ok([
                    note(conn, unit(1), "dossier:a", 0)?,
                    note(conn, unit(1), "dossier:b", 1)?,
                    note(conn, unit(2), "dossier:a", 2)?,
                ])
            })
            .unwrap();
        assert_eq!(seqs, [1, 2, 1]);
        let about = store.read_blocking(|conn| entries_about(conn, "dossier:a", moment(60), 10)).unwrap();
        let seen: Vec<_> = about.iter().map(|entry| (entry.unit, entry.seq, entry.at)).collect();
        assert_eq!(seen, [(unit(2), 1, moment(2)), (unit(1), 1, moment(0))]);
        assert_eq!(about[0].detail, r#"{"lý do":"tra cứu","second":2}"#);
        assert_eq!(store.snapshot_blocking(|conn| verify(conn, None)).unwrap(), whole(2, 3, 0));
    });
}

#[test]
fn both_databases_give_the_same_hashes() {
    let hashes = |store: &testkit::TestStore| {
        store
            .write_blocking(|conn| (0..5).try_for_each(|at| note(conn, unit(1), "dossier:é", at).map(|_| ())))
            .unwrap();
        store.read_blocking(current_heads).unwrap()
    };
    assert_eq!(hashes(&testkit::sqlite(&[])), hashes(&testkit::postgres(&[])));
}

#[test]
fn a_refused_command_leaves_no_entry() {
    testkit::both(&[], |store| {
        store.write_blocking(|conn| note(conn, unit(1), "dossier:a", 0)).unwrap();
        let refused = store.write_blocking(|conn| {
            note(conn, unit(1), "dossier:a", 1)?;
            Err::<(), _>(store::Error::Refused(kernel::Refusal::conflict(kernel::Reason::new("no"))))
        });
        assert!(matches!(refused, Err(store::Error::Refused(_))));
        assert_eq!(store.snapshot_blocking(|conn| verify(conn, None)).unwrap(), whole(1, 1, 0));
    });
}

#[test]
fn thirty_two_at_once_give_one_whole_chain() {
    testkit::both(&[], |store| {
        std::thread::scope(|scope| {
            for thread in 0..32 {
                scope.spawn(move || {
                    for round in 0..8 {
                        let at = thread * 100 + round;
                        store.write_blocking(|conn| note(conn, unit(1), "dossier:a", at)).unwrap();
                    }
                });
            }
        });
        assert_eq!(store.snapshot_blocking(|conn| verify(conn, None)).unwrap(), whole(1, 256, 0));
    });
}

#[test]
fn signed_heads_are_appended_as_they_move_and_verified_offline() {
    testkit::both(&[], |store| {
        let folder = tempfile::tempdir().unwrap();
        let (log, copy) = (folder.path().join("heads.jsonl"), folder.path().join("usb/heads.jsonl"));
        let signer = Signer::open(&folder.path().join("key.pem")).unwrap();
        let heads = HeadLog::new(signer, log.clone(), Some(copy.clone()));
        store.write_blocking(|conn| note(conn, unit(1), "a", 0).and(note(conn, unit(2), "a", 0))).unwrap();
        let first = heads.append(store, moment(3600)).unwrap();
        assert_eq!(first.heads, 2);
        assert!(first.copy_failed.is_some(), "the second place is not there yet");
        std::fs::create_dir(folder.path().join("usb")).unwrap();
        store.write_blocking(|conn| note(conn, unit(2), "a", 1)).unwrap();
        assert_eq!(heads.append(store, moment(7200)).unwrap().copy_failed, None);
        assert_eq!(heads.append(store, moment(9000)).unwrap().heads, 0, "nothing moved");
        let read_back = read(&log, &heads.public_key()).unwrap();
        assert_eq!(read_back.len(), 4);
        assert_eq!(read(&copy, &heads.public_key()).unwrap().len(), 2, "the copy caught up");
        let verdict = store.snapshot_blocking(|conn| verify(conn, Some(&read_back))).unwrap();
        assert_eq!(verdict, whole(2, 3, 3));
    });
}

#[test]
fn the_key_is_made_once_and_private() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("key.pem");
    let first = Signer::open(&file).unwrap().public_key();
    assert_eq!(Signer::open(&file).unwrap().public_key(), first);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_head_file_with_a_changed_line_is_refused() {
    let store = testkit::sqlite(&[]);
    let folder = tempfile::tempdir().unwrap();
    let signer = Signer::open(&folder.path().join("key.pem")).unwrap();
    store.write_blocking(|conn| note(conn, unit(1), "a", 0)).unwrap();
    let head = sign_all(&store, &signer, moment(1)).unwrap().pop().unwrap();
    assert!(head.is_signed_by(&signer.public_key()));
    let text = serde_json::to_string(&head).unwrap();
    let file = folder.path().join("heads.jsonl");
    std::fs::write(&file, format!("{text}\n{}\n", text.replace("\"length\":1", "\"length\":0"))).unwrap();
    assert!(matches!(read(&file, &signer.public_key()), Err(store::Error::HeadFile { line: 2, .. })));
    let other = Signer::open(&folder.path().join("other.pem")).unwrap().public_key();
    assert!(matches!(read(&file, &other), Err(store::Error::HeadFile { line: 1, .. })));
}

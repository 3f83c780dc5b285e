//! Jobs are done once, tried again with growing pauses, and given up visibly.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use kernel::Timestamp;
use serde_json::json;
use store::jobs::{Counts, Done, Failure, NewJob, Worker, counts, enqueue, failed, retry};
use testkit::TestStore;

use crate::tell::moment;

fn add(store: &TestStore, kind: &str, key: Option<&str>, at: Timestamp) -> kernel::Id {
    let payload = json!({ "to": "an@example.vn" });
    store.write_blocking(|conn| enqueue(conn, &NewJob { kind, key, payload: &payload, run_at: at })).unwrap()
}

fn count(store: &TestStore) -> Counts {
    store.read_blocking(counts).unwrap()
}

#[test]
fn a_due_job_is_done_once_and_leaves() {
    testkit::both(&[], |store| {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let notes = seen.clone();
        let worker = Worker::new(store::Store::clone(store)).on("mail", move |job| {
            notes.lock().unwrap().push(job.payload.clone());
            Ok(())
        });
        add(store, "mail", None, moment(10));
        add(store, "nobody", None, moment(10));
        assert_eq!(worker.run_due(moment(9)).unwrap(), Done::default());
        assert_eq!(worker.run_due(moment(10)).unwrap(), Done { done: 1, ..Done::default() });
        assert_eq!(worker.run_due(moment(11)).unwrap(), Done::default());
        assert_eq!(*seen.lock().unwrap(), [r#"{"to":"an@example.vn"}"#]);
        assert_eq!(count(store), Counts { waiting: 1, ..Counts::default() }, "a kind nobody does waits");
    });
}

#[test]
fn many_jobs_that_nobody_does_stand_in_nobodys_way() {
    testkit::both(&[], |store| {
        for _ in 0..50 {
            add(store, "nobody", None, moment(0));
        }
        add(store, "mail", None, moment(1));
        let worker = Worker::new(store::Store::clone(store)).on("mail", |_| Ok(()));
        assert_eq!(worker.run_due(moment(2)).unwrap().done, 1);
        assert_eq!(count(store).waiting, 50);
    });
}

#[test]
fn a_job_with_the_key_of_a_waiting_one_is_taken_in() {
    testkit::both(&[], |store| {
        let first = add(store, "sync", Some("H41"), moment(0));
        assert_eq!(add(store, "sync", Some("H41"), moment(5)), first);
        assert_ne!(add(store, "sync", Some("H42"), moment(0)), first);
        assert_ne!(add(store, "mail", Some("H41"), moment(0)), first);
        assert_eq!(count(store).waiting, 3);
    });
}

#[test]
fn a_job_enqueued_while_its_like_runs_is_done_too_and_retries_merge() {
    testkit::both(&[], |store| {
        let again = store::Store::clone(store);
        let runs = Arc::new(AtomicU32::new(0));
        let counted = runs.clone();
        let worker = Worker::new(store::Store::clone(store)).on("sync", move |_| {
            if counted.fetch_add(1, Ordering::SeqCst) == 0 {
                let new = NewJob { kind: "sync", key: Some("H41"), payload: &json!(null), run_at: moment(0) };
                again.write_blocking(|conn| enqueue(conn, &new)).unwrap();
                return Err(Failure::later("down"));
            }
            Ok(())
        });
        add(store, "sync", Some("H41"), moment(0));
        assert_eq!(worker.run_due(moment(0)).unwrap().postponed, 1);
        assert_eq!(count(store).waiting, 1, "the newer one does for both");
        worker.run_due(moment(0)).unwrap();
        assert_eq!((count(store), runs.load(Ordering::SeqCst)), (Counts::default(), 2));
    });
}

#[test]
fn pauses_double_and_the_last_failure_is_kept_for_a_person() {
    testkit::both(&[], |store| {
        let worker = Worker::new(store::Store::clone(store))
            .give_up_after(3)
            .on("mail", |_| Err(Failure::later("mail-refused")));
        add(store, "mail", None, moment(0));
        assert_eq!(worker.run_due(moment(0)).unwrap().postponed, 1);
        assert_eq!(worker.run_due(moment(29)).unwrap(), Done::default());
        assert_eq!(worker.run_due(moment(30)).unwrap().postponed, 1);
        assert_eq!(worker.run_due(moment(89)).unwrap(), Done::default());
        assert_eq!(worker.run_due(moment(90)).unwrap().given_up, 1);
        let given_up = store.read_blocking(|conn| failed(conn, 10)).unwrap().pop().unwrap();
        assert_eq!((given_up.attempts, given_up.last_error.as_deref()), (3, Some("mail-refused")));
        assert_eq!(worker.run_due(moment(9_000)).unwrap(), Done::default());
        assert!(store.write_blocking(|conn| retry(conn, given_up.id, moment(9_000))).unwrap());
        assert!(!store.write_blocking(|conn| retry(conn, given_up.id, moment(9_000))).unwrap());
        assert_eq!(worker.run_due(moment(9_000)).unwrap().postponed, 1);
    });
}

#[test]
fn a_hopeless_job_is_given_up_at_once_and_a_panic_is_a_failure() {
    testkit::both(&[], |store| {
        let worker = Worker::new(store::Store::clone(store))
            .on("mail", |_| Err(Failure::never("address-wrong")))
            .on("sync", |_| panic!("as asked"))
            .on("pay", |_| Err(Failure::At { code: "bank-closed".to_owned(), moment: moment(500) }));
        for kind in ["mail", "sync", "pay"] {
            add(store, kind, None, moment(0));
        }
        assert_eq!(worker.run_due(moment(0)).unwrap(), Done { done: 0, postponed: 2, given_up: 1 });
        assert_eq!(worker.run_due(moment(499)).unwrap(), Done { postponed: 1, ..Done::default() });
        assert_eq!(worker.run_due(moment(500)).unwrap().postponed, 1, "the moment that was named");
    });
}

#[test]
fn a_job_whose_worker_died_is_taken_over_after_its_lease() {
    testkit::both(&[], |store| {
        add(store, "mail", None, moment(0));
        store::raw::execute(
            &store.url,
            &format!("UPDATE job SET state = 'running', attempts = 1, run_at = {}", moment(300).as_micros()),
        )
        .unwrap();
        let worker = Worker::new(store::Store::clone(store)).on("mail", |_| Ok(()));
        assert_eq!(worker.run_due(moment(299)).unwrap(), Done::default());
        assert_eq!(worker.run_due(moment(300)).unwrap().done, 1);
    });
}

#[test]
fn two_workers_do_no_job_twice() {
    testkit::both(&[], |store| {
        for _ in 0..30 {
            add(store, "mail", None, moment(0));
        }
        let sent = Arc::new(AtomicU32::new(0));
        let counted = sent.clone();
        let worker = Worker::new(store::Store::clone(store)).on("mail", move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
            Ok(())
        });
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| worker.run_due(moment(1)).unwrap());
            }
        });
        worker.run_due(moment(1)).unwrap();
        assert_eq!((sent.load(Ordering::SeqCst), count(store)), (30, Counts::default()));
    });
}

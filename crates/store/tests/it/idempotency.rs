//! A call sent twice acts once.

use store::idempotency::{Call, Known, find, forget, record};

use crate::tell::{moment, say, unit, with_words, words};

#[test]
fn the_same_call_finds_its_answer_and_another_body_is_told_apart() {
    testkit::both(&[], |store| {
        let call = Call::new(unit(1), "k1", b"POST /dossiers {a}");
        store
            .write_blocking(|conn| {
                assert_eq!(find(conn, &call)?, Known::New);
                record(conn, &call, 201, "{}", moment(0))
            })
            .unwrap();
        let look = |call: &Call| store.read_blocking(|conn| find(conn, call)).unwrap();
        assert_eq!(look(&call), Known::Answered { status: 201, body: "{}".to_owned() });
        assert_eq!(look(&Call::new(unit(1), "k1", b"POST /dossiers {b}")), Known::Different);
        assert_eq!(look(&Call::new(unit(2), "k1", b"POST /dossiers {a}")), Known::New);
        assert_eq!(store.write_blocking(|conn| forget(conn, moment(1))).unwrap(), 1);
        assert_eq!(look(&call), Known::New);
    });
}

#[test]
fn a_call_sent_many_times_at_once_acts_once() {
    testkit::both(&[], |store| {
        with_words(store);
        let call = Call::new(unit(1), "k1", b"POST");
        let once = |number: u32| {
            store.write_blocking(|conn| match find(conn, &call)? {
                Known::New => {
                    say(conn, &format!("w{number}"))?;
                    let body = format!("answer {number}");
                    record(conn, &call, 201, &body, moment(0)).map(|()| body)
                }
                Known::Answered { body, .. } => Ok(body),
                Known::Different => panic!("it is the same"),
            })
        };
        let once = &once;
        let answers: Vec<String> = std::thread::scope(|scope| {
            let acts: Vec<_> = (0..8).map(|number| scope.spawn(move || once(number).unwrap())).collect();
            acts.into_iter().map(|act| act.join().unwrap()).collect()
        });
        assert_eq!(words(store).len(), 1);
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    });
}

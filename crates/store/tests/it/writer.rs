//! Group commit keeps commands apart, and the store comes back by itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use kernel::{Reason, Refusal};
use store::{Error, Store, StoreConfig};

use crate::tell::{note, say, unit, with_words, words};

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

fn no() -> Error {
    Error::Refused(Refusal::conflict(Reason::new("no")))
}

/// What command `number` does: every fifth is refused after it wrote, every seventh panics, some say a word
/// that another has said, some nest a transaction that fails.
fn act(conn: &mut store::Conn, number: u32) -> store::Result<u32> {
    use diesel::Connection;
    say(conn, &format!("w{number:03}"))?;
    match number % 35 {
        n if n % 5 == 0 => Err(no()),
        n if n % 7 == 0 => panic!("as asked"),
        n if n % 11 == 0 => {
            let inner = conn.transaction(|conn| say(conn, "inner").and(Err::<(), _>(no())));
            assert!(inner.is_err());
            Ok(number)
        }
        n if n % 13 == 0 => say(conn, &format!("w{number:03}")).map(|()| number),
        _ => Ok(number),
    }
}

fn is_kept(number: u32) -> bool {
    let n = number % 35;
    !n.is_multiple_of(5) && !n.is_multiple_of(7) && (n.is_multiple_of(11) || !n.is_multiple_of(13))
}

#[test]
fn each_command_of_a_batch_stands_or_falls_alone() {
    testkit::both(&[], |store| {
        with_words(store);
        let outcomes = runtime().block_on(async {
            let acts: Vec<_> = (0..140)
                .map(|number| {
                    let store = Store::clone(store);
                    tokio::spawn(async move { store.write(move |conn| act(conn, number)).await })
                })
                .collect();
            let mut outcomes = Vec::new();
            for act in acts {
                outcomes.push(act.await.unwrap());
            }
            outcomes
        });
        for (number, outcome) in (0_u32..).zip(&outcomes) {
            assert_eq!(outcome.is_ok(), is_kept(number), "{number}: {outcome:?}");
        }
        assert!(matches!(outcomes[7], Err(Error::Panicked(_))));
        assert!(outcomes[13].as_ref().is_err_and(Error::is_duplicate) || store.kind() == store::Kind::Postgres);
        let kept: Vec<String> = (0..140).filter(|n| is_kept(*n)).map(|n| format!("w{n:03}")).collect();
        assert_eq!(words(store), kept);
        if store.kind() == store::Kind::Sqlite {
            let figures = store.figures();
            assert_eq!((figures.queued, figures.commands), (0, 140));
            assert!(figures.commits < 140, "some were committed together: {figures:?}");
        }
    });
}

#[test]
fn many_writers_and_readers_give_a_whole_chain() {
    testkit::both(&[], |store| {
        runtime().block_on(async {
            let mut acts = tokio::task::JoinSet::new();
            for at in 0..200 {
                let store = Store::clone(store);
                acts.spawn(async move {
                    store.write(move |conn| note(conn, unit(at as u8 % 3), "a", at)).await.unwrap();
                    store.read(store::audit::current_heads).await.unwrap().len()
                });
            }
            while let Some(done) = acts.join_next().await {
                assert!(done.unwrap() > 0);
            }
        });
        let verdict = store.snapshot_blocking(|conn| store::audit::verify(conn, None)).unwrap();
        let whole = store::audit::Verified { chains: 3, entries: 200, heads: 0 };
        assert_eq!(verdict, store::audit::Verdict::Whole(whole));
    });
}

#[test]
fn what_was_overtaken_runs_again() {
    testkit::both(&[], |store| {
        with_words(store);
        let tries = Arc::new(AtomicU32::new(0));
        let counted = tries.clone();
        let overtaken = move |conn: &mut store::Conn| {
            say(conn, "once")?;
            if counted.fetch_add(1, Ordering::SeqCst) < 2 { Err(Error::Again) } else { Ok(()) }
        };
        runtime().block_on(store.write(overtaken.clone())).unwrap();
        assert_eq!(words(store), ["once"]);
        assert_eq!(tries.load(Ordering::SeqCst), 3);
        assert!(matches!(store.write_blocking(|_| Err::<(), _>(Error::Again)), Err(Error::Again)));
    });
}

#[test]
fn a_second_server_on_the_same_file_is_refused_until_the_first_is_gone() {
    let store = testkit::sqlite(&[]);
    let claim = store.claim().unwrap();
    let second = Store::open(&StoreConfig::parse(&store.url).unwrap()).unwrap();
    assert!(matches!(second.claim(), Err(Error::Claimed(_))));
    with_words(&store);
    second.write_blocking(|conn| say(conn, "the command line may write")).unwrap();
    store.write_blocking(|conn| say(conn, "and so may the server")).unwrap();
    assert_eq!(words(&store).len(), 2);
    drop(claim);
    assert!(second.claim().is_ok());
}

#[test]
fn readers_cannot_write_on_sqlite() {
    let store = testkit::sqlite(&[]);
    with_words(&store);
    assert!(store.read_blocking(|conn| say(conn, "no")).is_err());
    assert!(words(&store).is_empty());
}

#[test]
fn a_full_disk_is_told_and_passes() {
    let store = testkit::sqlite(&[]);
    with_words(&store);
    store.write_blocking(|conn| say(conn, "before")).unwrap();
    let long = "x".repeat(2_000_000);
    let fill = |conn: &mut store::Conn| {
        use diesel::connection::SimpleConnection;
        conn.batch_execute("PRAGMA max_page_count = 100")?;
        say(conn, &long)
    };
    let refused = store.write_blocking(fill);
    assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    store.write_blocking(|conn| say(conn, "after")).unwrap();
    assert_eq!(words(&store), ["after", "before"]);
}

#[test]
fn a_batch_on_a_full_disk_is_refused_as_a_whole_and_passes() {
    let store = testkit::sqlite(&[]);
    with_words(&store);
    runtime().block_on(async {
        let mut acts = tokio::task::JoinSet::new();
        for number in 0..40_u32 {
            let store = Store::clone(&store);
            acts.spawn(async move {
                let done = store
                    .write(move |conn| {
                        use diesel::connection::SimpleConnection;
                        say(conn, &format!("w{number}"))?;
                        if number % 10 == 3 {
                            conn.batch_execute("PRAGMA max_page_count = 60")?;
                            say(conn, &"x".repeat(2_000_000))?;
                        }
                        Ok(())
                    })
                    .await;
                (number, done)
            });
        }
        let mut kept = Vec::new();
        while let Some(done) = acts.join_next().await {
            match done.unwrap() {
                (number, Ok(())) => kept.push(format!("w{number}")),
                (_, Err(error)) => assert!(error.is_passing(), "{error:?}"),
            }
        }
        kept.sort();
        assert_eq!(words(&store), kept, "what was answered is there, and nothing else");
    });
    store.write_blocking(|conn| say(conn, "after")).unwrap();
}

#[test]
fn a_database_that_went_away_and_came_back_is_used_again() {
    let store = testkit::postgres(&[]);
    with_words(&store);
    store.write_blocking(|conn| say(conn, "before")).unwrap();
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    store::raw::execute(&store.url, cut).unwrap();
    store.write_blocking(|conn| say(conn, "after")).unwrap();
    store::raw::execute(&store.url, cut).unwrap();
    let first = store.read_blocking(store::audit::current_heads);
    assert!(first.is_ok() || first.is_err_and(|error| error.is_passing()));
    assert_eq!(words(&store), ["after", "before"]);
}

#[test]
fn a_database_that_is_not_there_is_unavailable() {
    let nowhere = StoreConfig::postgres("postgres://nobody@127.0.0.1:1/none");
    assert!(matches!(Store::open(&nowhere), Err(Error::Unavailable(_))));
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(&StoreConfig::sqlite(folder.path())), Err(Error::Unavailable(_))));
    assert!(matches!(StoreConfig::parse("mysql://x"), Err(Error::Address)));
}

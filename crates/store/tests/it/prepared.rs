//! What is kept prepared: a statement is prepared once however often it runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::InstrumentationEvent;
use diesel::prelude::*;
use store::{Conn, Result};

use crate::tell::{note, say, unit, with_words, word};

/// Runs `act` ten times in one transaction and answers how many statements were kept the while.
fn statements_kept(store: &testkit::TestStore, act: impl Fn(&mut Conn, i64) -> Result<()>) -> usize {
    let kept = Arc::new(AtomicUsize::new(0));
    store
        .write_blocking(|conn| {
            let seen = kept.clone();
            conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
                if matches!(event, InstrumentationEvent::CacheQuery { .. }) {
                    seen.fetch_add(1, Ordering::Relaxed);
                }
            });
            let done = (0..10).try_for_each(|number| act(conn, number));
            conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
            done
        })
        .unwrap();
    kept.load(Ordering::Relaxed)
}

#[test]
fn appending_to_the_chain_uses_few_kept_statements() {
    testkit::both(&[], |store| {
        let append = |conn: &mut Conn, number| note(conn, unit(1), "a", number).map(|_| ());
        let most = if store.kind() == store::Kind::Sqlite { 4 } else { 2 };
        assert_eq!(statements_kept(store, append), most);
    });
}

#[test]
fn an_insert_is_kept_and_an_update_only_when_asked() {
    testkit::both(&[], |store| {
        with_words(store);
        assert_eq!(statements_kept(store, |conn, number| say(conn, &format!("w{number}"))), 1);
        let renamed = |number: i64| {
            diesel::update(word::table.find(format!("w{number}"))).set(word::text.eq(format!("v{number}")))
        };
        assert_eq!(statements_kept(store, |conn, number| Ok(renamed(number).execute(conn).map(|_| ())?)), 0);
        let back = |conn: &mut Conn, number: i64| {
            let back = diesel::update(word::table.find(format!("v{number}"))).set(word::text.eq(format!("w{number}")));
            let texts: Vec<String> = store::kept(back.returning(word::text)).get_results(conn)?;
            assert_eq!(texts, [format!("w{number}")]);
            Ok(())
        };
        assert_eq!(statements_kept(store, back), 1);
        let again = |conn: &mut Conn, number: i64| {
            assert_eq!(store::kept(renamed(number)).execute(conn)?, 1);
            assert_eq!(store::kept(renamed(number)).execute(conn)?, 0, "nothing is called so any more");
            Ok(())
        };
        assert_eq!(statements_kept(store, again), 1);
        assert_eq!(statements_kept(store, |conn, number| back(conn, number)), 0, "it is known by now");
        let delete = |conn: &mut Conn, number: i64| {
            assert_eq!(store::kept(diesel::delete(word::table.find(format!("w{number}")))).execute(conn)?, 1);
            Ok(())
        };
        assert_eq!(statements_kept(store, delete), 1);
    });
}

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    sum: i64,
}

#[test]
fn a_text_is_kept_when_asked() {
    use diesel::sql_types::BigInt;
    testkit::both(&[], |store| {
        let add = |conn: &mut Conn, number: i64| {
            let query = diesel::sql_query("SELECT $1 + $2 AS sum").bind::<BigInt, _>(number).bind::<BigInt, _>(1);
            assert_eq!(store::kept(query).get_result::<Sum>(conn)?.sum, number + 1);
            Ok(())
        };
        assert_eq!(statements_kept(store, add), 1);
        let put = |conn: &mut Conn, number: i64| {
            let put = "INSERT INTO word (text) VALUES ($1) ON CONFLICT (text) DO UPDATE SET text = excluded.text";
            let query = diesel::sql_query(put).bind::<diesel::sql_types::Text, _>(format!("u{number}"));
            assert_eq!(store::kept(query).execute(conn)?, 1);
            Ok(())
        };
        with_words(store);
        assert_eq!(statements_kept(store, put), 1);
        store.tidy().unwrap();
    });
}

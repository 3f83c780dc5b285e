use diesel::prelude::*;
use identity::commands;
use identity::schema::account_session;
use identity::{SESSION_ACCOUNT, Sessions};
use kernel::Id;
use serde_json::json;
use testkit::TestStore;
use time::{Duration, OffsetDateTime};
use tower_sessions::SessionStore;
use tower_sessions::session::{Id as SessionId, Record};
use tower_sessions::session_store::ExpiredDeletion;

use crate::{account, as_console, block_on, both, hash};

fn sessions(store: &TestStore) -> Sessions {
    Sessions::new((**store).clone())
}

fn record(account: Option<Id>, minutes: i64) -> Record {
    // Sessions follow the machine's clock, as tower-sessions does.
    let expiry_date = OffsetDateTime::now_utc() + Duration::minutes(minutes);
    let mut record = Record { id: SessionId::default(), data: Default::default(), expiry_date };
    if let Some(account) = account {
        record.data.insert(SESSION_ACCOUNT.to_owned(), json!(account));
    }
    record
}

fn make(store: &TestStore, account: Option<Id>, minutes: i64) -> Record {
    let mut record = record(account, minutes);
    block_on(sessions(store).create(&mut record)).unwrap();
    record
}

fn is_there(store: &TestStore, record: &Record) -> bool {
    block_on(sessions(store).load(&record.id)).unwrap().is_some()
}

#[test]
fn a_session_comes_back_as_it_was() {
    both(|store| {
        let made = make(store, None, 30);
        let loaded = block_on(sessions(store).load(&made.id)).unwrap().unwrap();
        assert_eq!(loaded.data, made.data);
        block_on(sessions(store).delete(&made.id)).unwrap();
        assert!(!is_there(store, &made));
    });
}

#[test]
fn the_cookie_itself_is_not_in_the_database() {
    both(|store| {
        let made = make(store, None, 30);
        let key: Vec<u8> =
            store.read_blocking(|conn| Ok(account_session::table.select(account_session::id).first(conn)?)).unwrap();
        assert_ne!(key, made.id.0.to_be_bytes());
        assert_eq!(key.len(), 32);
    });
}

#[test]
fn all_sessions_of_an_account_end_with_its_password_and_its_closing() {
    both(|store| {
        let id = account(store, "lan");
        let other = account(store, "binh");
        let (here, there, others) =
            (make(store, Some(id), 30), make(store, Some(id), 30), make(store, Some(other), 30));
        as_console(store, move |conn, ctx| commands::set_password(conn, ctx, id, &hash(), false));
        assert!(!is_there(store, &here) && !is_there(store, &there) && is_there(store, &others));
        as_console(store, move |conn, ctx| commands::disable(conn, ctx, other));
        assert!(!is_there(store, &others));
    });
}

#[test]
fn saving_does_not_bring_an_ended_session_back() {
    both(|store| {
        let id = account(store, "lan");
        let mut made = make(store, Some(id), 30);
        as_console(store, move |conn, ctx| commands::set_password(conn, ctx, id, &hash(), false));
        made.data.insert("draft".to_owned(), json!(1));
        block_on(sessions(store).save(&made)).unwrap();
        assert!(!is_there(store, &made));
    });
}

#[test]
fn only_what_changed_is_written() {
    both(|store| {
        let mut made = make(store, None, 30);
        let expires = || -> i64 {
            store
                .read_blocking(|conn| Ok(account_session::table.select(account_session::expires_at).first(conn)?))
                .unwrap()
        };
        let before = expires();
        made.expiry_date += Duration::minutes(2);
        block_on(sessions(store).save(&made)).unwrap();
        assert_eq!(expires(), before, "a little later is not worth a write");
        made.expiry_date += Duration::minutes(10);
        block_on(sessions(store).save(&made)).unwrap();
        assert_eq!(expires(), before + 12 * 60 * 1_000_000);
        made.data.insert("lang".to_owned(), json!("en"));
        block_on(sessions(store).save(&made)).unwrap();
        assert_eq!(block_on(sessions(store).load(&made.id)).unwrap().unwrap().data, made.data);
    });
}

#[test]
fn expired_sessions_are_swept() {
    both(|store| {
        let (old, fresh) = (make(store, None, -1), make(store, None, 30));
        assert!(!is_there(store, &old));
        block_on(sessions(store).delete_expired()).unwrap();
        let left: i64 = store.read_blocking(|conn| Ok(account_session::table.count().get_result(conn)?)).unwrap();
        assert_eq!(left, 1);
        assert!(is_there(store, &fresh));
    });
}

use diesel::prelude::*;
use identity::commands::{self, NewToken};
use identity::schema::account_token;
use identity::{actor_by_token, bearer};
use kernel::{Id, Timestamp};
use testkit::TestStore;

use crate::{account, acts, as_console, block_on, both, code, now, try_as_console};

fn make(store: &TestStore, account: Id, days: u32) -> (Id, String) {
    let new = NewToken { account, label: "máy quét".to_owned(), days };
    let made = as_console(store, move |conn, ctx| commands::create_token(conn, ctx, &new));
    (made.id, made.token)
}

fn opens(store: &TestStore, token: &str, at: Timestamp) -> bool {
    let token = token.to_owned();
    store.read_blocking(move |conn| actor_by_token(conn, &token, "10.0.0.1", at)).unwrap().is_some()
}

#[test]
fn a_token_opens_until_it_expires() {
    both(|store| {
        let id = account(store, "lan");
        let (_, token) = make(store, id, 30);
        assert!(opens(store, &token, now().plus_seconds(30 * 86_400 - 1)));
        assert!(!opens(store, &token, now().plus_seconds(30 * 86_400)));
    });
}

#[test]
fn revoked_tokens_and_those_of_closed_accounts_open_nothing() {
    both(|store| {
        let id = account(store, "lan");
        let (first, token) = make(store, id, 30);
        let (_, other) = make(store, id, 30);
        as_console(store, move |conn, ctx| commands::revoke_token(conn, ctx, first));
        assert!(!opens(store, &token, now()) && opens(store, &other, now()));
        as_console(store, move |conn, ctx| commands::disable(conn, ctx, id));
        assert!(!opens(store, &other, now()));
    });
}

#[test]
fn forged_tokens_open_nothing() {
    both(|store| {
        let id = account(store, "lan");
        let (_, token) = make(store, id, 30);
        let mut forged = token.clone().into_bytes();
        forged[20] ^= 1;
        let forged = String::from_utf8(forged).unwrap();
        for wrong in ["", "motcua_", &token[..token.len() - 1], &token.to_uppercase(), &forged, &"x".repeat(100_000)] {
            assert!(!opens(store, wrong, now()));
        }
    });
}

#[test]
fn only_a_hash_is_stored_and_nothing_on_the_chain() {
    both(|store| {
        let id = account(store, "lan");
        let (_, token) = make(store, id, 30);
        let stored: Vec<u8> =
            store.read_blocking(|conn| Ok(account_token::table.select(account_token::hash).first(conn)?)).unwrap();
        assert_eq!(stored.len(), 32);
        assert!(acts(store).iter().all(|(_, detail)| !detail.contains(&token)));
    });
}

#[test]
fn a_use_is_noted_to_the_hour() {
    both(|store| {
        let id = account(store, "lan");
        let (_, token) = make(store, id, 30);
        let used = || -> Timestamp {
            store.read_blocking(|conn| Ok(account_token::table.select(account_token::used_at).first(conn)?)).unwrap()
        };
        let call = |at| block_on(bearer(store, token.clone(), "10.0.0.1".to_owned(), at)).unwrap().unwrap();
        call(now().plus_seconds(1_800));
        assert_eq!(used(), now());
        call(now().plus_seconds(3_500));
        assert_eq!(used(), now());
        call(now().plus_seconds(7_300));
        assert_eq!(used(), now().plus_seconds(7_200));
        assert_eq!(call(now()).login, "lan");
    });
}

#[test]
fn days_are_bounded() {
    both(|store| {
        let id = account(store, "lan");
        for days in [0, 100_000] {
            let new = NewToken { account: id, label: String::new(), days };
            let refused = try_as_console(store, move |conn, ctx| commands::create_token(conn, ctx, &new));
            assert_eq!(code(refused), "identity-token-days");
        }
    });
}

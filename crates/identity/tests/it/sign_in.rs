use identity::commands;
use identity::sign_in::{challenge, settle};
use identity::{Attempt, SignedIn, change_own_password, queries, sign_in};
use kernel::{Id, Timestamp};
use testkit::TestStore;

use crate::{PASSWORD, account, acts, as_console, block_on, both, code, now};

fn attempt(login: &str, password: &str, now: Timestamp) -> Attempt {
    Attempt { login: login.to_owned(), password: password.to_owned(), origin: "10.0.0.1".to_owned(), now }
}

fn try_at(store: &TestStore, login: &str, password: &str, now: Timestamp) -> store::Result<SignedIn> {
    block_on(sign_in(store, attempt(login, password, now)))
}

#[test]
fn the_right_password_opens() {
    both(|store| {
        let id = account(store, "lan");
        let signed = try_at(store, " LAN ", PASSWORD, now()).unwrap();
        assert_eq!(signed, SignedIn { account: id, must_change: false });
    });
}

#[test]
fn every_failure_gives_the_same_answer() {
    both(|store| {
        account(store, "lan");
        let closed = account(store, "binh");
        as_console(store, move |conn, ctx| commands::disable(conn, ctx, closed));
        for (login, password) in
            [("lan", "wrong wrong"), ("nobody", PASSWORD), ("binh", PASSWORD), ("", ""), ("lan", "")]
        {
            assert_eq!(code(try_at(store, login, password, now())), "identity-sign-in-refused");
        }
    });
}

/// The work is the same: an unknown login has a hash of the same cost to be checked against.
#[test]
fn an_unknown_login_costs_the_same_work() {
    both(|store| {
        account(store, "lan");
        let shown = |login: &'static str| store.read_blocking(move |conn| challenge(conn, login)).unwrap();
        let cost = |login| format!("{:?}", shown(login).cost());
        assert_eq!(cost("nobody"), cost("lan"));
        assert!(!shown("nobody").verify(PASSWORD));
    });
}

/// Settles an attempt without the costly check.
fn settled(store: &TestStore, fits: bool, at: Timestamp) -> Option<SignedIn> {
    let challenge = store.read_blocking(|conn| challenge(conn, "lan")).unwrap();
    store.write_blocking(move |conn| settle(conn, &challenge, fits, "10.0.0.1", at)).unwrap()
}

#[test]
fn wrong_passwords_make_the_account_wait_longer_and_longer() {
    both(|store| {
        account(store, "lan");
        let mut at = now();
        for _ in 0..5 {
            assert_eq!(settled(store, false, at), None);
        }
        // Waiting: even the right password does not open, and trying on does not lengthen the wait.
        for _ in 0..3 {
            assert_eq!(settled(store, true, at.plus_seconds(29)), None);
        }
        at = at.plus_seconds(30);
        assert_eq!(settled(store, false, at), None);
        assert_eq!(settled(store, true, at.plus_seconds(59)), None);
        assert!(settled(store, true, at.plus_seconds(60)).is_some());
        // Forgiven: five free tries again.
        assert_eq!(settled(store, false, at.plus_seconds(60)), None);
        assert!(settled(store, true, at.plus_seconds(60)).is_some());
    });
}

#[test]
fn tries_stand_on_the_chain() {
    both(|store| {
        account(store, "lan");
        settled(store, false, now());
        settled(store, true, now());
        let names: Vec<String> = acts(store).into_iter().map(|(act, _)| act).collect();
        assert_eq!(names, ["account.create", "account.sign-in-refused", "account.sign-in"]);
    });
}

#[test]
fn a_password_changed_meanwhile_does_not_open() {
    both(|store| {
        let id = account(store, "lan");
        let old = store.read_blocking(|conn| challenge(conn, "lan")).unwrap();
        let new = identity::PasswordHash::unchecked("another horse");
        as_console(store, move |conn, ctx| commands::set_password(conn, ctx, id, &new, false));
        let late = store.write_blocking(move |conn| settle(conn, &old, true, "10.0.0.1", now())).unwrap();
        assert_eq!(late, None);
    });
}

fn change(store: &TestStore, id: Id, old: &str, new: &str) -> store::Result<()> {
    let actor = store.read_blocking(move |conn| queries::actor(conn, id, "10.0.0.1", now())).unwrap().unwrap();
    block_on(change_own_password(store, actor, old.to_owned(), new.to_owned(), now()))
}

#[test]
fn ones_own_password_is_changed_with_the_old_one() {
    both(|store| {
        let id = account(store, "lan");
        assert_eq!(code(change(store, id, "wrong wrong", "a new long one")), "identity-password-wrong");
        assert_eq!(code(change(store, id, PASSWORD, "short")), "identity-password-short");
        assert_eq!(code(change(store, id, PASSWORD, PASSWORD)), "identity-password-same");
        change(store, id, PASSWORD, "a new long one").unwrap();
        assert!(try_at(store, "lan", "a new long one", now()).is_ok());
        assert!(try_at(store, "lan", PASSWORD, now()).is_err());
    });
}

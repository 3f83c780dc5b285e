use identity::commands::{self, NewAccount};
use identity::{PasswordHash, password, queries};
use kernel::Refusal;

use crate::{account, acts, as_console, both, code, hash, now, try_as_console, unit};

fn new(login: &str, name: &str) -> NewAccount {
    NewAccount { login: login.to_owned(), name: name.to_owned(), unit: unit(), password: hash(), must_change: true }
}

#[test]
fn an_account_is_made_once_in_one_stored_form() {
    both(|store| {
        as_console(store, |conn, ctx| commands::create_account(conn, ctx, &new(" QuynhLuu.Receiver ", "  Lê   An ")));
        let row = store.read_blocking(|conn| queries::account_by_login(conn, "quynhluu.receiver")).unwrap();
        assert_eq!((row.login.as_str(), row.name.as_str()), ("quynhluu.receiver", "Lê An"));
        assert!(row.must_change && row.has_first_password());
        let again =
            try_as_console(store, |conn, ctx| commands::create_account(conn, ctx, &new("quynhluu.RECEIVER", "Lê An")));
        assert_eq!(code(again), "identity-login-taken");
    });
}

#[test]
fn every_wrong_field_is_named() {
    both(|store| {
        let wrong = try_as_console(store, |conn, ctx| commands::create_account(conn, ctx, &new("a b", "\u{200b} ")));
        let Err(store::Error::Refused(Refusal::Invalid(faults))) = wrong else { panic!("not refused") };
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["login", "name"]);
    });
}

#[test]
fn a_disabled_account_is_nobody_and_may_come_back() {
    both(|store| {
        let id = account(store, "lan");
        as_console(store, move |conn, ctx| commands::disable(conn, ctx, id));
        let actor = || store.read_blocking(move |conn| queries::actor(conn, id, "10.0.0.1", now())).unwrap();
        assert_eq!(actor(), None);
        as_console(store, move |conn, ctx| commands::enable(conn, ctx, id));
        assert_eq!(actor().unwrap().login, "lan");
    });
}

#[test]
fn acts_are_on_the_chain_of_the_unit_without_secrets() {
    both(|store| {
        let id = account(store, "lan");
        as_console(store, move |conn, ctx| commands::set_password(conn, ctx, id, &hash(), true));
        as_console(store, move |conn, ctx| commands::disable(conn, ctx, id));
        // The second time changes nothing and says nothing.
        as_console(store, move |conn, ctx| commands::disable(conn, ctx, id));
        let acts = acts(store);
        let names: Vec<&str> = acts.iter().map(|(act, _)| act.as_str()).collect();
        assert_eq!(names, ["account.create", "account.set-password", "account.disable"]);
        assert!(acts.iter().all(|(_, detail)| !detail.contains("argon2")));
    });
}

#[test]
fn a_set_password_is_no_longer_the_first() {
    both(|store| {
        let id = account(store, "lan");
        as_console(store, move |conn, ctx| commands::set_password(conn, ctx, id, &hash(), false));
        assert!(!store.read_blocking(move |conn| queries::account(conn, id)).unwrap().has_first_password());
    });
}

#[rstest::rstest]
#[case("short", "identity-password-short")]
#[case("12345678", "identity-password-common")]
#[case("PassWord", "identity-password-common")]
#[case("zzzzzzzzzz", "identity-password-common")]
#[case("quynhluu.head", "identity-password-common")]
fn weak_passwords_are_refused(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(password::check(text, "quynhluu.head").unwrap_err().code, expected);
}

#[test]
fn a_long_password_is_refused_before_any_work() {
    assert_eq!(password::check(&"aB3 ".repeat(100), "lan").unwrap_err().code, "identity-password-long");
    assert!(!hash().is(&"x".repeat(10_000_000)));
}

#[test]
fn generated_passwords_are_strong_and_readable() {
    let (first, second) = (password::generate(), password::generate());
    assert_ne!(first, second);
    assert_eq!(first.len(), 19);
    assert!(PasswordHash::of(&first, "lan").is_ok());
}

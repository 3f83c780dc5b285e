use identity::commands::{self, NewGrant};
use identity::{Grant, Role, queries};
use kernel::{Date, Id, Timestamp};
use testkit::TestStore;

use crate::{account, as_console, both, code, now, try_as_console, unit};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn give(store: &TestStore, account: Id, role: Role, from: &str, to: Option<&str>) -> Id {
    let new = NewGrant { account, role, unit: unit(), valid_from: day(from), valid_to: to.map(day) };
    as_console(store, move |conn, ctx| commands::grant(conn, ctx, &new))
}

fn roles_at(store: &TestStore, account: Id, at: &str) -> Vec<Role> {
    let at = Timestamp::parse(at).unwrap();
    let actor = store.read_blocking(move |conn| queries::actor(conn, account, "cli", at)).unwrap().unwrap();
    actor.grants.iter().map(|grant| grant.role).collect()
}

#[test]
fn a_role_counts_on_its_days_only() {
    both(|store| {
        let id = account(store, "lan");
        give(store, id, Role::Receiver, "2026-01-01", Some("2026-11-23"));
        give(store, id, Role::Head, "2026-11-24", None);
        assert_eq!(roles_at(store, id, "2026-11-23T23:59"), [Role::Receiver]);
        assert_eq!(roles_at(store, id, "2026-11-24T00:00"), [Role::Head]);
        assert!(roles_at(store, id, "2025-12-31T12:00").is_empty());
    });
}

#[test]
fn the_same_role_is_given_once() {
    both(|store| {
        let id = account(store, "lan");
        let first = give(store, id, Role::Head, "2026-01-01", None);
        assert_eq!(give(store, id, Role::Head, "2026-06-01", None), first);
        assert_eq!(give(store, id, Role::Head, "2026-06-01", Some("2026-07-01")), first);
        assert_ne!(give(store, id, Role::Head, "2025-06-01", None), first);
    });
}

#[test]
fn a_revoked_role_is_gone_at_once_and_stays_in_the_books() {
    both(|store| {
        let id = account(store, "lan");
        let grant = give(store, id, Role::Head, "2026-01-01", None);
        as_console(store, move |conn, ctx| commands::revoke(conn, ctx, grant));
        assert!(roles_at(store, id, "2026-11-23T08:00").is_empty());
        assert_eq!(roles_at(store, id, "2026-11-22T08:00"), [Role::Head]);
    });
}

#[test]
fn days_must_be_in_order_and_the_account_known() {
    both(|store| {
        let id = account(store, "lan");
        let new = NewGrant {
            account: id,
            role: Role::Head,
            unit: unit(),
            valid_from: day("2026-02-01"),
            valid_to: Some(day("2026-01-01")),
        };
        assert_eq!(
            code(try_as_console(store, move |conn, ctx| commands::grant(conn, ctx, &new))),
            "identity-grant-days"
        );
        let nobody = NewGrant { account: Id::new(), valid_to: None, ..new };
        let refused = try_as_console(store, move |conn, ctx| commands::grant(conn, ctx, &nobody));
        assert_eq!(code(refused), "identity-account-unknown");
    });
}

#[test]
fn holders_are_open_accounts_with_the_role_at_that_unit_today() {
    both(|store| {
        let (an, binh, cuc) = (account(store, "lan"), account(store, "binh"), account(store, "cuc"));
        give(store, an, Role::Specialist, "2026-01-01", None);
        give(store, an, Role::Specialist, "2025-01-01", None);
        give(store, binh, Role::Specialist, "2026-01-01", Some("2026-02-01"));
        give(store, cuc, Role::Specialist, "2026-01-01", None);
        as_console(store, move |conn, ctx| commands::disable(conn, ctx, cuc));
        let today = now().date();
        let holders = store.read_blocking(move |conn| queries::holders(conn, Role::Specialist, unit(), today)).unwrap();
        assert_eq!(holders.iter().map(|row| row.id).collect::<Vec<_>>(), [an]);
    });
}

#[test]
fn an_actor_answers_for_its_roles_and_units() {
    both(|store| {
        let id = account(store, "lan");
        give(store, id, Role::Head, "2026-01-01", None);
        let actor = store.read_blocking(move |conn| queries::actor(conn, id, "10.0.0.1", now())).unwrap().unwrap();
        assert!(actor.has(Role::Head) && actor.has_in(Role::Head, unit()) && actor.acts_in(unit()));
        assert!(!actor.has(Role::Signer) && !actor.has_in(Role::Head, Id::new()) && !actor.is_console());
        assert_eq!(actor.units_with(Role::Head).collect::<Vec<_>>(), [unit()]);
        assert_eq!(actor.grants, [Grant { role: Role::Head, unit: unit() }]);
        assert_eq!(actor.home_unit(), Some(unit()));
    });
}

/// A first password that others have seen opens nothing but the page for one's own.
#[test]
fn whoever_must_choose_a_password_has_no_roles_until_then() {
    both(|store| {
        let id = account(store, "lan");
        give(store, id, Role::Head, "2026-01-01", None);
        as_console(store, move |conn, ctx| commands::set_password(conn, ctx, id, &crate::hash(), true));
        assert!(roles_at(store, id, "2026-11-23T08:00").is_empty());
        as_console(store, move |conn, ctx| commands::set_password(conn, ctx, id, &crate::hash(), false));
        assert_eq!(roles_at(store, id, "2026-11-23T08:00"), [Role::Head]);
    });
}

use std::collections::{HashMap, HashSet};

use identity::Role;
use organization::{UnitKind, demo, people_with};

use crate::{as_console, both, directory, today};

#[test]
fn every_role_is_there_at_a_unit_that_fits() {
    both(|store| {
        let made = as_console(store, demo::seed);
        assert_eq!(made, 10 * 12 + 12 + 15 * 6);
        let lines = store.read_blocking(|conn| demo::account_lines(conn, today())).unwrap();
        assert_eq!(lines.len(), made);
        let directory = directory(store);
        let mut roles: HashMap<Role, usize> = HashMap::new();
        for line in &lines {
            assert_eq!(line.password.as_deref(), Some(demo::PASSWORD));
            assert_eq!(line.roles.len(), 1);
            assert!(line.person.ends_with("(dữ liệu thử)"));
            let unit = directory.by_code(line.unit.as_deref().unwrap()).unwrap();
            assert!(organization::rules::role_fits(line.roles[0], unit.kind), "{line:?}");
            *roles.entry(line.roles[0]).or_default() += 1;
        }
        assert_eq!(roles.keys().collect::<HashSet<_>>(), Role::ALL.iter().collect());
        for role in [Role::Receiver, Role::Returner, Role::Cashier, Role::Digitiser, Role::Director] {
            assert_eq!(roles[&role], 11, "ten communes and the province");
        }
        for role in [Role::ProvincialCentre, Role::ProvincialOffice, Role::PoliceAdmin, Role::Operator] {
            assert_eq!(roles[&role], 1);
        }
        assert_eq!(roles[&Role::DepartmentAdmin], 15);
        assert!(lines.iter().any(|line| line.name == "quynhluu.receiver"));
    });
}

#[test]
fn a_second_seed_changes_nothing() {
    both(|store| {
        as_console(store, demo::seed);
        let revision = directory(store).revision();
        assert_eq!(as_console(store, demo::seed), 0);
        assert_eq!(directory(store).revision(), revision);
    });
}

#[test]
fn a_changed_password_is_not_shown() {
    both(|store| {
        as_console(store, demo::seed);
        as_console(store, |conn, ctx| {
            let account = identity::queries::account_by_login(conn, "quynhluu.head")?;
            let hash = identity::PasswordHash::unchecked("another horse");
            identity::commands::set_password(conn, ctx, account.id, &hash, false)
        });
        let lines = store.read_blocking(|conn| demo::account_lines(conn, today())).unwrap();
        assert_eq!(lines.iter().find(|line| line.name == "quynhluu.head").unwrap().password, None);
    });
}

/// Whoever assigns a step finds somebody in every division of a demo commune.
#[test]
fn every_division_of_a_demo_commune_has_people() {
    both(|store| {
        as_console(store, demo::seed);
        let directory = directory(store);
        for commune in directory.of_kind(UnitKind::Commune).filter(|unit| unit.seed) {
            for division in directory.children(commune.id).filter(|unit| unit.kind == UnitKind::Division) {
                for role in [Role::Head, Role::Specialist] {
                    let id = division.id;
                    let people = store.read_blocking(move |conn| people_with(conn, role, id, today())).unwrap();
                    assert_eq!(people.len(), 1, "{} {role}", division.code);
                }
            }
        }
        assert!(directory.of_kind(UnitKind::Commune).any(|unit| unit.hard_area && !unit.seed));
    });
}

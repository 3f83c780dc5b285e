//! The policy of the organisation as a table: every role against every act.

use identity::{Account, GrantRow, Role};
use kernel::{Id, Timestamp};
use organization::settings::SettingKey;
use organization::{Directory, policy, rules};

use crate::{actor, directory, id, today, with_units};

/// Where an actor of this role works in these tests: commune 001, department 202, the provincial centre or
/// Office, or the province.
fn place(directory: &Directory, role: Role) -> Id {
    let code = match role {
        Role::Receiver | Role::Returner | Role::Cashier | Role::Digitiser | Role::Director => "H41.001.01",
        Role::Head | Role::Specialist | Role::Consulted => "H41.001.02",
        Role::Signer | Role::Issuer | Role::CommuneAdmin | Role::Leader => "H41.001",
        Role::DepartmentAdmin => "H41.202",
        Role::ProvincialCentre => "H41.200.01",
        Role::ProvincialOffice => "H41.200",
        Role::PoliceAdmin | Role::Operator => "H41",
    };
    id(directory, code)
}

/// The acts that each role may do; whoever is not named may do none.
fn table(role: Role) -> &'static [&'static str] {
    match role {
        Role::Director => &["counter own", "set phone own centre"],
        Role::CommuneAdmin => &[
            "counter own",
            "set hours own",
            "set phone own centre",
            "account own",
            "give receiver own",
            "give head own",
            "give signer own",
            "see own",
            "change receiver own",
        ],
        Role::DepartmentAdmin => &["set hours department", "account department", "give head department"],
        Role::ProvincialCentre => &[
            "counter provincial",
            "account own",
            "account sister",
            "account provincial",
            "give receiver provincial",
            "give commune_admin own",
            "give commune_admin sister",
            "see own",
            "change commune_admin own",
        ],
        Role::ProvincialOffice => &[
            "calendar",
            "units",
            "set hours own",
            "set hours department",
            "set phone own centre",
            "set law",
            "account own",
            "account sister",
            "account department",
            "account provincial",
            "give signer own",
            "give department_admin department",
            "see own",
        ],
        Role::Operator => &[
            "import",
            "account own",
            "account sister",
            "account department",
            "account provincial",
            "give commune_admin own",
            "give commune_admin sister",
            "give department_admin department",
            "give operator province",
            "see own",
            "change commune_admin own",
        ],
        Role::Leader => &["see own"],
        _ => &[],
    }
}

/// An account that works at a unit in one role.
fn account(unit: Id, role: Role) -> (Account, Vec<GrantRow>) {
    let id = Id::from_bytes([3; 16]);
    let account = Account {
        id,
        login: "other".to_owned(),
        name: "Other".to_owned(),
        unit,
        must_change: false,
        disabled: false,
        made_at: Timestamp::default(),
        password_at: Timestamp::default(),
    };
    let grant = GrantRow { id: Id::new(), account: id, role, unit, valid_from: today(), valid_to: None };
    (account, vec![grant])
}

#[test]
fn every_role_does_what_the_table_says_and_nothing_else() {
    with_units(|store| {
        let directory = directory(store);
        let at = |code| id(&directory, code);
        let (own, sister, department) = (at("H41.001"), at("H41.002"), at("H41.202"));
        let (centre, division, provincial) = (at("H41.001.01"), at("H41.001.02"), at("H41.200.01"));
        for role in Role::ALL {
            let who = actor(&[(*role, place(&directory, *role))]);
            let give = |role, unit| policy::may_give(&who, &directory, role, unit);
            let set = |key, unit| policy::may_set(&who, &directory, key, unit);
            let make = |unit| policy::may_create_account(&who, &directory, unit);
            let change = |unit, role| {
                let (account, grants) = account(unit, role);
                policy::may_change_account(&who, &directory, &account, &grants, today())
            };
            let cells = [
                ("import", policy::may_import_units(&who)),
                ("calendar", policy::may_change_calendar(&who)),
                ("units", policy::may_edit_units(&who)),
                ("counter own", policy::may_manage_counters(&who, &directory, centre)),
                ("counter sister", policy::may_manage_counters(&who, &directory, at("H41.002.01"))),
                ("counter provincial", policy::may_manage_counters(&who, &directory, provincial)),
                ("set hours own", set(SettingKey::OfficeHours, Some(own))),
                ("set hours sister", set(SettingKey::OfficeHours, Some(sister)).and(no_office(role))),
                ("set hours department", set(SettingKey::OfficeHours, Some(department))),
                ("set phone own centre", set(SettingKey::Phone, Some(centre))),
                ("set law", set(SettingKey::SupplementMost, None)),
                ("account own", make(own)),
                ("account sister", make(sister)),
                ("account department", make(department)),
                ("account provincial", make(provincial)),
                ("give receiver own", give(Role::Receiver, centre)),
                ("give head own", give(Role::Head, division)),
                ("give signer own", give(Role::Signer, own)),
                ("give head department", give(Role::Head, at("H41.202.02"))),
                ("give receiver provincial", give(Role::Receiver, provincial)),
                ("give commune_admin own", give(Role::CommuneAdmin, own)),
                ("give commune_admin sister", give(Role::CommuneAdmin, sister)),
                ("give department_admin department", give(Role::DepartmentAdmin, department)),
                ("give operator province", give(Role::Operator, at("H41"))),
                ("see own", policy::may_see_accounts(&who, &directory, own)),
                ("change receiver own", change(centre, Role::Receiver)),
                ("change commune_admin own", change(own, Role::CommuneAdmin)),
            ];
            let allowed: Vec<&str> = cells.iter().filter(|(_, verdict)| verdict.is_ok()).map(|(act, _)| *act).collect();
            let mut expected = table(*role).to_vec();
            let order = |act: &&str| cells.iter().position(|(name, _)| name == act);
            expected.sort_by_key(order);
            assert_eq!(allowed, expected, "{role}");
        }
    });
}

/// The Office of the provincial People's Committee sets hours everywhere, which is no sister's business.
fn no_office(role: &Role) -> Result<(), kernel::Refusal> {
    if *role == Role::ProvincialOffice {
        return Err(kernel::Refusal::NotFound(kernel::Reason::new("not-counted")));
    }
    Ok(())
}

/// A role belongs to a kind of unit, whoever gives it.
#[test]
fn roles_are_given_only_where_they_fit() {
    with_units(|store| {
        let directory = directory(store);
        let console = identity::Actor::console();
        for unit in ["H41", "H41.200", "H41.200.01", "H41.202", "H41.202.02", "H41.001", "H41.001.01", "H41.001.02"] {
            let unit = directory.by_code(unit).unwrap();
            for role in Role::ALL {
                let given = policy::may_give(&console, &directory, *role, unit.id).is_ok();
                assert_eq!(given, rules::role_fits(*role, unit.kind), "{role} at {}", unit.code);
            }
        }
    });
}

/// Nobody climbs: not by one's own account, not by taking over another's.
#[test]
fn nobody_changes_the_own_account_or_a_higher_one() {
    with_units(|store| {
        let directory = directory(store);
        let own = id(&directory, "H41.001");
        let admin = actor(&[(Role::CommuneAdmin, own)]);
        let (mut account, mut grants) = account(own, Role::Signer);
        let verdict = |account: &Account, grants: &[GrantRow]| {
            policy::may_change_account(&admin, &directory, account, grants, today())
        };
        assert!(verdict(&account, &grants).is_ok());
        grants.push(GrantRow { role: Role::Operator, unit: id(&directory, "H41"), ..grants[0].clone() });
        assert_eq!(code_of(verdict(&account, &grants)), "organization-policy-higher");
        account.id = admin.account;
        assert_eq!(code_of(verdict(&account, &[])), "organization-policy-self");
        let grant = policy::may_grant(&admin, &directory, admin.account, Role::Signer, own);
        assert_eq!(code_of(grant), "organization-policy-self");
    });
}

fn code_of(verdict: Result<(), kernel::Refusal>) -> &'static str {
    match verdict.unwrap_err() {
        kernel::Refusal::Forbidden(reason) => reason.code,
        other => panic!("{other:?}"),
    }
}

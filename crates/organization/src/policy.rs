//! Who may change the organisation, and why not.
//!
//! | role | accounts and roles | settings | calendar | units |
//! |---|---|---|---|---|
//! | commune_admin | of the own commune: all commune roles but its own | the own commune's hours, telephone, address | - | counters |
//! | department_admin | of the own department: head, specialist, consulted, signer, issuer, leader | the own department's hours, telephone, address | - | - |
//! | director | - | the own centre's telephone, address | - | counters of the centre; who of the body is away |
//! | head | - | - | - | who of the own division is away |
//! | provincial_centre | of the own centre: counter roles; commune_admin everywhere (A4) | of the own centre | - | counters of the centre |
//! | provincial_office | leader, signer, issuer, department_admin, provincial_centre, police_admin | all | yes | codes, fields |
//! | operator | only those who administer: no business role (a.4) | - | - | imports |
//! | the command line | all | all | yes | all |
//!
//! Nobody changes the own account's roles, and nobody takes over an account that has more than one may give.

use identity::{Account, Actor, GrantRow, Role};
use kernel::{Date, Id, Reason, Refusal};

use crate::settings::SettingKey;
use crate::{Directory, UnitKind, rules};

/// Roles that a commune's administrator gives.
const COMMUNE: &[Role] = &[
    Role::Receiver,
    Role::Returner,
    Role::Cashier,
    Role::Digitiser,
    Role::Head,
    Role::Specialist,
    Role::Consulted,
    Role::Signer,
    Role::Issuer,
    Role::Director,
    Role::Leader,
];
/// Roles that a department's administrator gives.
const DEPARTMENT: &[Role] = &[Role::Head, Role::Specialist, Role::Consulted, Role::Signer, Role::Issuer, Role::Leader];
/// Roles at the counters of the provincial centre.
const COUNTER: &[Role] = &[Role::Receiver, Role::Returner, Role::Cashier, Role::Digitiser, Role::Director];
/// Roles that the Office of the provincial People's Committee gives.
const OFFICE: &[Role] =
    &[Role::Leader, Role::Signer, Role::Issuer, Role::DepartmentAdmin, Role::ProvincialCentre, Role::PoliceAdmin];
/// Roles that the operator gives: those who then give the others.
const OPERATOR: &[Role] = &[
    Role::Operator,
    Role::CommuneAdmin,
    Role::DepartmentAdmin,
    Role::ProvincialCentre,
    Role::ProvincialOffice,
    Role::PoliceAdmin,
];

type Verdict = Result<(), Refusal>;

fn no(code: &'static str) -> Refusal {
    Refusal::Forbidden(Reason::new(code))
}

fn only(allowed: bool, code: &'static str) -> Verdict {
    if allowed { Ok(()) } else { Err(no(code)) }
}

/// Importing units and former units.
///
/// # Errors
/// `organization-policy-import`.
pub fn may_import_units(actor: &Actor) -> Verdict {
    only(actor.is_console() || actor.has(Role::Operator), "organization-policy-import")
}

/// A new version of the calendar: a decision, so not the operator's.
///
/// # Errors
/// `organization-policy-calendar`.
pub fn may_change_calendar(actor: &Actor) -> Verdict {
    only(actor.is_console() || actor.has(Role::ProvincialOffice), "organization-policy-calendar")
}

/// Looking at units, settings and the calendar: everybody who works somewhere.
///
/// # Errors
/// `organization-policy-see`.
pub fn may_see(actor: &Actor) -> Verdict {
    only(actor.is_console() || !actor.grants.is_empty(), "organization-policy-see")
}

/// Codes of units and the field-to-department table.
///
/// # Errors
/// `organization-policy-units`.
pub fn may_edit_units(actor: &Actor) -> Verdict {
    only(actor.is_console() || actor.has(Role::ProvincialOffice), "organization-policy-units")
}

/// Opening and closing counters of a centre.
///
/// # Errors
/// `organization-policy-counters`.
pub fn may_manage_counters(actor: &Actor, directory: &Directory, centre: Id) -> Verdict {
    let own = actor.has_in(Role::Director, centre)
        || actor.has_in(Role::ProvincialCentre, centre)
        || actor.has_in(Role::CommuneAdmin, directory.body_of(centre));
    only(actor.is_console() || own, "organization-policy-counters")
}

/// Setting a key for a unit, or for the whole house when `unit` is `None`.
///
/// # Errors
/// `organization-policy-setting`.
pub fn may_set(actor: &Actor, directory: &Directory, key: SettingKey, unit: Option<Id>) -> Verdict {
    if actor.is_console() || actor.has(Role::ProvincialOffice) {
        return Ok(());
    }
    let own = unit.filter(|_| key.is_local()).is_some_and(|unit| {
        let body = directory.body_of(unit);
        let contact = key != SettingKey::OfficeHours;
        actor.has_in(Role::CommuneAdmin, body)
            || actor.has_in(Role::DepartmentAdmin, body)
            || (contact && (actor.has_in(Role::Director, unit) || actor.has_in(Role::ProvincialCentre, unit)))
    });
    only(own, "organization-policy-setting")
}

/// Whether the actor may give (or take) this role at this unit to somebody.
///
/// # Errors
/// `organization-policy-role-unit` when the role is not one of such a unit; `organization-policy-grant`.
pub fn may_give(actor: &Actor, directory: &Directory, role: Role, unit: Id) -> Verdict {
    let kind = directory.unit(unit).map(|unit| unit.kind);
    if !kind.is_some_and(|kind| rules::role_fits(role, kind)) {
        return Err(no("organization-policy-role-unit"));
    }
    let body = directory.body_of(unit);
    let is = |mine: Role, at: Id, gives: &[Role]| actor.has_in(mine, at) && gives.contains(&role);
    let allowed = actor.is_console()
        || is(Role::CommuneAdmin, body, COMMUNE)
        || is(Role::DepartmentAdmin, body, DEPARTMENT)
        || is(Role::ProvincialCentre, unit, COUNTER)
        || (actor.has(Role::ProvincialCentre) && role == Role::CommuneAdmin)
        || (actor.has(Role::ProvincialOffice) && OFFICE.contains(&role))
        || (actor.has(Role::Operator) && OPERATOR.contains(&role));
    only(allowed, "organization-policy-grant")
}

/// Giving a role to an account, or taking it: never the own.
///
/// # Errors
/// `organization-policy-self`; those of [`may_give`].
pub fn may_grant(actor: &Actor, directory: &Directory, account: Id, role: Role, unit: Id) -> Verdict {
    only(actor.account != account, "organization-policy-self")?;
    may_give(actor, directory, role, unit)
}

/// Making an account that works at a unit: whoever gives some role there.
///
/// # Errors
/// `organization-policy-accounts`.
pub fn may_create_account(actor: &Actor, directory: &Directory, unit: Id) -> Verdict {
    only(gives_some(actor, directory, unit), "organization-policy-accounts")
}

/// Seeing who has an account at a unit.
///
/// # Errors
/// `organization-policy-accounts`.
pub fn may_see_accounts(actor: &Actor, directory: &Directory, unit: Id) -> Verdict {
    let body = directory.body_of(unit);
    let leads = actor.has_in(Role::Leader, body) || actor.has_in(Role::Director, unit);
    only(leads || gives_some(actor, directory, unit), "organization-policy-accounts")
}

fn gives_some(actor: &Actor, directory: &Directory, unit: Id) -> bool {
    let body = directory.body_of(unit);
    let places = [unit, body];
    actor.is_console()
        || places.iter().any(|place| Role::ALL.iter().any(|role| may_give(actor, directory, *role, *place).is_ok()))
}

/// Renaming, closing or opening an account or setting its password: the actor could have given every role
/// that the account has today, so nobody climbs by taking over another's account.
///
/// # Errors
/// `organization-policy-self`, `organization-policy-accounts`, `organization-policy-higher`.
pub fn may_change_account(
    actor: &Actor,
    directory: &Directory,
    account: &Account,
    grants: &[GrantRow],
    today: Date,
) -> Verdict {
    only(actor.account != account.id, "organization-policy-self")?;
    only(gives_some(actor, directory, account.unit), "organization-policy-accounts")?;
    let current = grants.iter().filter(|grant| grant.valid_to.is_none_or(|last| today <= last));
    let reaches = |grant: &GrantRow| may_give(actor, directory, grant.role, grant.unit).is_ok();
    only(current.into_iter().all(reaches), "organization-policy-higher")
}

/// Noting when somebody of a unit is away: the director of the body's centre, the head of the very division, and who
/// administers the body.
///
/// # Errors
/// `organization-policy-absence`.
pub fn may_note_absence(actor: &Actor, directory: &Directory, unit: Id) -> Verdict {
    let body = directory.body_of(unit);
    let directs = actor.units_with(Role::Director).any(|centre| directory.body_of(centre) == body);
    let own = directs
        || actor.has_in(Role::Head, unit)
        || actor.has_in(Role::CommuneAdmin, body)
        || actor.has_in(Role::DepartmentAdmin, body)
        || actor.has_in(Role::ProvincialCentre, unit);
    only(actor.is_console() || own, "organization-policy-absence")
}

/// The roles that the actor may give at a unit: what the form offers.
#[must_use]
pub fn givable(actor: &Actor, directory: &Directory, unit: Id) -> Vec<Role> {
    let may = |role: &Role| may_give(actor, directory, *role, unit).is_ok();
    Role::ALL.iter().copied().filter(may).collect()
}

/// The bodies whose accounts the actor administers, in the order of their codes: the choice on the page.
#[must_use]
pub fn administered(actor: &Actor, directory: &Directory) -> Vec<Id> {
    let is_body = |kind| matches!(kind, UnitKind::Province | UnitKind::Department | UnitKind::Commune);
    let bodies = directory.units().iter().filter(|unit| is_body(unit.kind));
    let gives = |body: Id| {
        gives_some(actor, directory, body)
            || directory.children(body).any(|child| gives_some(actor, directory, child.id))
    };
    bodies.map(|unit| unit.id).filter(|body| gives(*body)).collect()
}

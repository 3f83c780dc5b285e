//! People: who is named, and who was responsible.

use identity::Role;
use kernel::{Date, Id};
use organization::{Directory, Person, UnitKind};
use store::Conn;

use crate::rules::Checks;
use kernel::Reason;

/// The person that a field names, by login or id: anybody with a role in the body or a unit below it.
pub(crate) fn named(
    conn: &mut Conn,
    checks: &mut Checks,
    field: &str,
    (directory, body): (&Directory, Id),
    typed: &str,
    day: Date,
) -> store::Result<Option<Person>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let account = match Id::parse(typed) {
        Some(id) => Some(id),
        None => identity::queries::find_by_login(conn, typed)?,
    };
    let Some(account) = account else {
        checks.fault(field, Reason::new("docket-person-unknown"));
        return Ok(None);
    };
    let grants = identity::queries::grants_of(conn, account)?;
    let works = grants.iter().any(|grant| grant.valid_on(day) && directory.body_of(grant.unit) == body);
    if !works {
        checks.fault(field, Reason::new("docket-person-elsewhere"));
        return Ok(None);
    }
    let name = identity::queries::account(conn, account)?.name;
    Ok(Some(Person { account, name }))
}

/// Who answers for a body when nobody in person holds the thing: its leadership, else whoever signs, else who
/// administers.
const ANSWERING: &[Role] =
    &[Role::Leader, Role::ProvincialOffice, Role::Signer, Role::Director, Role::DepartmentAdmin, Role::CommuneAdmin];

/// Who was responsible for a clock that ran out, by name (N11): the person who holds the thing, else whoever answers
/// for the body, else the body itself.
pub(crate) fn responsible(
    conn: &mut Conn,
    directory: &Directory,
    unit: Id,
    person: Option<Id>,
    day: Date,
) -> store::Result<String> {
    if let Some(person) = person {
        return Ok(identity::queries::account(conn, person)?.name);
    }
    let body = directory.body_of(unit);
    let province = directory.unit(body).is_some_and(|unit| unit.kind == UnitKind::Province);
    for role in ANSWERING.iter().filter(|role| !province || **role == Role::Leader) {
        if let Some(person) = organization::people_with(conn, *role, body, day)?.into_iter().next() {
            return Ok(person.name);
        }
    }
    Ok(directory.unit(body).map(|unit| unit.name.clone()).unwrap_or_default())
}

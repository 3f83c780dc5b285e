//! People: who is named, and who was responsible.

use identity::Role;
use kernel::{Date, FieldFault, Id, Reason, Refusal};
use organization::{Directory, Person};
use store::Conn;

/// The person that a field names, by login or id: anybody with a role in the body or a unit below it.
pub(super) fn named(
    conn: &mut Conn,
    (directory, body): (&Directory, Id),
    typed: &str,
    day: Date,
) -> store::Result<Person> {
    let wrong = |code| Refusal::Invalid(vec![FieldFault::new("person", Reason::new(code))]);
    let typed = typed.trim();
    let account = match Id::parse(typed) {
        Some(id) => Some(id),
        None => identity::queries::find_by_login(conn, typed)?,
    };
    let account = account.ok_or_else(|| wrong("feedback-person-unknown"))?;
    let grants = identity::queries::grants_of(conn, account)?;
    if !grants.iter().any(|grant| grant.valid_on(day) && directory.body_of(grant.unit) == body) {
        return Err(wrong("feedback-person-elsewhere").into());
    }
    Ok(Person { account, name: identity::queries::account(conn, account)?.name })
}

/// Who answers for a body when nobody in person holds the petition.
const ANSWERING: &[Role] = &[Role::Director, Role::Leader, Role::ProvincialOffice, Role::Signer, Role::DepartmentAdmin];

/// Who was responsible for a clock that ran out, by name: the person who holds the petition, else whoever answers for the
/// body or a unit of it, else the body itself.
pub(super) fn responsible(
    conn: &mut Conn,
    directory: &Directory,
    body: Id,
    person: Option<Id>,
    day: Date,
) -> store::Result<String> {
    if let Some(person) = person {
        return Ok(identity::queries::account(conn, person)?.name);
    }
    let units: Vec<Id> = std::iter::once(body).chain(directory.children(body).map(|unit| unit.id)).collect();
    for role in ANSWERING {
        for unit in &units {
            if let Some(person) = organization::people_with(conn, *role, *unit, day)?.into_iter().next() {
                return Ok(person.name);
            }
        }
    }
    Ok(directory.unit(body).map(|unit| unit.name.clone()).unwrap_or_default())
}

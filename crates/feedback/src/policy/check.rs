use identity::{Actor, Grant, Role};
use kernel::{Id, Reason, Refusal};
use organization::{Directory, Unit, UnitKind};

use super::table::{Relation, table};
use crate::model::{Action, Petition};

/// What of a petition or of figures decides about rights, with the directory to read it by.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    pub directory: &'a Directory,
    /// The body that has it.
    pub body: Option<Id>,
    /// The body it is about.
    pub about: Option<Id>,
    /// The person to whom it was given.
    pub holder: Option<Id>,
}

impl<'a> Standing<'a> {
    /// Of what belongs to a body.
    #[must_use]
    pub const fn of_body(directory: &'a Directory, body: Id) -> Self {
        Self { directory, body: Some(body), about: None, holder: None }
    }

    /// Of a petition.
    #[must_use]
    pub const fn of_petition(directory: &'a Directory, petition: &Petition) -> Self {
        Self { directory, body: Some(petition.holder_body), about: petition.about, holder: petition.holder_person }
    }

    /// Every relation in which this grant of the actor stands; never empty.
    #[must_use]
    pub fn of(&self, actor: &Actor, grant: Grant) -> Vec<Relation> {
        let body = self.directory.body_of(grant.unit);
        let own = self.body == Some(body);
        let holds = [
            (Relation::Holder, own && self.holder == Some(actor.account)),
            (Relation::Body, own),
            (Relation::About, !own && self.about == Some(body)),
            (Relation::Province, is_province(self.directory, body)),
        ];
        let found: Vec<Relation> =
            holds.into_iter().filter(|(_, holds)| *holds).map(|(relation, _)| relation).collect();
        if found.is_empty() { vec![Relation::Unrelated] } else { found }
    }
}

/// Whether the actor may do this with this thing. Gives the unit in whose name the act is done, which is the one whose
/// audit chain it goes into.
///
/// # Errors
/// [`Refusal::Forbidden`]: `feedback-policy-role` when none of the actor's roles ever may, `feedback-policy-place` when
/// one may, but not with something that lies elsewhere.
pub fn may(actor: &Actor, act: Action, standing: &Standing<'_>) -> Result<Id, Refusal> {
    let found = actor
        .grants
        .iter()
        .find(|grant| standing.of(actor, **grant).into_iter().any(|relation| allows(grant.role, act, relation)));
    found.map(|grant| grant.unit).ok_or_else(|| why_not(actor, act))
}

/// Whether a row of the table says so.
pub(super) fn allows(role: Role, act: Action, relation: Relation) -> bool {
    table()
        .iter()
        .any(|rule| rule.roles.contains(&role) && rule.acts.contains(&act) && rule.relations.contains(&relation))
}

/// Every role that may do this somewhere.
#[must_use]
pub fn roles_of(act: Action) -> Vec<Role> {
    let could = |role: &Role| table().iter().any(|rule| rule.roles.contains(role) && rule.acts.contains(&act));
    Role::ALL.iter().copied().filter(could).collect()
}

/// Why the actor may not.
pub(super) fn why_not(actor: &Actor, act: Action) -> Refusal {
    let roles = roles_of(act);
    let code = match actor.grants.iter().any(|grant| roles.contains(&grant.role)) {
        true => "feedback-policy-place",
        false => "feedback-policy-role",
    };
    let roles: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
    Refusal::Forbidden(Reason::new(code).with("action", act).with("roles", roles.join(", ")))
}

/// Whether the body is the province or its Office.
pub(super) fn is_province(directory: &Directory, body: Id) -> bool {
    directory.unit(body).is_some_and(|unit| unit.kind == UnitKind::Province)
        || office(directory).is_some_and(|office| office.id == body)
}

/// The Office of the provincial People's Committee: the body to which the provincial centre belongs (A1). Petitions about
/// nobody in particular lie there, and late ones come up to it.
#[must_use]
pub fn office(directory: &Directory) -> Option<&Unit> {
    directory.unit(directory.provincial_centre()?.parent?)
}

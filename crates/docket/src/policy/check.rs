use identity::{Actor, Role};
use kernel::{Id, Reason, Refusal};

use super::{Relation, Standing, table};
use crate::model::Action;

/// Whether the actor may do this with this thing. Gives the unit in whose name the act is done, which is the one whose
/// audit chain it goes into.
///
/// # Errors
/// [`Refusal::Forbidden`]: `docket-policy-role` when none of the actor's roles ever may, `docket-policy-place` when
/// one may, but not with something that stands elsewhere.
pub fn may(actor: &Actor, act: Action, standing: &Standing<'_>) -> Result<Id, Refusal> {
    let mut best: Option<(Relation, Id)> = None;
    for grant in &actor.grants {
        let nearest = standing.of(actor, *grant).into_iter().find(|relation| allows(grant.role, act, *relation));
        if let Some(relation) = nearest
            && best.is_none_or(|(other, _)| relation < other)
        {
            best = Some((relation, grant.unit));
        }
    }
    best.map(|(_, unit)| unit).ok_or_else(|| why_not(actor, act))
}

/// Whether the actor may do this at all: for acts that have no object yet. Gives the unit in whose name.
///
/// # Errors
/// As [`may`].
pub fn may_somewhere(actor: &Actor, act: Action, standing: &Standing<'_>) -> Result<Id, Refusal> {
    let province = Standing { communes: &[], lead: None, asked: &[], ..*standing };
    may(actor, act, &province)
}

/// Whether a row of the table says so.
pub(super) fn allows(role: Role, act: Action, relation: Relation) -> bool {
    let holds = |rule: &super::Rule| {
        rule.roles.contains(&role) && rule.acts.contains(&act) && rule.relations.contains(&relation)
    };
    table().iter().any(holds)
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
        true => "docket-policy-place",
        false => "docket-policy-role",
    };
    let roles: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
    Refusal::Forbidden(Reason::new(code).with("action", act).with("roles", roles.join(", ")))
}

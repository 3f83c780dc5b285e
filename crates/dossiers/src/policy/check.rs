use identity::{Actor, Grant, Role};
use kernel::{Id, Reason, Refusal};
use organization::Directory;

use super::{DossierRelations, Relation, table};
use crate::model::Action;

/// Whether the actor may do this with this dossier. Gives the unit in whose name the act is done, which is the one
/// whose audit chain it goes into.
///
/// # Errors
/// [`Refusal::Forbidden`]: `dossier-policy-role` when none of the actor's roles ever may, `dossier-policy-place`
/// when one may, but not with a dossier that stands elsewhere.
pub fn may(actor: &Actor, act: Action, relations: &DossierRelations<'_>) -> Result<Id, Refusal> {
    let mut best: Option<(Relation, Id)> = None;
    for grant in &actor.grants {
        let nearest = relations.of(actor, *grant).into_iter().find(|relation| allows(grant.role, act, *relation));
        if let Some(relation) = nearest
            && best.is_none_or(|(other, _)| relation < other)
        {
            best = Some((relation, grant.unit));
        }
    }
    best.map(|(_, unit)| unit).ok_or_else(|| why_not(actor, act))
}

/// Whether the actor may do this at this unit at all: for acts that have no dossier yet.
///
/// # Errors
/// As [`may`].
pub fn may_anywhere(actor: &Actor, act: Action, unit: Id) -> Result<(), Refusal> {
    let at_home = |grant: &Grant| grant.unit == unit && allows(grant.role, act, Relation::OwnUnit);
    let everywhere = |grant: &Grant| allows(grant.role, act, Relation::Unrelated);
    if actor.grants.iter().any(|grant| at_home(grant) || everywhere(grant)) {
        return Ok(());
    }
    Err(why_not(actor, act))
}

/// Whether the actor may do this with all that a unit has taken in: its register, its export.
///
/// # Errors
/// As [`may`].
pub fn may_at(actor: &Actor, act: Action, unit: Id, directory: &Directory) -> Result<(), Refusal> {
    let body = directory.body_of(unit);
    let stands = |grant: &Grant, relation: Relation| match relation {
        Relation::Own | Relation::Consulted => false,
        Relation::OwnUnit | Relation::ReceivingCentre => grant.unit == unit,
        Relation::CompetentBody => directory.body_of(grant.unit) == body,
        Relation::Above => grant.unit != body && directory.is_within(body, grant.unit),
        Relation::SisterCommune | Relation::Unrelated => true,
    };
    let may = |grant: &Grant| {
        Relation::ALL.iter().any(|relation| stands(grant, *relation) && allows(grant.role, act, *relation))
    };
    if actor.grants.iter().any(may) { Ok(()) } else { Err(why_not(actor, act)) }
}

/// Whether a row of the table says so.
pub(super) fn allows(role: Role, act: Action, relation: Relation) -> bool {
    table().iter().any(|rule| rule.role == role && rule.acts.contains(&act) && rule.relations.contains(&relation))
}

fn why_not(actor: &Actor, act: Action) -> Refusal {
    let could = |role: Role| table().iter().any(|rule| rule.role == role && rule.acts.contains(&act));
    let code = match actor.grants.iter().any(|grant| could(grant.role)) {
        true => "dossier-policy-place",
        false => "dossier-policy-role",
    };
    let roles: Vec<&str> = Role::ALL.iter().filter(|role| could(**role)).map(|role| role.as_str()).collect();
    Refusal::Forbidden(Reason::new(code).with("action", act).with("roles", roles.join(", ")))
}

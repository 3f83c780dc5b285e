use identity::Actor;
use kernel::{Id, Refusal};
use organization::Directory;

use super::Relation;
use super::check::{allows, is_province, why_not};
use crate::model::Action;

/// What an actor's lists may show: exactly what [`may`](super::may) lets them look at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    /// Everything of the province.
    pub everything: bool,
    /// What these bodies have.
    pub bodies: Vec<Id>,
    /// What is about these bodies.
    pub about: Vec<Id>,
    /// What was given to this person.
    pub holder: Option<Id>,
}

impl Scope {
    /// The scope of an act that looks.
    ///
    /// # Errors
    /// As [`may`](super::may), for who may look at nothing.
    pub fn of(actor: &Actor, act: Action, directory: &Directory) -> Result<Self, Refusal> {
        let mut scope = Self::default();
        for grant in &actor.grants {
            let may = |relation| allows(grant.role, act, relation);
            let body = directory.body_of(grant.unit);
            scope.everything |= may(Relation::Province) && is_province(directory, body);
            add(&mut scope.bodies, body, may(Relation::Body));
            add(&mut scope.about, body, may(Relation::About));
            if may(Relation::Holder) {
                scope.holder = Some(actor.account);
            }
        }
        if scope == Self::default() { Err(why_not(actor, act)) } else { Ok(scope) }
    }

    /// The bodies whose rows are seen; `None` for all.
    #[must_use]
    pub fn own(&self) -> Option<Vec<Id>> {
        (!self.everything).then(|| self.bodies.clone())
    }
}

fn add(units: &mut Vec<Id>, unit: Id, may: bool) {
    if may && !units.contains(&unit) {
        units.push(unit);
    }
}

use identity::Actor;
use kernel::{Id, Refusal};
use organization::Directory;

use super::Relation;
use super::check::{allows, why_not};
use super::relation::is_province;
use crate::model::Action;

/// What an actor's lists may show: exactly what [`may`](super::may) lets them look at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    /// Everything of the province.
    pub everything: bool,
    /// What one of these communes raised.
    pub communes: Vec<Id>,
    /// What one of these bodies leads.
    pub leads: Vec<Id>,
    /// What one of these bodies was asked about or co-operates in.
    pub asked: Vec<Id>,
    /// Sessions of groups in which the account is a member.
    pub member: Option<Id>,
}

impl Scope {
    /// The scope of an act that looks.
    #[must_use]
    pub fn of(actor: &Actor, act: Action, directory: &Directory) -> Self {
        let mut scope = Self::default();
        for grant in &actor.grants {
            let may = |relation| allows(grant.role, act, relation);
            let body = directory.body_of(grant.unit);
            scope.everything |= may(Relation::Province) && is_province(directory, body);
            add(&mut scope.communes, body, may(Relation::Commune));
            add(&mut scope.leads, body, may(Relation::Lead));
            add(&mut scope.asked, body, may(Relation::Asked));
            if may(Relation::Member) {
                scope.member = Some(actor.account);
            }
        }
        scope
    }

    /// The same, or why the actor may look at nothing.
    ///
    /// # Errors
    /// As [`may`](super::may).
    pub fn some(actor: &Actor, act: Action, directory: &Directory) -> Result<Self, Refusal> {
        let scope = Self::of(actor, act, directory);
        if scope == Self::default() { Err(why_not(actor, act)) } else { Ok(scope) }
    }

    /// Whether the whole desk of `body` may be seen.
    #[must_use]
    pub fn holds_desk_of(&self, body: Id) -> bool {
        self.everything || self.leads.contains(&body) || self.communes.contains(&body)
    }
}

fn add(units: &mut Vec<Id>, unit: Id, may: bool) {
    if may && !units.contains(&unit) {
        units.push(unit);
    }
}

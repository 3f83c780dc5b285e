use identity::Actor;
use kernel::Id;
use organization::{Directory, UnitKind};

use super::{Relation, check::allows};
use crate::model::{Action, Dossier};

/// Which dossiers an actor's lists may show: exactly those that [`may`](super::may) lets them view.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    /// Every dossier of the province.
    pub everything: bool,
    /// Dossiers that one of these units holds.
    pub holders: Vec<Id>,
    /// Dossiers that one of these bodies decides.
    pub bodies: Vec<Id>,
    /// Dossiers that one of these centres received.
    pub centres: Vec<Id>,
    /// Dossiers about which one of these units was asked.
    pub consulted: Vec<Id>,
}

impl Scope {
    /// The scope of an act that looks: [`Action::List`], [`Action::Export`].
    #[must_use]
    pub fn of(actor: &Actor, act: Action, directory: &Directory) -> Self {
        let mut scope = Self::default();
        for grant in &actor.grants {
            let may = |relation| allows(grant.role, act, relation);
            let province = directory.unit(grant.unit).is_some_and(|unit| unit.kind == UnitKind::Province);
            scope.everything |= may(Relation::Unrelated) || (province && may(Relation::Above));
            add(&mut scope.holders, grant.unit, may(Relation::OwnUnit));
            add(&mut scope.bodies, directory.body_of(grant.unit), may(Relation::CompetentBody));
            add(&mut scope.centres, grant.unit, may(Relation::ReceivingCentre));
            add(&mut scope.consulted, grant.unit, may(Relation::Consulted));
        }
        scope
    }

    /// Whether nothing can be seen.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        !self.everything
            && self.holders.is_empty()
            && self.bodies.is_empty()
            && self.centres.is_empty()
            && self.consulted.is_empty()
    }

    /// Whether the scope holds this dossier; `consulted` are the units asked for an opinion on it.
    #[must_use]
    pub fn holds(&self, dossier: &Dossier, consulted: &[Id]) -> bool {
        self.everything
            || dossier.holder_unit.is_some_and(|unit| self.holders.contains(&unit))
            || self.bodies.contains(&dossier.competent_body)
            || self.centres.contains(&dossier.receiving_unit)
            || self.centres.contains(&dossier.support_point)
            || consulted.iter().any(|unit| self.consulted.contains(unit))
    }

    /// Whether every dossier that `unit` holds is in the scope, so that its queue needs no further filter.
    #[must_use]
    pub fn holds_queue_of(&self, unit: Id) -> bool {
        self.everything || self.holders.contains(&unit)
    }
}

fn add(units: &mut Vec<Id>, unit: Id, may: bool) {
    if may && !units.contains(&unit) {
        units.push(unit);
    }
}

use identity::{Actor, Grant};
use kernel::Id;
use organization::{Directory, UnitKind};

use crate::model::Dossier;

kernel::named_enum! {
    /// How a grant (a role at a unit) stands to a dossier, nearest first. Several may hold at once.
    pub enum Relation {
        /// It lies with the actor: the unit holds it, the step waits for this role, and nobody else is named.
        Own = "own",
        /// The unit holds it.
        OwnUnit = "own_unit",
        /// The unit is the competent body or belongs to it (A11).
        CompetentBody = "competent_body",
        /// The unit received it, or was its support point (A11).
        ReceivingCentre = "receiving_centre",
        /// The unit was asked for an opinion (A29).
        Consulted = "consulted",
        /// The unit stands above the competent body: the province above its communes and departments.
        Above = "above",
        /// The unit belongs to another commune.
        SisterCommune = "sister_commune",
        /// None of these.
        Unrelated = "unrelated",
    }
}

/// What of a dossier decides about rights, with the directory to read it by.
#[derive(Clone, Copy, Debug)]
pub struct DossierRelations<'a> {
    pub directory: &'a Directory,
    pub dossier: &'a Dossier,
    /// Units that were asked for an opinion.
    pub consulted: &'a [Id],
}

impl DossierRelations<'_> {
    /// Every relation in which this grant of the actor stands; never empty.
    #[must_use]
    pub fn of(&self, actor: &Actor, grant: Grant) -> Vec<Relation> {
        let dossier = self.dossier;
        let mut found = Vec::with_capacity(3);
        if dossier.holder_unit == Some(grant.unit) {
            if self.waits_for(actor, grant) {
                found.push(Relation::Own);
            }
            found.push(Relation::OwnUnit);
        }
        if self.directory.body_of(grant.unit) == dossier.competent_body {
            found.push(Relation::CompetentBody);
        }
        if grant.unit == dossier.receiving_unit || grant.unit == dossier.support_point {
            found.push(Relation::ReceivingCentre);
        }
        if self.consulted.contains(&grant.unit) {
            found.push(Relation::Consulted);
        }
        if found.is_empty() {
            found.push(self.farther(grant.unit));
        }
        found
    }

    fn waits_for(&self, actor: &Actor, grant: Grant) -> bool {
        let named = self.dossier.holder_person;
        self.dossier.waiting_role() == Some(grant.role) && named.is_none_or(|person| person == actor.account)
    }

    fn farther(&self, unit: Id) -> Relation {
        if self.directory.is_within(self.dossier.competent_body, unit) {
            return Relation::Above;
        }
        let body = self.directory.unit(self.directory.body_of(unit));
        match body.map(|body| body.kind) {
            Some(UnitKind::Commune) => Relation::SisterCommune,
            _ => Relation::Unrelated,
        }
    }
}

//! Who sees which figures, and why not.
//!
//! Numbers of a body are for those who answer for it, numbers of a person for that person and the director of the
//! centre of the person's body. The dossiers behind a number are listed by code; opening one is decided by the policy
//! of dossiers.

use identity::{Actor, Role};
use kernel::{Id, Reason, Refusal};
use organization::{Directory, UnitKind};

/// Those who answer for a body or its centre.
const ANSWERABLE: &[Role] =
    &[Role::Head, Role::Signer, Role::Director, Role::DepartmentAdmin, Role::CommuneAdmin, Role::Leader];
/// Those who watch over the province.
const OVERSEERS: &[Role] = &[Role::ProvincialCentre, Role::ProvincialOffice];

/// Those who handle dossiers without answering for a unit: they see how they work themselves.
const WORKERS: &[Role] = &[Role::Receiver, Role::Returner, Role::Specialist, Role::Issuer];

/// Every role that sees figures of a unit.
#[must_use]
pub fn answerable() -> Vec<Role> {
    Role::ALL.iter().copied().filter(|role| ANSWERABLE.contains(role) || OVERSEERS.contains(role)).collect()
}

/// Every role that sees figures, be it only its own.
#[must_use]
pub fn everybody() -> Vec<Role> {
    let seeing = answerable();
    Role::ALL.iter().copied().filter(|role| seeing.contains(role) || WORKERS.contains(role)).collect()
}

/// What an actor may see.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sight {
    /// Every body and centre of the province.
    pub everything: bool,
    /// Bodies whose figures are seen.
    pub bodies: Vec<Id>,
    /// Centres whose figures are seen.
    pub centres: Vec<Id>,
}

impl Sight {
    /// What the actor's roles let it see.
    #[must_use]
    pub fn of(actor: &Actor, directory: &Directory) -> Self {
        let mut sight = Self::default();
        for grant in &actor.grants {
            let province = directory.unit(grant.unit).is_some_and(|unit| unit.kind == UnitKind::Province);
            sight.everything |= OVERSEERS.contains(&grant.role) || (province && grant.role == Role::Leader);
            if ANSWERABLE.contains(&grant.role) {
                add(&mut sight.bodies, directory.body_of(grant.unit));
                let centre = directory.unit(grant.unit).filter(|unit| unit.kind == UnitKind::Centre);
                if let Some(centre) = centre {
                    add(&mut sight.centres, centre.id);
                }
            }
        }
        sight
    }

    /// Whether no figure of any body is seen.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        !self.everything && self.bodies.is_empty()
    }

    /// Whether the figures of this body or centre are seen.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`].
    pub fn may(&self, unit: Id) -> Result<(), Refusal> {
        if self.everything || self.bodies.contains(&unit) || self.centres.contains(&unit) {
            return Ok(());
        }
        Err(Refusal::Forbidden(Reason::new("supervision-policy-place")))
    }

    /// Whether the figures of the whole province are seen.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`].
    pub fn may_all(&self) -> Result<(), Refusal> {
        if self.everything { Ok(()) } else { Err(Refusal::Forbidden(Reason::new("supervision-policy-province"))) }
    }
}

/// Whether the actor may see how a person works: the person itself, and the director of the centre of the body at
/// which the person works. `units` are those in which the person has a role.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub fn may_see_person(actor: &Actor, person: Id, units: &[Id], directory: &Directory) -> Result<(), Refusal> {
    let bodies: Vec<Id> = units.iter().map(|unit| directory.body_of(*unit)).collect();
    let directs = actor.units_with(Role::Director).any(|unit| bodies.contains(&directory.body_of(unit)));
    if actor.account == person || directs {
        return Ok(());
    }
    Err(Refusal::Forbidden(Reason::new("supervision-policy-person")))
}

/// Reading the weights of the index: whoever sees an index.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub fn may_see_weights(actor: &Actor) -> Result<(), Refusal> {
    let sees = actor.grants.iter().any(|grant| ANSWERABLE.contains(&grant.role) || OVERSEERS.contains(&grant.role));
    if sees { Ok(()) } else { Err(Refusal::Forbidden(Reason::new("supervision-policy-province"))) }
}

/// Entering a new version of the weights: a decision of the Office, so not the operator's.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub fn may_set_weights(actor: &Actor) -> Result<(), Refusal> {
    if actor.has(Role::ProvincialOffice) {
        return Ok(());
    }
    Err(Refusal::Forbidden(Reason::new("supervision-policy-weights")))
}

fn add(units: &mut Vec<Id>, unit: Id) {
    if !units.contains(&unit) {
        units.push(unit);
    }
}

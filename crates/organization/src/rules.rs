//! Pure rules of the organisation.

use identity::Role;

use crate::UnitKind;

/// Whether a role can be held at such a unit: counters stand in centres, divisions work, bodies sign (a.1, a.4).
#[must_use]
pub const fn role_fits(role: Role, kind: UnitKind) -> bool {
    use UnitKind::{Centre, Commune, Department, Division, Province};
    match role {
        Role::Receiver | Role::Returner | Role::Cashier | Role::Digitiser | Role::Director | Role::ProvincialCentre => {
            matches!(kind, Centre)
        }
        Role::Head | Role::Specialist => matches!(kind, Division),
        Role::Consulted => matches!(kind, Division | Department | Commune),
        Role::Signer | Role::Issuer | Role::Leader => matches!(kind, Commune | Department | Province),
        Role::CommuneAdmin => matches!(kind, Commune),
        Role::DepartmentAdmin | Role::ProvincialOffice => matches!(kind, Department),
        Role::PoliceAdmin | Role::Operator => matches!(kind, Province),
    }
}

/// The roles that can be held at such a unit.
pub fn roles_of(kind: UnitKind) -> impl Iterator<Item = Role> {
    Role::ALL.iter().copied().filter(move |role| role_fits(*role, kind))
}

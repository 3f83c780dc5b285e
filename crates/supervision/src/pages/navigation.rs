use identity::Role;
use web::NavItem;

use crate::WORDS;

/// Everybody who works on dossiers: who answers for a unit sees its figures, everybody else sees their own.
const EVERYBODY: &[Role] = &[
    Role::Receiver,
    Role::Returner,
    Role::Head,
    Role::Specialist,
    Role::Signer,
    Role::Issuer,
    Role::Director,
    Role::DepartmentAdmin,
    Role::CommuneAdmin,
    Role::Leader,
    Role::ProvincialCentre,
    Role::ProvincialOffice,
];

/// Those who answer for a unit.
const ANSWERABLE: &[Role] = &[
    Role::Head,
    Role::Signer,
    Role::Director,
    Role::DepartmentAdmin,
    Role::CommuneAdmin,
    Role::Leader,
    Role::ProvincialCentre,
    Role::ProvincialOffice,
];

/// The entries of the left navigation.
pub fn navigation() -> Vec<NavItem> {
    vec![
        NavItem::new("supervision-nav", "/staff/supervision", &WORDS).shortcut("g").roles(EVERYBODY),
        NavItem::new("supervision-nav-ahead", "/staff/supervision/ahead", &WORDS).roles(ANSWERABLE),
    ]
}

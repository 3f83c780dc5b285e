use std::sync::LazyLock;

use identity::Role;
use web::NavItem;

use crate::{WORDS, policy};

/// Who answers for a unit sees its figures, everybody else who works on dossiers their own: as the policy says.
static EVERYBODY: LazyLock<Vec<Role>> = LazyLock::new(policy::everybody);
static ANSWERABLE: LazyLock<Vec<Role>> = LazyLock::new(policy::answerable);

/// The entries of the left navigation.
pub fn navigation() -> Vec<NavItem> {
    vec![
        NavItem::new("supervision-nav", "/staff/supervision", &WORDS).shortcut("g").roles(&EVERYBODY),
        NavItem::new("supervision-nav-ahead", "/staff/supervision/ahead", &WORDS).roles(&ANSWERABLE),
    ]
}

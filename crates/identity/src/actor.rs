use kernel::{Id, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Role;

/// One role at one unit, in force at the moment the actor was loaded. To identity a unit is only an id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    pub unit: Id,
}

/// Who acts, as every policy sees it: a signed-in person, a token's owner or the command line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    pub account: Id,
    /// What the person signs in with, and what `--account` takes.
    pub login: String,
    /// The person's name as it is shown and printed.
    pub name: String,
    /// Only grants that are valid today.
    pub grants: Vec<Grant>,
    /// Where the act comes from: a network address, or `cli`.
    pub origin: String,
}

impl Actor {
    /// Whether the actor has this role anywhere.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether the actor has this role at exactly this unit.
    #[must_use]
    pub fn has_in(&self, role: Role, unit: Id) -> bool {
        self.grants.contains(&Grant { role, unit })
    }

    /// Whether the actor has any of these roles anywhere.
    #[must_use]
    pub fn has_any(&self, roles: &[Role]) -> bool {
        self.grants.iter().any(|grant| roles.contains(&grant.role))
    }

    /// The units at which the actor has this role, in the order of the grants.
    pub fn units_with(&self, role: Role) -> impl Iterator<Item = Id> + '_ {
        self.grants.iter().filter(move |grant| grant.role == role).map(|grant| grant.unit)
    }

    /// Whether the actor has any role at exactly this unit.
    #[must_use]
    pub fn acts_in(&self, unit: Id) -> bool {
        self.grants.iter().any(|grant| grant.unit == unit)
    }

    /// The unit where the actor works: that of the first grant; `None` for an account without grants.
    #[must_use]
    pub fn home_unit(&self) -> Option<Id> {
        self.grants.first().map(|grant| grant.unit)
    }
}

/// The account id of the command line. No row has it.
const CONSOLE: Id = Id::from_bytes([0; 16]);

impl Actor {
    /// Whoever runs the program on the server itself, and so is master of the store anyway. It has no roles:
    /// policies name the few acts that it may do (imports, first accounts, tokens).
    #[must_use]
    pub fn console() -> Self {
        let (login, name) = ("cli".to_owned(), "cli".to_owned());
        Self { account: CONSOLE, login, name, grants: Vec::new(), origin: "cli".to_owned() }
    }

    /// Whether this is [`Actor::console`]. No session and no token can give one.
    #[must_use]
    pub fn is_console(&self) -> bool {
        self.account == CONSOLE
    }

    /// The account for the audit chain: none for the command line.
    #[must_use]
    pub fn audit_id(&self) -> Option<Id> {
        (!self.is_console()).then_some(self.account)
    }
}

/// What every command is handed beside its own input: who acts and what time it is.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    pub actor: &'a Actor,
    pub now: Timestamp,
}

impl<'a> Ctx<'a> {
    /// The context of one act.
    #[must_use]
    pub const fn new(actor: &'a Actor, now: Timestamp) -> Self {
        Self { actor, now }
    }
}

//! The demo's people, found by role and unit.

use std::collections::HashMap;
use std::sync::Arc;

use identity::{Actor, Role};
use kernel::{Date, Id};
use organization::{Directory, UnitKind};
use store::Conn;

/// A centre where somebody takes dossiers in.
#[derive(Clone, Debug)]
pub(super) struct Counter {
    pub centre: Id,
    pub code: String,
    /// Name of the commune, for addresses.
    pub place: String,
}

/// Who there is.
pub(super) struct Cast {
    by_post: HashMap<(Role, Id), Arc<Actor>>,
    /// The communes' centres, in the order of their codes.
    pub counters: Vec<Counter>,
}

impl Cast {
    /// Everybody with a role that counts on `today`.
    pub fn load(conn: &mut Conn, today: Date) -> store::Result<Self> {
        let directory = organization::directory(conn)?;
        let mut by_post = HashMap::new();
        for (account, grants) in identity::queries::accounts(conn)? {
            let grants: Vec<_> = grants.iter().filter(|row| row.valid_on(today)).map(|row| row.grant()).collect();
            let (login, name) = (account.login, account.name);
            let actor =
                Arc::new(Actor { account: account.id, login, name, grants: grants.clone(), origin: "demo".to_owned() });
            for grant in grants {
                by_post.entry((grant.role, grant.unit)).or_insert_with(|| actor.clone());
            }
        }
        let counters = counters(&directory, &by_post);
        Ok(Self { by_post, counters })
    }

    /// The person with this role at this unit.
    pub fn at(&self, role: Role, unit: Id) -> Option<&Arc<Actor>> {
        self.by_post.get(&(role, unit))
    }
}

fn counters(directory: &Directory, by_post: &HashMap<(Role, Id), Arc<Actor>>) -> Vec<Counter> {
    let mut counters: Vec<Counter> = directory
        .of_kind(UnitKind::Commune)
        .filter_map(|commune| {
            let centre = directory.centre_of(commune.id)?;
            let code = centre.code.clone();
            by_post
                .contains_key(&(Role::Receiver, centre.id))
                .then(|| Counter { centre: centre.id, code, place: commune.name.clone() })
        })
        .collect();
    counters.sort_by(|a, b| a.code.cmp(&b.code));
    counters
}

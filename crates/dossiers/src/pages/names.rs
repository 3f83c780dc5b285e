use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use kernel::Id;
use kernel::text::fold;
use organization::{Directory, UnitKind};
use procedures::Catalogue;
use store::Conn;

/// The words behind the ids on a page: units, procedures, people.
pub struct Names {
    pub directory: Arc<Directory>,
    catalogue: Arc<Catalogue>,
    people: HashMap<Id, String>,
    versions: HashMap<Id, String>,
}

impl Names {
    /// Reads the names of these people; units and procedures lie in memory.
    ///
    /// # Errors
    /// Those of the database.
    pub fn load(conn: &mut Conn, people: impl IntoIterator<Item = Id>) -> store::Result<Self> {
        let mut names = Self {
            directory: organization::directory(conn)?,
            catalogue: procedures::catalogue(conn)?,
            people: HashMap::new(),
            versions: HashMap::new(),
        };
        for id in people {
            if !names.people.contains_key(&id)
                && let Ok(account) = identity::queries::account(conn, id)
            {
                names.people.insert(id, account.name);
            }
        }
        Ok(names)
    }

    /// The unit's name; a division with that of its body.
    pub fn unit(&self, id: Id) -> String {
        let Some(unit) = self.directory.unit(id) else { return String::new() };
        match unit.kind {
            UnitKind::Division => {
                let body = self.directory.unit(self.directory.body_of(id)).map(|body| body.name.as_str());
                let body = body.unwrap_or_default();
                // Many divisions carry the name of their commune already.
                match fold(&unit.name).contains(&fold(body)) {
                    true => unit.name.clone(),
                    false => format!("{}, {body}", unit.name),
                }
            }
            _ => self.unit_short(id),
        }
    }

    /// The unit's own name alone. A commune or a province is named as the committee that acts: its plain name is that
    /// of a place.
    pub fn unit_short(&self, id: Id) -> String {
        let Some(unit) = self.directory.unit(id) else { return String::new() };
        match unit.kind {
            UnitKind::Province | UnitKind::Commune => unit.formal_name.clone(),
            UnitKind::Department | UnitKind::Division | UnitKind::Centre => unit.name.clone(),
        }
    }

    /// The unit's name as official papers write it.
    pub fn formal(&self, id: Id) -> String {
        self.directory.unit(id).map(|unit| unit.formal_name.clone()).unwrap_or_default()
    }

    /// The person's name; empty for an account that is not there.
    pub fn person(&self, id: Id) -> &str {
        self.people.get(&id).map(String::as_str).unwrap_or_default()
    }

    /// The name of a version that a dossier is bound to.
    pub fn procedure(&self, code: &str, version: Id) -> String {
        let all = self.catalogue.versions(code);
        let own = all.iter().find(|own| own.id == version).or(all.last());
        own.map_or_else(|| code.to_owned(), |own| own.name.clone())
    }

    /// Reads the names of these versions, which may no longer be in force.
    ///
    /// # Errors
    /// Those of the database.
    pub fn load_versions(&mut self, conn: &mut Conn, versions: impl IntoIterator<Item = Id>) -> store::Result<()> {
        for id in versions {
            if let Entry::Vacant(unread) = self.versions.entry(id) {
                unread.insert(procedures::by_id(conn, id)?.name);
            }
        }
        Ok(())
    }

    /// The name of a version that was read; empty for any other.
    pub fn version(&self, id: Id) -> String {
        self.versions.get(&id).cloned().unwrap_or_default()
    }
}

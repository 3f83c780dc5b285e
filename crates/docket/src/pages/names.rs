use std::sync::Arc;

use kernel::Id;
use organization::{Directory, UnitKind};
use store::Conn;

/// The words behind the units on a page.
pub struct Names(pub Arc<Directory>);

impl Names {
    /// Units lie in memory.
    ///
    /// # Errors
    /// Those of the database.
    pub fn load(conn: &mut Conn) -> store::Result<Self> {
        Ok(Self(organization::directory(conn)?))
    }

    /// The unit's name; empty for one that is not there.
    pub fn unit(&self, id: Id) -> String {
        self.0.unit(id).map(|unit| unit.name.clone()).unwrap_or_default()
    }

    /// The name of a unit that may be missing.
    pub fn maybe(&self, id: Option<Id>) -> String {
        id.map(|id| self.unit(id)).unwrap_or_default()
    }

    /// The unit's name as official papers write it.
    pub fn formal(&self, id: Id) -> String {
        self.0.unit(id).map(|unit| unit.formal_name.clone()).unwrap_or_default()
    }

    /// Code of a unit, by which forms name it.
    pub fn code(&self, id: Id) -> String {
        self.0.unit(id).map(|unit| unit.code.clone()).unwrap_or_default()
    }

    /// Names in one line.
    pub fn list(&self, ids: &[Id]) -> String {
        ids.iter().map(|id| self.unit(*id)).collect::<Vec<_>>().join(", ")
    }

    /// The units of a kind, as code and name.
    pub fn of_kind(&self, kind: UnitKind) -> Vec<(String, String)> {
        self.0.of_kind(kind).map(|unit| (unit.code.clone(), unit.name.clone())).collect()
    }

    /// Everybody who may lead or help: departments first, then communes.
    pub fn bodies(&self) -> Vec<(String, String)> {
        [self.of_kind(UnitKind::Department), self.of_kind(UnitKind::Commune)].concat()
    }

    /// The commune or department that a person works for, whatever division the account is in.
    pub fn body(&self, unit: Id) -> Id {
        self.0.body_of(unit)
    }

    /// What kind of body a unit belongs to.
    pub fn kind(&self, unit: Id) -> Option<UnitKind> {
        self.0.unit(self.0.body_of(unit)).map(|unit| unit.kind)
    }
}

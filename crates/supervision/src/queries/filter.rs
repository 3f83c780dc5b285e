use kernel::Id;
use organization::{Unit, UnitKind};
use store::Conn;

/// What is counted. A figure by procedure knows no centre, and one by centre no procedure.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Only what these bodies decide.
    pub bodies: Option<Vec<Id>>,
    /// Only what this centre received.
    pub centre: Option<Id>,
    /// Only these procedures: one, or those of a field.
    pub procedures: Option<Vec<String>>,
}

impl Filter {
    /// What one body decides.
    #[must_use]
    pub fn body(body: Id) -> Self {
        Self { bodies: Some(vec![body]), ..Self::default() }
    }

    /// What one centre received.
    #[must_use]
    pub fn centre(centre: Id) -> Self {
        Self { centre: Some(centre), ..Self::default() }
    }
}

impl Filter {
    /// Whether bodies are all it names.
    pub(super) const fn is_by_body(&self) -> bool {
        self.centre.is_none() && self.procedures.is_none()
    }

    /// The same with every body named: an index that begins with the body then finds few rows among many.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) fn by_bodies(&self, conn: &mut Conn) -> store::Result<Self> {
        if self.bodies.is_some() {
            return Ok(self.clone());
        }
        let directory = organization::directory(conn)?;
        let is_body = |unit: &&Unit| !matches!(unit.kind, UnitKind::Division | UnitKind::Centre);
        let bodies = directory.units().iter().filter(is_body).map(|unit| unit.id).collect();
        Ok(Self { bodies: Some(bodies), ..self.clone() })
    }
}

/// What a figure is of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Key {
    Unit(Id),
    Procedure(String),
}

impl From<Id> for Key {
    fn from(unit: Id) -> Self {
        Self::Unit(unit)
    }
}

impl From<String> for Key {
    fn from(procedure: String) -> Self {
        Self::Procedure(procedure)
    }
}

/// Narrows a boxed query on the daily sums by body and centre.
macro_rules! narrow_days {
    ($query:expr, $filter:expr) => {{
        use crate::schema::supervision_day as t;
        let mut query = $query;
        if let Some(bodies) = &$filter.bodies {
            query = query.filter(t::body.eq_any(bodies.clone()));
        }
        if let Some(centre) = $filter.centre {
            query = query.filter(t::centre.eq(centre));
        }
        query
    }};
}

/// The same by procedure.
macro_rules! narrow_procedures {
    ($query:expr, $filter:expr) => {{
        use crate::schema::supervision_procedure as t;
        let mut query = $query;
        if let Some(bodies) = &$filter.bodies {
            query = query.filter(t::body.eq_any(bodies.clone()));
        }
        if let Some(procedures) = &$filter.procedures {
            query = query.filter(t::procedure.eq_any(procedures.clone()));
        }
        query
    }};
}

/// Narrows a boxed query on a table that has body, centre and procedure.
macro_rules! narrow_all {
    ($query:expr, $table:ident, $filter:expr) => {{
        use crate::schema::$table as t;
        let mut query = $query;
        if let Some(bodies) = &$filter.bodies {
            query = query.filter(t::body.eq_any(bodies.clone()));
        }
        if let Some(centre) = $filter.centre {
            query = query.filter(t::centre.eq(centre));
        }
        if let Some(procedures) = &$filter.procedures {
            query = query.filter(t::procedure.eq_any(procedures.clone()));
        }
        query
    }};
}

pub(crate) use {narrow_all, narrow_days, narrow_procedures};

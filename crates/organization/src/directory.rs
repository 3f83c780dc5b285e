use std::collections::HashMap;

use kernel::Id;

use crate::{Unit, UnitKind};

/// All units of the province in memory: an immutable snapshot, cheap to share and to ask.
#[derive(Debug)]
pub struct Directory {
    revision: Id,
    units: Vec<Unit>,
    by_id: HashMap<Id, usize>,
    by_code: HashMap<String, usize>,
    children: HashMap<Id, Vec<usize>>,
    departments: HashMap<String, Id>,
}

impl Directory {
    /// A snapshot of these units, in the order of their codes. `departments` maps a folded field name to the
    /// department that decides in it (N8).
    #[must_use]
    pub fn new(revision: Id, mut units: Vec<Unit>, departments: HashMap<String, Id>) -> Self {
        units.sort_by(|a, b| a.code.cmp(&b.code));
        let by_id = units.iter().enumerate().map(|(at, unit)| (unit.id, at)).collect();
        let by_code = units.iter().enumerate().map(|(at, unit)| (unit.code.clone(), at)).collect();
        let mut children: HashMap<Id, Vec<usize>> = HashMap::new();
        for (at, unit) in units.iter().enumerate() {
            if let Some(parent) = unit.parent {
                children.entry(parent).or_default().push(at);
            }
        }
        Self { revision, units, by_id, by_code, children, departments }
    }

    /// Which state of the organisation this is a picture of: a new id with every change.
    #[must_use]
    pub const fn revision(&self) -> Id {
        self.revision
    }

    /// Every unit, in the order of the codes.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The unit of this id.
    #[must_use]
    pub fn unit(&self, id: Id) -> Option<&Unit> {
        self.by_id.get(&id).map(|at| &self.units[*at])
    }

    /// The unit of this code, exactly as stored (`H41.042.01`).
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Unit> {
        self.by_code.get(code).map(|at| &self.units[*at])
    }

    /// The units directly below, in the order of their codes.
    pub fn children(&self, parent: Id) -> impl Iterator<Item = &Unit> {
        self.children.get(&parent).map(Vec::as_slice).unwrap_or_default().iter().map(|at| &self.units[*at])
    }

    /// Every unit of one kind, in the order of the codes.
    pub fn of_kind(&self, kind: UnitKind) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(move |unit| unit.kind == kind)
    }

    /// The province, once units are imported.
    #[must_use]
    pub fn province(&self) -> Option<&Unit> {
        self.of_kind(UnitKind::Province).next()
    }

    /// The centre of a commune or of the Office of the provincial PC. For the province and for departments
    /// without a centre of their own that is the provincial centre (A1). A centre's centre is itself, a
    /// division's that of its body.
    #[must_use]
    pub fn centre_of(&self, unit: Id) -> Option<&Unit> {
        let mut at = self.unit(unit)?;
        loop {
            if at.kind == UnitKind::Centre {
                return Some(at);
            }
            if let Some(centre) = self.children(at.id).find(|child| child.kind == UnitKind::Centre) {
                return Some(centre);
            }
            match at.parent.and_then(|parent| self.unit(parent)) {
                Some(parent) => at = parent,
                None => return self.provincial_centre(),
            }
        }
    }

    /// The centre of the province, in the Office of its People's Committee (A1).
    #[must_use]
    pub fn provincial_centre(&self) -> Option<&Unit> {
        self.of_kind(UnitKind::Centre).find(|centre| {
            centre.parent.and_then(|parent| self.unit(parent)).is_some_and(|body| body.kind == UnitKind::Department)
        })
    }

    /// The commune, department or province that a centre or division belongs to; a body is its own. An id
    /// that is not in the directory comes back as it is.
    #[must_use]
    pub fn body_of(&self, unit: Id) -> Id {
        match self.unit(unit) {
            Some(Unit { kind: UnitKind::Division | UnitKind::Centre, parent: Some(parent), .. }) => {
                self.body_of(*parent)
            }
            _ => unit,
        }
    }

    /// Whether `unit` is `ancestor` or stands anywhere below it.
    #[must_use]
    pub fn is_within(&self, unit: Id, ancestor: Id) -> bool {
        let mut at = Some(unit);
        while let Some(id) = at {
            if id == ancestor {
                return true;
            }
            at = self.unit(id).and_then(|unit| unit.parent);
        }
        false
    }

    /// The department that decides in this field of the catalogue (N8); marks and case do not matter.
    #[must_use]
    pub fn department_for_field(&self, field: &str) -> Option<Id> {
        self.departments.get(&field_key(field)).copied()
    }
}

/// The form in which fields are compared: folded, single spaces.
#[must_use]
pub fn field_key(field: &str) -> String {
    kernel::text::fold(&kernel::text::clean(field))
}

//! Which division of a body works in a field (I2); a default behind the e-process settings of the unit.

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::Id;
use organization::{Directory, UnitKind};

/// Columns `department,division,why`: the number of a department (N10) and of the commune's division that
/// works in its fields: 1 = Office, 2 = Economic, 3 = Culture and Social Division (I2).
const TABLE: &str = include_str!("../../data/department_divisions.csv");

static DIVISIONS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let mut rows = csv::Reader::from_reader(TABLE.as_bytes());
    let rows = rows.records().filter_map(Result::ok);
    rows.filter_map(|row| Some((row.get(0)?.to_owned(), row.get(1)?.parse().ok()?))).collect()
});

/// The division of `body` that works in `field`. In a commune it is the one that stands for the field's
/// department, in the order in which divisions stand below it (N9); elsewhere the first. `None` where the
/// body has no divisions: it works itself.
#[must_use]
pub fn division_for(directory: &Directory, body: Id, field: &str) -> Option<Id> {
    let divisions: Vec<Id> =
        directory.children(body).filter(|unit| unit.kind == UnitKind::Division).map(|unit| unit.id).collect();
    let at_commune = directory.unit(body).is_some_and(|unit| unit.kind == UnitKind::Commune);
    let department = directory.department_for_field(field).filter(|_| at_commune);
    let number = department
        .and_then(|department| directory.unit(department))
        .and_then(|department| DIVISIONS.get(department.code.rsplit('.').next()?));
    number.and_then(|number| divisions.get(number - 1)).or_else(|| divisions.first()).copied()
}

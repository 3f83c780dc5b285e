//! What the organisation is made of, as the other wings see it.

use kernel::{Date, Id};
use serde::Serialize;

kernel::named_enum! {
    /// What kind of node a unit is.
    #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum UnitKind {
        /// The People's Committee of the province; there is one.
        Province = "province",
        /// A department of the province, its Office included (N10).
        Department = "department",
        /// The People's Committee of a commune, ward or special zone (I1).
        Commune = "commune",
        /// A division of a commune or of a department (I2).
        Division = "division",
        /// A Public Administration Service Centre (A1).
        Centre = "centre",
    }
}

store::text_column!(UnitKind);

/// One unit of the home province, as it stands in the [`Directory`](crate::Directory).
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Unit {
    pub id: Id,
    /// Code by N9, such as `H41.042`, its centre `H41.042.01`, its divisions from `.02` on.
    pub code: String,
    pub kind: UnitKind,
    pub parent: Option<Id>,
    /// Vietnamese name, short enough for lists: a commune's is that of its area.
    pub name: String,
    /// Vietnamese name as official papers write it: the People's Committee of the commune.
    pub formal_name: String,
    /// Five digits of the national list of administrative units; communes only.
    pub official_code: Option<String>,
    /// First day in force.
    pub valid_from: Date,
    /// Last day in force; `None` while it stands.
    pub valid_to: Option<Date>,
    /// Flagged `seed_commune` in the data: the ten communes with demo people.
    pub seed: bool,
    /// The code is a stand-in, because the official one is not known (N9). Administrators' pages say so.
    pub stand_in: bool,
    /// The resolution that founded it; communes only.
    pub resolution: Option<String>,
    /// Land limits get the addition for hard areas (J2); a demo setting until the province's list is there.
    pub hard_area: bool,
}

impl Unit {
    /// Whether the unit stands on this day.
    #[must_use]
    pub fn valid_on(&self, date: Date) -> bool {
        self.valid_from <= date && self.valid_to.is_none_or(|last| date <= last)
    }
}

/// A person at work, as pick lists show one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Person {
    pub account: Id,
    pub name: String,
}

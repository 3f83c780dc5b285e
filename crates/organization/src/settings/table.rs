use std::collections::HashMap;

use diesel::prelude::*;
use kernel::{Date, Id};
use serde::Serialize;

use super::key::{Certainty, SettingKey, time};
use crate::schema::setting;

/// A setting as it is stored.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Queryable, Selectable)]
#[diesel(table_name = setting)]
pub struct SettingRow {
    pub id: Id,
    pub key: SettingKey,
    /// `None` for the whole house.
    pub unit: Option<Id>,
    pub value: String,
    pub valid_from: Date,
    /// Where the value is from: a decision's number, or that it is a demo setting.
    pub source: String,
    pub certainty: Certainty,
}

/// What holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Found {
    pub key: SettingKey,
    pub value: String,
    /// Whose setting it is; `None` for the house's or the default.
    pub unit: Option<Id>,
    /// `None` for the default.
    pub valid_from: Option<Date>,
    pub source: String,
    pub certainty: Certainty,
}

impl Found {
    /// The value as a number; values are checked when they are set, so a bad one cannot stand here.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.value.parse().unwrap_or_default()
    }

    /// The value as yes or no.
    #[must_use]
    pub fn flag(&self) -> bool {
        self.value == "true"
    }

    /// The value as hour and minute.
    #[must_use]
    pub fn time(&self) -> (u8, u8) {
        time(&self.value).unwrap_or_default()
    }

    /// Whether nobody has set anything.
    #[must_use]
    pub const fn is_default(&self) -> bool {
        self.valid_from.is_none()
    }
}

/// All settings in memory.
#[derive(Clone, Debug, Default)]
pub struct Settings(HashMap<(SettingKey, Option<Id>), Vec<SettingRow>>);

impl Settings {
    pub(crate) fn new(rows: Vec<SettingRow>) -> Self {
        let mut table: HashMap<_, Vec<SettingRow>> = HashMap::new();
        for row in rows {
            table.entry((row.key, row.unit)).or_default().push(row);
        }
        for rows in table.values_mut() {
            // Of two rows for the same day the later one holds.
            rows.sort_by_key(|row| (row.valid_from, row.id));
        }
        Self(table)
    }

    /// The row of exactly this unit (or of the house) that holds on a day.
    #[must_use]
    pub fn own(&self, key: SettingKey, unit: Option<Id>, day: Date) -> Option<&SettingRow> {
        self.0.get(&(key, unit))?.iter().rev().find(|row| row.valid_from <= day)
    }

    /// Every row of a key and unit, the oldest first.
    #[must_use]
    pub fn history(&self, key: SettingKey, unit: Option<Id>) -> &[SettingRow] {
        self.0.get(&(key, unit)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first of `units` that has a row, else the house's, else the default.
    #[must_use]
    pub fn nearest(&self, key: SettingKey, units: impl IntoIterator<Item = Id>, day: Date) -> Found {
        let places = units.into_iter().map(Some).chain([None]);
        let row = places.into_iter().find_map(|unit| self.own(key, unit, day));
        row.map_or_else(|| default(key), found)
    }
}

fn found(row: &SettingRow) -> Found {
    Found {
        key: row.key,
        value: row.value.clone(),
        unit: row.unit,
        valid_from: Some(row.valid_from),
        source: row.source.clone(),
        certainty: row.certainty,
    }
}

fn default(key: SettingKey) -> Found {
    let (rule, certainty) = key.basis();
    let (value, source) = (key.default_value().to_owned(), rule.to_owned());
    Found { key, value, unit: None, valid_from: None, source, certainty }
}

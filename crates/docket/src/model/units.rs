use kernel::Id;

/// The units of a column that holds several, as JSON.
#[must_use]
pub fn read_units(json: &str) -> Vec<Id> {
    serde_json::from_str(json).unwrap_or_default()
}

/// The form that [`read_units`] reads.
#[must_use]
pub fn write_units(units: &[Id]) -> String {
    serde_json::to_string(units).unwrap_or_else(|_| "[]".to_owned())
}

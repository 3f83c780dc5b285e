use kernel::Timestamp;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// A due time and how it came about, step by step in the order of the sum.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Derivation {
    pub due_at: Timestamp,
    pub steps: Vec<DerivationStep>,
}

/// One step of the sum.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DerivationStep {
    /// Number of the rule that the step follows: `E7`.
    pub rule: &'static str,
    /// Fluent key: `calendar-step-pause`.
    pub code: &'static str,
    /// Names and values for the message's placeables; dates as `dd/mm/yyyy`.
    #[serde(serialize_with = "as_map")]
    pub args: Vec<(&'static str, String)>,
    /// The moment that the step speaks of or leads to.
    pub at: Timestamp,
}

impl DerivationStep {
    pub(crate) fn new(rule: &'static str, code: &'static str, at: impl Into<Timestamp>) -> Self {
        Self { rule, code, args: Vec::new(), at: at.into() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The step as a text to be said.
    #[must_use]
    pub fn words(&self) -> kernel::Reason {
        kernel::Reason { code: self.code, args: self.args.clone() }
    }
}

fn as_map<S: Serializer>(args: &[(&'static str, String)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(args.len()))?;
    for (name, value) in args {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

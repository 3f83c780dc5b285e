//! Wrong fields: those a rule refuses, shown beside their inputs, and those that do not fit the schema.

use kernel::{FieldFault, Reason, Refusal};

use crate::{Failure, PageError, Texts};

/// The wrong fields of a form that is shown again with all that was typed.
#[derive(Clone, Debug, Default)]
pub struct Faults(pub Vec<FieldFault>);

impl Faults {
    /// No faults: a form that is shown for the first time.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Notes one more wrong field.
    pub fn add(&mut self, field: impl Into<String>, reason: Reason) {
        self.0.push(FieldFault::new(field, reason));
    }

    /// The value, or `None` after noting why it is wrong: `faults.take("phone", Phone::parse(&form.phone))`.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Reason>) -> Option<T> {
        parsed.map_err(|reason| self.add(field, reason)).ok()
    }

    /// What is wrong with this field, in words; empty when nothing is.
    #[must_use]
    pub fn of(&self, t: &Texts, field: &str) -> String {
        let mine = self.0.iter().filter(|fault| fault.field == field);
        mine.map(|fault| t.reason(&fault.reason)).collect::<Vec<_>>().join(" ")
    }

    /// Splits what a command answered: wrong fields are shown at the form, everything else is an error page.
    ///
    /// # Errors
    /// Whatever is not about fields.
    pub fn split<T>(result: store::Result<T>) -> Result<Result<T, Self>, PageError> {
        match result {
            Ok(value) => Ok(Ok(value)),
            Err(store::Error::Refused(Refusal::Invalid(faults))) => Ok(Err(Self(faults))),
            Err(error) => Err(Failure::from(error).into()),
        }
    }
}

/// The fault behind a message of serde about the field at `path` (`.` for the whole).
pub(crate) fn schema(path: &str, message: &str) -> FieldFault {
    let quoted = message.split('`').nth(1).unwrap_or_default();
    let (field, reason) = if message.starts_with("missing field") {
        (join(path, quoted), Reason::new("web-field-missing"))
    } else if message.starts_with("unknown field") {
        (named(path, quoted), Reason::new("web-field-unknown"))
    } else if message.starts_with("duplicate field") {
        (named(path, quoted), Reason::new("web-field-duplicate"))
    } else if message.starts_with("unknown variant") {
        (path.to_owned(), Reason::new("web-field-choice").with("allowed", choices(message)))
    } else if message.starts_with("invalid type") {
        (path.to_owned(), Reason::new("web-field-type"))
    } else {
        (path.to_owned(), Reason::new("web-field-value"))
    };
    FieldFault::new(field, reason)
}

/// serde names the fields a body may have, and the values a choice may take, in backticks.
fn choices(message: &str) -> String {
    let after = message.split_once("expected").map_or("", |(_, rest)| rest);
    after.split('`').skip(1).step_by(2).collect::<Vec<_>>().join(", ")
}

fn join(path: &str, field: &str) -> String {
    if path.is_empty() || path == "." { field.to_owned() } else { format!("{path}.{field}") }
}

/// serde's path already ends in the unknown field, or is the object around it.
fn named(path: &str, field: &str) -> String {
    if path == field || path.ends_with(&format!(".{field}")) { path.to_owned() } else { join(path, field) }
}

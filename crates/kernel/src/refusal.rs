/// Why something is refused: a key of the fluent files and what fills its gaps. Never free text, so that
/// every edge can say it in both languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    /// Fluent key, also the lasting `code` of the API: `dossier-not-found`.
    pub code: &'static str,
    /// Names and values for the message's placeables. Must hold no personal data.
    pub args: Vec<(&'static str, String)>,
}

impl Reason {
    /// A reason that needs no values.
    #[must_use]
    pub const fn new(code: &'static str) -> Self {
        Self { code, args: Vec::new() }
    }

    /// The same reason with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// What is wrong with one field of a form or a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldFault {
    /// Path of the field as the form or JSON names it: `applicant.personal_number`, `parts[2].copies`.
    pub field: String,
    pub reason: Reason,
}

impl FieldFault {
    #[must_use]
    pub fn new(field: impl Into<String>, reason: Reason) -> Self {
        Self { field: field.into(), reason }
    }
}

/// A refusal by a rule, as every edge renders it: form errors on a page, a problem document in the API,
/// exit code 1 on the command line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The input is wrong; everything that is wrong is listed at once. HTTP 422.
    Invalid(Vec<FieldFault>),
    /// The policy says no, and why. HTTP 403.
    Forbidden(Reason),
    /// There is no such thing, or the actor may not know of it. HTTP 404.
    NotFound(Reason),
    /// The state does not permit it; `allowed` lists the actions that are open now. HTTP 409.
    Conflict { reason: Reason, allowed: Vec<&'static str> },
}

impl Refusal {
    /// A refusal of one field.
    #[must_use]
    pub fn field(field: impl Into<String>, reason: Reason) -> Self {
        Self::Invalid(vec![FieldFault::new(field, reason)])
    }

    /// A conflict that offers no other action.
    #[must_use]
    pub const fn conflict(reason: Reason) -> Self {
        Self::Conflict { reason, allowed: Vec::new() }
    }
}

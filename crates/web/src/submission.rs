use std::fmt;

use kernel::{Id, Reason};

/// The number a form carries so that it takes effect once, however often it is sent: a double click, the
/// back button, a resend after a broken line.
///
/// The page writes it with `forms::submission(page)`; the command keeps it in a unique column beside what it
/// made and, when it is there already, answers with what was made the first time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Submission(pub Id);

impl Submission {
    /// A fresh number.
    #[must_use]
    pub fn new() -> Self {
        Self(Id::new())
    }

    /// Reads the hidden field `submission`.
    ///
    /// # Errors
    /// When it is missing or was changed.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        Id::parse(text).map(Self).ok_or(Reason::new("web-submission-missing"))
    }
}

impl Default for Submission {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

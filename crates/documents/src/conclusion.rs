use kernel::Date;
use serde::{Deserialize, Serialize};

use crate::values::{Letterhead, Signature};
use crate::{DocumentError, render};

/// The notice of what a leader concluded at a meeting (H14), in the general layout of administrative papers (Decree
/// 30/2020). Each paragraph that gives somebody something to do says so below it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Conclusion {
    pub letterhead: Letterhead,
    /// What was concluded, by whom and where; the line below the title.
    pub subject: String,
    /// Who met, when and about what: plain paragraphs before the numbered ones.
    pub opening: Vec<String>,
    pub paragraphs: Vec<ConclusionParagraph>,
    /// Plain paragraphs after the numbered ones.
    pub closing: Vec<String>,
    /// "Nơi nhận", one a line.
    pub recipients: Vec<String>,
    pub signature: Signature,
}

/// One numbered paragraph.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ConclusionParagraph {
    /// As it is cited, e.g. "1" or "2.1".
    pub number: String,
    pub text: String,
    pub task: Option<ConclusionTask>,
}

/// What a paragraph gives to do.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ConclusionTask {
    /// The unit that leads.
    pub lead: String,
    /// Those that co-operate, in one line.
    pub with: Option<String>,
    /// What shall lie on the table at the end.
    pub product: String,
    /// `None` for a task without a term (H15).
    pub due: Option<Date>,
}

/// A conclusion notice as PDF, A4.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn conclusion(form: &Conclusion) -> Result<Vec<u8>, DocumentError> {
    render::pdf("conclusion.typ", form, None)
}

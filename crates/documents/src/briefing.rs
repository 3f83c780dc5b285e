use kernel::Date;
use serde::{Deserialize, Serialize};

use crate::values::Letterhead;
use crate::{DocumentError, render};

/// What a working group should know of a commune before it goes there, on one sheet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Briefing {
    pub letterhead: Letterhead,
    /// The commune that is visited.
    pub commune: String,
    /// The visit: group, place and time, in one line.
    pub visit: String,
    /// The first day the figures count.
    pub from: Date,
    /// The last day the figures count.
    pub until: Date,
    pub figures: Vec<Figure>,
    /// Why dossiers are open, the most frequent first.
    pub open: Vec<OpenLine>,
    pub posts: Vec<PostLine>,
    /// What the commune has recommended and not yet got.
    pub recommendations: Vec<OpenRecommendation>,
}

/// A figure in words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Figure {
    pub name: String,
    /// `None` where nobody counts it: the sheet says so.
    pub value: Option<String>,
    pub note: Option<String>,
}

/// Open dossiers of one kind.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct OpenLine {
    pub why: String,
    pub count: u32,
    /// Of these past their appointment; `None` where nobody counts it.
    pub late: Option<u32>,
}

/// Staff of one kind against its posts (I5).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PostLine {
    pub post: String,
    pub quota: u32,
    pub present: u32,
}

/// A recommendation that is not answered yet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpenRecommendation {
    pub code: String,
    pub content: String,
    /// With whom it lies.
    pub turn: String,
    pub since: Date,
}

/// A briefing sheet as PDF, A4.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn briefing(form: &Briefing) -> Result<Vec<u8>, DocumentError> {
    render::pdf("briefing.typ", form, None)
}

use serde::{Deserialize, Serialize};

use crate::values::{Letterhead, Signature};
use crate::{DocumentError, render};

/// An administrative paper of free content in the layout of Decree 30/2020.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Notice {
    pub letterhead: Letterhead,
    /// The kind of paper, e.g. "Thông báo"; set in capitals.
    pub title: String,
    /// What it is about, the line below the title.
    pub subject: Option<String>,
    /// Plain paragraphs.
    pub paragraphs: Vec<String>,
    /// "Nơi nhận", one a line.
    pub recipients: Vec<String>,
    pub signature: Signature,
    /// What the QR opens, if it can be looked up.
    pub look_up: Option<String>,
}

/// A notice as PDF, A4.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn notice(notice: &Notice) -> Result<Vec<u8>, DocumentError> {
    render::pdf("notice.typ", notice, notice.look_up.as_deref())
}

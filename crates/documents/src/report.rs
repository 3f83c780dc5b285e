use serde::{Deserialize, Serialize};

use crate::values::{Letterhead, Signature};
use crate::{DocumentError, render};

/// A report of figures over a period: a few sentences, then tables.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    pub letterhead: Letterhead,
    /// The line below the title: of whom, for which period.
    pub subject: String,
    /// Plain paragraphs before the tables.
    pub opening: Vec<String>,
    pub tables: Vec<ReportTable>,
    /// "Nơi nhận", one a line.
    pub recipients: Vec<String>,
    pub signature: Signature,
}

/// One table: a name in the first column, numbers in the others.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReportTable {
    pub title: String,
    pub columns: Vec<String>,
    /// As many cells a row as there are columns.
    pub rows: Vec<Vec<String>>,
    /// What is said where there are no rows.
    pub empty: String,
}

/// The report as PDF, A4 landscape.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn report(form: &Report) -> Result<Vec<u8>, DocumentError> {
    render::pdf("report.typ", form, None)
}

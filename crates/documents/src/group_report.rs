use kernel::{Date, Timestamp};
use serde::{Deserialize, Serialize};

use crate::briefing::Figure;
use crate::sheet::{Cell, Column, ColumnKind, Xlsx};
use crate::values::{Letterhead, Signature};
use crate::{DocumentError, render};

/// The report of a working group: its sessions, its figures, and each matter from the finding to the closed task.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupReport {
    pub letterhead: Letterhead,
    /// The line below the title: group, what it looked at, in which time.
    pub subject: String,
    /// Plain paragraphs before the tables.
    pub opening: Vec<String>,
    pub sessions: Vec<SessionLine>,
    pub figures: Vec<Figure>,
    pub matters: Vec<MatterLine>,
    /// "Nơi nhận", one a line.
    pub recipients: Vec<String>,
    pub signature: Signature,
}

/// One session.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SessionLine {
    pub commune: String,
    pub at: Timestamp,
    pub place: String,
    /// Score of the inspection, e.g. "78 / 100"; `None` where nothing was inspected.
    pub score: Option<String>,
    pub findings: u32,
    pub recommendations: u32,
}

/// One matter with all that became of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MatterLine {
    /// Code of the recommendation or number of the finding.
    pub code: String,
    pub commune: String,
    pub field: String,
    pub content: String,
    /// The department that leads.
    pub lead: Option<String>,
    /// Where it stands, in words.
    pub standing: String,
    /// The clock that runs or ran.
    pub due: Option<Date>,
    /// Number and date of the answer.
    pub answer: Option<String>,
    /// The task that came of it, with its state in words.
    pub task: Option<String>,
}

/// The report as PDF, A4 landscape.
///
/// # Errors
/// When the template or the PDF standard fails.
pub fn group_report(form: &GroupReport) -> Result<Vec<u8>, DocumentError> {
    render::pdf("group-report.typ", form, None)
}

/// The matters of the report as a spreadsheet, with the column titles of the printed table.
///
/// # Errors
/// When the file cannot be written.
pub fn group_report_xlsx(form: &GroupReport) -> Result<Vec<u8>, DocumentError> {
    use ColumnKind::{Date, Text};
    const KINDS: [(ColumnKind, u16); 9] =
        [(Text, 14), (Text, 18), (Text, 22), (Text, 60), (Text, 26), (Text, 22), (Date, 12), (Text, 34), (Text, 40)];
    let titles: Vec<String> = serde_json::from_str(include_str!("../templates/group-report.json"))?;
    let columns = titles.into_iter().zip(KINDS);
    let columns = columns.map(|(title, (kind, width))| Column::new(title, kind).width(width)).collect();
    let mut sheet = Xlsx::new(&form.subject, columns)?;
    for matter in &form.matters {
        sheet.row(&cells(matter))?;
    }
    sheet.into_bytes()
}

fn cells(matter: &MatterLine) -> [Cell<'_>; 9] {
    [
        Cell::text(&matter.code),
        Cell::text(&matter.commune),
        Cell::text(&matter.field),
        Cell::text(&matter.content),
        Cell::maybe(matter.lead.as_deref()),
        Cell::text(&matter.standing),
        matter.due.map_or(Cell::Empty, Cell::Date),
        Cell::maybe(matter.answer.as_deref()),
        Cell::maybe(matter.task.as_deref()),
    ]
}

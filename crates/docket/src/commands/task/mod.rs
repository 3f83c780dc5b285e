//! Tasks: giving, assigning, reporting, extending, taking (H14 to H16).

mod act;
mod confirm;
mod extension;
mod give;
mod lapse;
mod report;

pub use act::TaskDone;
pub use confirm::{ReturnTask, Take};
pub use extension::{AskExtension, DecideExtension};
pub use report::{AssignTask, ReportProgress};

pub(crate) use act::task_permitted;
pub(crate) use give::{NewTask, apart, not_past};
pub(super) use lapse::lapsed;

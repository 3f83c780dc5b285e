//! Working groups, sessions, records, inspections, conclusions.

mod act;
mod conclusion;
mod export;
mod group;
mod hold;
mod inspection;
mod issue;
mod lapse;
mod plan;
mod record;
mod template;

pub use act::SessionDone;
pub use conclusion::{DraftConclusion, ParagraphInput};
pub use group::{MemberInput, SetUpGroup};
pub use hold::{AttendeeInput, Cancel, Hold, Replan};
pub use inspection::{FindingInput, SaveInspection};
pub use issue::{IssueConclusion, Issued};
pub use plan::{PlanVisits, Visit};
pub use record::RecordLine;
pub use template::{ItemInput, SaveTemplate};

pub(crate) use act::session_permitted;
pub(super) use lapse::lapsed;

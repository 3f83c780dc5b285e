//! What the docket is made of.

mod action;
mod checklist;
mod clock;
mod conclusion;
mod field;
mod file;
mod group;
mod matter;
mod notice;
mod recommendation;
mod session;
mod state;
mod task;
mod units;

pub use action::Action;
pub use checklist::{Finding, Inspection, Template, TemplateItem, Verdict};
pub use clock::{Clock, ClockKind, Level, Thing, Timeliness};
pub use conclusion::{Conclusion, Paragraph};
pub use field::{Field, FieldLead};
pub use file::{DocketFile, FileRole};
pub use group::{Group, Member};
pub use matter::{Answer, AnswerClass, Complexity, Matter, Opinion};
pub use notice::{Notice, NoticeKind};
pub use recommendation::{Lack, Power, Recommendation};
pub use session::{Attendee, Record, RecordKind, Session, SessionState};
pub use state::State;
pub use task::{Extension, Report, Task, TaskState};
pub use units::{read_units, write_units};

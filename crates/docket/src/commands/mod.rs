//! One act per function. Each checks the policy, then the version, then the state, then the input; writes; tells the
//! event; keeps the figures; starts and ends clocks; appends to the audit chain: all in the caller's transaction.

mod act;
pub(crate) mod clocks;
pub(crate) mod codes;
mod commune;
mod department;
mod field;
pub(crate) mod files;
mod people;
mod province;
mod recompute;
mod ring;
pub(crate) mod rows;
mod service;
mod session;
pub(crate) mod tally;
mod task;
pub(crate) mod tell;

pub use act::{Done, Target};
pub use clocks::{LAPSE, NEAR, RUNG};
pub use commune::{Appeal, Attach, Close, Complete, SaveDraft, Send, Withdraw};
pub use department::{Ask, Assign, DraftAnswer, GiveOpinion, Join, Receive, RequestOpinion, ReturnForLack, SignAnswer};
pub use field::{SetFieldLead, seed_field_leads};
pub use files::StoredFile;
pub(crate) use files::uploads;
pub use province::{Check, Decide, Redirect, SendBack, Submit, TaskOrder};
pub use service::Docket;
pub use session::{
    AttendeeInput, Cancel, DraftConclusion, FindingInput, Hold, IssueConclusion, Issued, ItemInput, MemberInput,
    ParagraphInput, PlanVisits, RecordLine, Replan, SaveInspection, SaveTemplate, SessionDone, SetUpGroup, Visit,
};
pub use task::{AskExtension, AssignTask, DecideExtension, ReportProgress, ReturnTask, Take, TaskDone};

pub(crate) use act::{OWN_DRAFT, own_draft};
pub(crate) use session::session_permitted;
pub(crate) use task::{NewTask, task_permitted};

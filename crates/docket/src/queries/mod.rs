//! Reads. Each shows what the policy lets the actor look at and nothing else.

mod codes;
mod desk;
mod fields;
mod figures;
mod follow_up;
mod history;
mod inspections;
mod list;
mod public;
mod recommendation;
mod report;
mod sessions;
mod similar;
mod tasks;

pub use codes::{has_illustration, is_illustration, session_code};
pub use desk::{DeskCounts, DeskPage, DeskRow, DeskTab};
pub use fields::{field_lead, field_leads};
pub use figures::{FigureRow, LeaderPage, SharedRow, recount};
pub use follow_up::{FollowLine, FollowUp};
pub use history::{ClockView, HistoryLine};
pub use inspections::{InspectionView, current_template, template, templates};
pub use list::{MatterPart, RecommendationFilter, RecommendationPage, RecommendationRow, Standing};
pub use public::{PublicAnswer, PublicPage, Written};
pub use recommendation::{Joined, RecommendationView, Sight};
pub use sessions::{Briefing, ConclusionView, GroupView, SessionFilter, SessionPage, SessionRow, SessionView};
pub use similar::Similar;
pub use tasks::{TaskFilter, TaskPage, TaskRow, TaskView};
pub use web::Cursor;

/// The most rows of one page.
const MOST: i64 = 200;

pub(crate) use fields::leads_on;
pub(crate) use report::{Raised, raised_at, tasks_at};
